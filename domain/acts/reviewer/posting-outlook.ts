import { type PublicNoticePeriod, publicNoticePeriod } from '../../call/public-notice.ts';
import type { Case } from '../../declaration/case.ts';
import type { Day, Instant } from '../../values/instant.ts';
import { dayOf } from '../../values/instant.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { closingUnder } from '../guard.ts';
import { lastFeasibleBy, lastResultDay, noticePolicy } from '../notice-days.ts';

/** The consequences that a posting on one day would have. */
export interface PostingOutlook {
  readonly postedOn: Day;
  readonly today: Day;
  readonly period: PublicNoticePeriod;
  /** The last day on which the result can be received. */
  readonly latest: Day;
  /** The instant on that day from which it is too late. */
  readonly closesAt: Instant;
  readonly isInTime: boolean;
}

/**
 * Counts a public notice as if it were posted on this day, by default today. It is refused if a year has no calendar
 * yet.
 */
export function postingOutlook(
  subject: Case,
  { stage, at, postedOn }: { stage: string; at: Instant; postedOn?: Day | undefined },
): ReviewerVerdict<PostingOutlook> {
  const today = dayOf(at, subject.call.identity.zone.value);
  const day = postedOn ?? today;
  const counted = publicNoticePeriod(noticePolicy(subject), subject.calendar, day);
  if (!counted.ok) return refused(counted.refusal.because, { facts: { year: counted.refusal.year } });
  const latest = lastResultDay(subject, stage);
  const isInTime = counted.value.resultFrom <= latest;
  const closesAt = closingUnder(subject, stage);
  return accepted({ postedOn: day, today, period: counted.value, latest, closesAt, isInTime });
}

/** The last day on which a posting still leads to a result in time; undefined if it cannot be counted. */
export function lastFeasibleDay(subject: Case, stage: string): Day | undefined {
  return lastFeasibleBy(subject, lastResultDay(subject, stage));
}
