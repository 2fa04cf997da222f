import { stageSaid, stagesOf } from '../../call/steps.ts';
import { sayLastDay } from '../../call/windows.ts';
import { type Said, said } from '../../values/said.ts';
import { type Path, written } from '../finding/finding.ts';
import type { Publication } from './publication.ts';

/** The effect of a version on cases in flight: sentences, and the part of it that one more case does not change. */
interface VersionEffect {
  readonly says: readonly Said[];
  readonly stable: readonly string[];
}

/** The most numbers of declarations that one sentence names, and the most parts of a call. */
const MAX_NAMED = 20;

/**
 * Says what a version leaves as it is and what it changes while declarations are unfinished: each keeps the version under which
 * it was begun, with its steps and the closings in force; a new draft gets what differs. Without such declarations there is
 * nothing to say.
 */
export function versionEffect(publication: Publication): VersionEffect {
  const { older, pinned } = publication;
  const before = older.at(-1);
  const held = pinned.filter(({ ids }) => ids.length > 0);
  if (!before || held.length === 0) return { says: [], stable: [] };
  const parts = changedParts(before, publication.call).map(written);
  const kept = held.map((each) => keptBy(publication, each));
  return { says: [...kept, newDrafts(older.length + 1, parts)], stable: parts };
}

function keptBy({ older, locks }: Publication, { version, ids }: Publication['pinned'][number]): Said {
  const call = older[version - 1];
  const zone = call?.identity.zone.value ?? '';
  const stages = call ? stagesOf(call).map(({ id }) => ({ lock: locks[id], ...stageSaid(call, id) })) : [];
  const closings = (language: keyof Said) =>
    stages.map((each) => `${each[language]}${each.lock ? ` ${sayLastDay(each.lock.closesAt, zone)}` : ''}`);
  const [named, rest] = [ids.slice(0, MAX_NAMED), ids.length > MAX_NAMED];
  return said(
    `第 ${version} 版的未办结申报 ${ids.length} 份，仍按第 ${version} 版办理，环节和截止不变（${closings('zh').join('、')}）：${named.join('、')}${rest ? ' 等' : ''}。`,
    `${ids.length} unfinished declarations of version ${version} keep it, with its steps and closings (${closings('en').join(', ')}): ${named.join(', ')}${rest ? ' and others' : ''}.`,
  );
}

function newDrafts(version: number, parts: readonly string[]): Said {
  const [named, rest] = [parts.slice(0, MAX_NAMED), parts.length > MAX_NAMED];
  return parts.length === 0
    ? said(
        `新开始的草稿按第 ${version} 版；规则和用语与现行版本没有不同。`,
        `New drafts get version ${version}, whose rules and texts are those of the version before.`,
      )
    : said(
        `新开始的草稿按第 ${version} 版；与现行版本不同的有：${named.join('、')}${rest ? ' 等' : ''}。`,
        `New drafts get version ${version}; it differs from the version before in ${named.join(', ')}${rest ? ' and others' : ''}.`,
      );
}

/** The lists whose entries are told apart by their id, and the parts of a call that are looked into. */
const LOOKED_INTO = ['identity', 'eligibility', 'steps', 'texts', 'texts.value'];

/** The parts of a call that differ, as far as people speak of them: a step by its id, a text by its occasion. */
function changedParts(before: unknown, after: unknown, path: Path = []): Path[] {
  if (isAlike(before, after)) return [];
  const looksInto = path.length === 0 || LOOKED_INTO.includes(path.join('.'));
  if (!looksInto || !isObject(before) || !isObject(after)) return [path];
  const [old, now] = [byId(before), byId(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) => changedParts(old[name], now[name], [...path, name]));
}

/** A list by the ids of its entries. */
function byId(value: object): Readonly<Record<string, unknown>> {
  if (!Array.isArray(value)) return value as Record<string, unknown>;
  return Object.fromEntries(
    value.map((each: { readonly id?: string }, nth) => [each.id ?? String(nth), each]),
  );
}

/** Whether two values say the same, whatever the order of their names. */
function isAlike(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const [a, b] = [one, other] as Record<string, unknown>[];
  return names.every((name) => isAlike(a?.[name], b?.[name]));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
