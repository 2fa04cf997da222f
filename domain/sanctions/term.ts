import { fullOn } from '../eligibility/years.ts';
import type { Day } from '../values/instant.ts';

/**
 * From when a sanction runs. Decisions differ:
 * `from-revocation`: whole years from the day of the decision that revokes; the last day is the corresponding one
 * (民法典 第二百零一、二百零二条: the first day is not counted);
 * `next-year`: whole calendar years from 1 January of the year after the decision.
 */
export const START_RULES = ['from-revocation', 'next-year'] as const;
export type StartRule = (typeof START_RULES)[number];

export interface Term {
  readonly startRule: StartRule;
  readonly years: number;
}

/** The first and the last day on which a sanction holds, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** The days of a sanction that was decided on this day: revoked on 2021-12-01 for 3 years, it holds until 2024-12-01. */
export function spanOf(decidedOn: Day, { startRule, years }: Term): Span {
  if (startRule === 'from-revocation')
    return { from: decidedOn, to: fullOn(decidedOn, years, 'corresponding-day') };
  const year = Number(decidedOn.slice(0, 4));
  return { from: `${year + 1}-01-01`, to: `${year + years}-12-31` };
}
