import { type Day, plusDays } from '../../values/instant.ts';
import type { Fact, Is, NearestMiss } from '../answer.ts';
import type { DatedPerson } from '../person.ts';
import type { Terms } from '../terms.ts';
import { orderOf, type VocabularyName } from '../vocabulary.ts';
import { fullOn as dayFull, latestStart } from '../years.ts';
import { daysBetween, type Periods, workedSince } from './work.ts';

/** What one leaf says of a person whose dates are days. */
export interface Found {
  readonly is: Is;
  readonly facts: readonly Fact[];
  readonly nearest?: NearestMiss;
}

export const met = (facts: readonly Fact[]): Found => ({ is: 'met', facts });
export const missed = (facts: readonly Fact[], nearest: NearestMiss): Found => ({
  is: 'not-met',
  facts,
  nearest,
});
export const unknown = (at: string, facts: readonly Fact[] = [], fullOn?: Day): Found => ({
  ...{ is: 'not-known', facts },
  nearest: { kind: 'state', at, ...(fullOn === undefined ? {} : { fullOn }) },
});

export function factOf(list: string, index: number, key: string, value: string | number): Fact {
  return { at: `/${list}/${index}/${key}`, value };
}

/** Whether a term is at least the wanted one in the order of its list, by what the call holds equal; undefined if nobody says. */
export function isAtLeast(
  { vocabularies, heldEqual }: Terms,
  list: VocabularyName,
  has: string,
  wanted: string,
): boolean | undefined {
  if (has === wanted) return true;
  const [own, other] = [
    orderOf(vocabularies, list, has, heldEqual),
    orderOf(vocabularies, list, wanted, heldEqual),
  ];
  if (own === undefined || other === undefined) return undefined;
  return own >= other;
}

interface Held {
  readonly index: number;
  readonly since: Day;
}

/** Judges for how many years the earliest of several entries was held. */
export function heldFor(
  held: readonly Held[],
  years: number,
  { cutOff, yearRule }: Terms,
  said: { list: string; key: string; none: { at: string; oneOf: readonly string[] }; all: readonly Fact[] },
): Found {
  const latest = latestStart(cutOff, years, yearRule);
  const [first] = held.toSorted((one, other) => one.since.localeCompare(other.since));
  if (!first) return missed(said.all, { kind: 'entry', ...said.none, latest });
  const facts = [factOf(said.list, first.index, said.key, first.since)];
  if (first.since <= latest) return met(facts);
  return missed(
    facts,
    late(`/${said.list}/${first.index}/${said.key}`, latest, dayFull(first.since, years, yearRule), cutOff),
  );
}

export function late(at: string, latest: Day, full: Day, cutOff: Day): NearestMiss {
  return { kind: 'day', at, latest, fullOn: full, daysLate: daysBetween(cutOff, full) };
}

/** How many terms of a list lie above the highest of those that somebody has, up to the wanted one. */
export function stepsTo(
  { vocabularies, heldEqual }: Terms,
  list: VocabularyName,
  has: readonly string[],
  wanted: string,
): number {
  const order = (term: string) => orderOf(vocabularies, list, term, heldEqual) ?? Number.NEGATIVE_INFINITY;
  const [held, asked] = [Math.max(...has.map(order)), order(wanted)];
  const between = vocabularies[list].flatMap(({ order: each = Number.NaN }) =>
    each > held && each <= asked ? [each] : [],
  );
  return new Set(between).size;
}

/**
 * What somebody lacks who has no certificate in time: one by the latest day since which the work is enough. Where all the
 * work is not, one by its first day, and the days that are missing.
 */
export function certificateMissing(
  certificate: string,
  { years, employments }: { readonly years: number; readonly employments: Periods | undefined },
  { cutOff, yearRule }: Terms,
): NearestMiss {
  const entry = { kind: 'entry', at: '/certificates', oneOf: [certificate] } as const;
  const latest = latestStart(cutOff, years, yearRule);
  if (!employments) return { ...entry, latest };
  const missingSince = (since: Day) =>
    workedSince(employments, since, { years, until: cutOff, rule: yearRule }).missing;
  const [earliest = latest] = [latest, ...employments.map(({ from }) => from)].toSorted();
  // A day earlier adds one day of work at most, and years differ by a leap day.
  for (let since = latest; since >= earliest; ) {
    const missing = missingSince(since);
    if (missing === 0) return { ...entry, latest: since };
    since = plusDays(since, -Math.max(1, missing - 2));
  }
  return { ...entry, latest: earliest, moreDays: missingSince(earliest) };
}

/** Judges the days of work since a day. */
export function worked(
  employments: NonNullable<DatedPerson['employments']>,
  since: Day,
  { years, facts, terms }: { years: number; facts: readonly Fact[]; terms: Terms },
): Found {
  const {
    days,
    missing,
    fullOn: full,
  } = workedSince(employments, since, {
    ...{ years, until: terms.cutOff, rule: terms.yearRule },
  });
  const all = [...facts, { at: '/employments', value: days }];
  if (missing === 0) return met(all);
  const then = full === undefined ? {} : { fullOn: full };
  return missed(all, { kind: 'more', at: '/employments', more: missing, unit: 'days', ...then });
}
