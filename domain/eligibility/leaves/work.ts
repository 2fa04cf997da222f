import type { YearRule } from '../../call/rules-form.ts';
import { type Day, plusDays } from '../../values/instant.ts';
import type { DatedPerson } from '../person.ts';
import { fullOn, latestStart } from '../years.ts';

export type Periods = NonNullable<DatedPerson['employments']>;

/** The work from a day on until another, laid end to end. */
export interface Worked {
  readonly days: number;
  /** Days that are missing to so many years; 0 if none is. */
  readonly missing: number;
  /** The day on which these are done, if the work goes on; undefined if it does not or nothing is missing. */
  readonly fullOn?: Day;
}

/**
 * Counts days of work, and how many are missing to so many years. Gaps are left out: the periods are laid end to end from
 * the first day, or where nothing was worked back from the last one. Years are counted from that day by the call's rule; the numbers of calendar years say nothing of a sum of
 * periods, so the corresponding day stands in for them.
 */
export function workedSince(
  work: Periods,
  since: Day,
  { years, until, rule }: { readonly years: number; readonly until: Day; readonly rule: YearRule },
): Worked {
  const { first, days } = laidOut(work, since, until);
  const counted = rule === 'calendar-years' ? 'corresponding-day' : rule;
  const full = fullOn(first ?? until, years, counted);
  const missing = Math.max(0, daysBetween(plusDays(first ?? until, days), full));
  if (missing === 0) return { days, missing };
  const end = plusDays(until, missing);
  const goesOn = work.some(({ from, to }) => from <= until && (to === undefined || to >= end));
  if (goesOn) return { days, missing, fullOn: end };
  const whole = daysBetween(latestStart(until, years, counted), until);
  return { days, missing: first === undefined ? Math.max(missing, whole) : missing };
}

/**
 * The first day of work in a time, and the days of it. Days that two periods share count once, and work that goes on elsewhere
 * the day after it ended has no gap.
 */
function laidOut(work: Periods, since: Day, until: Day): { first: Day | undefined; days: number } {
  let [first, days, reached, covered]: [Day | undefined, number, Day, Day | undefined] = [
    undefined,
    0,
    since,
    undefined,
  ];
  for (const { from, to } of work.toSorted((one, other) => one.from.localeCompare(other.from))) {
    const start = covered !== undefined && from === plusDays(covered, 1) ? covered : from;
    if (covered === undefined || to === undefined || to > covered) covered = to ?? until;
    const [begin, end] = [start > reached ? start : reached, to === undefined || to > until ? until : to];
    if (begin >= end) continue;
    first ??= begin;
    days += daysBetween(begin, end);
    reached = end;
  }
  return { first, days };
}

/** Whole days from one day to another; negative if the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
