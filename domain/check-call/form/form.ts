import type * as v from 'valibot';
import { PATTERNS } from '../../call/call.ts';
import { foreignInWord } from '../../typed/foreign-sign.ts';
import { isUnknownField, isWrongName, isWrongType, pathOf, wordOf } from '../../values/form.ts';
import { valueAt } from '../../values/pointer.ts';
import { type Finding, type FindingWords, type Path, shown, written } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';
import { choicesAt, fieldsAt } from './form-at.ts';

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

function sayIssue(issue: Issue, value: unknown, path: Path): FindingWords {
  const where = written(path);
  const { type, requirement } = issue;
  if (isWrongName(issue)) return sayPattern(String(PATTERNS.id), where.split('.').at(-1), where);
  if (isWrongType(issue)) return sayType(type, value, where);
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

/** Names a sign that looks like one of the word's own, such as a Cyrillic letter; empty if there is none. */
function signSaid(value: unknown): { zh: string; en: string } {
  const { detail } = (typeof value === 'string' && foreignInWord('', value)) || {};
  return detail === undefined
    ? { zh: '', en: '' }
    : { zh: `其中${detail.signs}；`, en: ` It holds ${detail.signsEn}.` };
}

const TYPES: Readonly<Record<string, { zh: string; en: string }>> = {
  string: { zh: '文字（数字样的请加引号）', en: 'text (quote what looks like a number)' },
  number: { zh: '数', en: 'a number' },
  finite: { zh: '数', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a mapping of fields' },
  strict_object: { zh: '一组字段', en: 'a mapping of fields' },
  record: { zh: '一组名称及其内容', en: 'a mapping by name' },
};

function sayType(expected: string, value: unknown, where: string): FindingWords {
  const { zh, en } = TYPES[expected] ?? { zh: expected, en: expected };
  return {
    because: 'wrong-type',
    zh: `${where} 应为${zh}，现在是${value === null ? '空' : kindOf(value).zh}；请改正。`,
    en: `${where} must be ${en}, not ${value === null ? 'empty' : kindOf(value).en}.`,
  };
}

function kindOf(value: unknown): { zh: string; en: string } {
  const kind = Array.isArray(value) ? 'array' : typeof value;
  if (kind === 'string') return { zh: '文字', en: 'text' };
  return TYPES[kind] ?? { zh: kind, en: kind };
}

function sayChoice(values: readonly string[], value: unknown, where: string): FindingWords {
  const near = meant(typeof value === 'string' ? value : '', values);
  const sign = signSaid(value);
  return {
    because: 'not-one-of',
    zh: `${where} 不能是 ${shown(value)}；${sign.zh}${near.zh}可选：${values.join('、')}。`,
    en: `${where} cannot be ${shown(value)}.${sign.en}${near.en} Choose one of ${values.join(', ')}.`,
  };
}

const WRITTEN: Readonly<Record<string, FindingWords>> = {
  [String(PATTERNS.id)]: {
    because: 'bad-id',
    zh: '小写字母、数字和单个连字符，如 hr-bureau',
    en: 'lower-case letters, digits and single hyphens, as in hr-bureau',
  },
  [String(PATTERNS.day)]: {
    because: 'bad-day',
    zh: '日期 2021-10-31 的写法',
    en: 'a day such as 2021-10-31',
  },
  [String(PATTERNS.time)]: { because: 'bad-time', zh: "时刻 '09:30' 的写法", en: "a time such as '09:30'" },
  [String(PATTERNS.english)]: {
    because: 'not-english',
    zh: '英文，不含汉字和全角标点',
    en: 'English, without Chinese characters or punctuation',
  },
  [String(PATTERNS.closing)]: {
    because: 'bad-closing',
    zh: '2021-10-31 或 2021-10-31 17:00 的写法',
    en: '2021-10-31 or 2021-10-31 17:00',
  },
};

function sayPattern(pattern: string | undefined, value: unknown, where: string): FindingWords {
  const { because, zh, en } = (pattern !== undefined && WRITTEN[pattern]) || {
    because: 'malformed',
    zh: '规定的写法',
    en: 'as the schema says',
  };
  const sign = because === 'not-english' ? { zh: '', en: '' } : signSaid(value);
  return {
    because,
    zh: `${where} 的 ${shown(value)} 写法不对，${sign.zh}应为${zh}。`,
    en: `${where}: ${shown(value)} must be written as ${en}.${sign.en}`,
  };
}

function sayEmpty(where: string): FindingWords {
  return { because: 'empty-text', zh: `${where} 是空的；请填写。`, en: `${where} is empty; fill it in.` };
}

function sayFew(least: number, where: string): FindingWords {
  return {
    because: 'too-few',
    zh: `${where} 至少要有 ${least} 项。`,
    en: `${where} needs at least ${least} entries.`,
  };
}

function sayMany(most: number, given: number, where: string): FindingWords {
  return {
    because: 'too-many',
    zh: `${where} 最多 ${most} 项，现有 ${given} 项；请删减或合并。`,
    en: `${where} holds at most ${most} entries and has ${given}; take some away or join them.`,
  };
}

function saySmall(least: number, where: string): FindingWords {
  return {
    because: 'too-small',
    zh: `${where} 太小：最小为 ${least}。`,
    en: `${where} is too small: at least ${least}.`,
  };
}

function sayLarge(most: number, where: string): FindingWords {
  return {
    because: 'too-large',
    zh: `${where} 太大：最大为 ${most}。`,
    en: `${where} is too large: at most ${most}.`,
  };
}
