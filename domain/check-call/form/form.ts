import type * as v from 'valibot';
import { PATTERNS } from '../../call/call.ts';
import { LEAF_NAMES } from '../../call/condition-form.ts';
import { MEASURES } from '../../call/scoring-form.ts';
import { isUnknownField, isWrongName, isWrongType, pathOf, wordOf } from '../../values/form.ts';
import { valueAt } from '../../values/pointer.ts';
import { type Finding, type FindingWords, type Path, shown, written } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';
import { choicesAt, fieldsAt } from './form-at.ts';
import {
  sayChoice,
  sayEmpty,
  sayFew,
  sayLarge,
  sayMany,
  sayPattern,
  saySmall,
  sayType,
  signSaid,
} from './say-form.ts';

type Issue = v.BaseIssue<unknown>;

/** The finding for one defect of form. */
export function formFinding(issue: Issue, file: unknown): Finding {
  const path = pathOf(issue);
  if (isUnknownField(issue)) return unknownField(path);
  if (isMissing(file, path)) return missingField(path);
  const said = sayIssue(issue, valueAt(file, path), path);
  return { path, ...said, ...(isWrongName(issue) ? { onKey: true } : {}) };
}

function isMissing(file: unknown, path: Path): boolean {
  const last = path.at(-1);
  const parent = valueAt(file, path.slice(0, -1));
  return last !== undefined && typeof parent === 'object' && parent !== null && !Object.hasOwn(parent, last);
}

function unknownField(path: Path): Finding {
  const name = String(path.at(-1));
  const known = fieldsAt(path.slice(0, -1));
  const near = meant(name, known);
  const sign = signSaid(name);
  const where = written(path.slice(0, -1));
  return {
    path,
    onKey: true,
    because: 'unknown-field',
    zh: `${where} 没有名为 ${shown(name)} 的字段；${sign.zh}${near.zh}可用的字段：${known.join('、')}。`,
    en: `${where} has no field ${shown(name)}.${sign.en}${near.en} Its fields are ${known.join(', ')}.`,
  };
}

function missingField(path: Path): Finding {
  const where = written(path.slice(0, -1));
  const name = path.at(-1);
  const isCited = fieldsAt(path).includes('assumed');
  const zh = isCited ? '，写作 { value: …, source: 条款 } 或 { value: …, assumed: 理由 }' : '';
  const en = isCited ? ' as { value: …, source: clause } or { value: …, assumed: reason }' : '';
  return {
    path,
    because: 'missing-field',
    zh: `${where} 缺少字段 ${name}；请补上${zh}。`,
    en: `${where} lacks the field ${name}; add it${en}.`,
  };
}

/** The sentences of the form's own rules, besides that of citations. */
const OWN_RULES: Readonly<Record<string, (where: string) => FindingWords>> = {
  'one-condition': (where) => ({
    because: 'one-condition',
    zh: `${where} 须恰好写一个条件：all、any、atLeast 与 of，或 ${LEAF_NAMES.join('、')} 之一；请补上或分开写。`,
    en: `${where} must hold exactly one condition: all, any, atLeast with of, or one of ${LEAF_NAMES.join(', ')}; add one or write them apart.`,
  }),
  'one-measure': (where) => ({
    because: 'one-measure',
    zh: `${where} 须恰好写 parts（下级指标）或 ${MEASURES.join('、')} 之一；有下级指标的不写 ranks、provedBy。`,
    en: `${where} must hold exactly one of parts (indicators below it) and ${MEASURES.join(', ')}; with parts it has no ranks and no provedBy.`,
  }),
  'two-decimals': (where) => ({
    because: 'two-decimals',
    zh: `${where} 最多两位小数。`,
    en: `${where} has two decimals at most.`,
  }),
  'at-least-of': (where) => ({
    because: 'at-least-of',
    zh: `${where} 的 atLeast 须与 of 同写，且不大于 of 的条数；请补上或改正。`,
    en: `${where} must hold atLeast together with of, and no more than of has; add or correct it.`,
  }),
};

function sayIssue(issue: Issue, value: unknown, path: Path): FindingWords {
  const where = written(path);
  const { type, requirement } = issue;
  if (isWrongName(issue)) return sayPattern(String(PATTERNS.id), where.split('.').at(-1), where);
  if (isWrongType(issue)) return sayType(type, value, where);
  const own = OWN_RULES[wordOf(issue) ?? ''];
  if (own !== undefined) return own(where);
  if (wordOf(issue) !== undefined)
    return {
      because: 'cite-once',
      zh: `${where} 须恰好注明 source（条款）或 assumed（理由）之一；请补上或删去一个。`,
      en: `${where} must cite exactly one of source (clause) and assumed (reason); add one or take one away.`,
    };
  switch (type) {
    case 'picklist':
      return sayChoice(choicesAt(path), value, where);
    case 'regex':
      return sayPattern(String(requirement), value, where);
    case 'min_length':
      return typeof value === 'string' ? sayEmpty(where) : sayFew(Number(requirement), where);
    case 'min_value':
      return saySmall(Number(requirement), where);
    case 'max_length':
      return Array.isArray(value)
        ? sayMany(Number(requirement), value.length, where)
        : sayLarge(Number(requirement), where);
    case 'max_value':
      return sayLarge(Number(requirement), where);
    case 'safe_integer':
      return Number(value) < 0
        ? saySmall(Number.MIN_SAFE_INTEGER, where)
        : sayLarge(Number.MAX_SAFE_INTEGER, where);
    default:
      return {
        because: 'malformed',
        zh: `${where} 的写法不对，请对照格式。`,
        en: `${where} is malformed; see the schema.`,
      };
  }
}
