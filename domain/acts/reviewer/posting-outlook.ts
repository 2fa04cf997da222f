import { type PublicNoticePeriod, publicNoticePeriod } from '../../call/public-notice.ts';
import type { Case } from '../../declaration/case.ts';
import type { Day, Instant } from '../../values/instant.ts';
import { dayOf } from '../../values/instant.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { lastResultDay, noticePolicy, sayLatest } from '../notice-days.ts';

/** The consequences that a posting on one day would have. */
export interface PostingOutlook {
  readonly postedOn: Day;
  readonly today: Day;
  readonly period: PublicNoticePeriod;
  /** The last day on which the result can be received. */
  readonly latest: Day;
  /** That day as people are told it, with the hour if it ends before midnight. */
  readonly latestSaid: string;
  readonly isInTime: boolean;
}

/**
 * Counts the public notice of a step as if it were posted on this day, by default today. It is refused if a year has no calendar
 * yet.
 */
export function postingOutlook(
  subject: Case,
  { step, at, postedOn }: { step: string; at: Instant; postedOn?: Day | undefined },
): ReviewerVerdict<PostingOutlook> {
  const today = dayOf(at, subject.call.identity.zone.value);
  const day = postedOn ?? today;
  const counted = publicNoticePeriod(noticePolicy(subject.call, step), subject.calendar, day);
  if (!counted.ok) return refused(counted.refusal.because, { facts: { year: counted.refusal.year } });
  const latest = lastResultDay(subject, step);
  const isInTime = counted.value.resultFrom <= latest;
  const latestSaid = sayLatest(subject, step);
  return accepted({ postedOn: day, today, period: counted.value, latest, latestSaid, isInTime });
}
