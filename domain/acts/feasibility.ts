import { declaringLock } from '../call/declaring.ts';
import { boundOfPosting } from '../call/public-notice.ts';
import { closingInstant, lastDayOf } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import type { Change, Warning } from '../declaration/change.ts';
import { noticeToPost, stagesAhead } from '../declaration/stages-ahead.ts';
import { termEndsAhead } from '../declaration/term.ts';
import { type Day, dayOf, type Instant, plusDays } from '../values/instant.ts';
import { closingOfWait, closingUnder } from './guard.ts';
import { endsTooLate, lastFeasibleDay, lastResultDay, noticePolicy } from './notice-days.ts';
import { lastPostingAfter } from './posting-of-call.ts';
import { declarationAfter } from './spend.ts';

/**
 * The last day on which a posting of this declaration still leads to a result in time. A later submission, support or
 * posting cannot be finished. It is undefined if no notice is ahead, or the days cannot be counted yet.
 */
export function lastPostingDay(subject: Case): Day | undefined {
  const notice = noticeToPost(subject.call, subject.declaration);
  return notice && lastFeasibleDay(subject, notice.id);
}

/**
 * The end of the last day on which whoever holds a declaration can still do what lets it be recommended, if everybody after
 * acts on the day when it comes: that of the posting, where a public notice is ahead, or an earlier closing of this stage or
 * of one ahead. It is undefined if nothing closes the wait.
 */
export function endsToActAt(subject: Case): Instant | undefined {
  const { call, declaration } = subject;
  const closesAt = [
    closingOfWait(subject) ?? [],
    ...stagesAhead(call, declaration)
      .slice(1)
      .map((stage) => closingUnder(subject, stage)),
    ...termEndsAhead(subject),
  ]
    .flat()
    .sort()[0];
  const posting = lastPostingDay(subject);
  if (posting === undefined || closesAt === undefined) return closesAt;
  const postedBy = closingInstant(posting, subject.call.identity.zone.value);
  return postedBy < closesAt ? postedBy : closesAt;
}

/**
 * The last posting day of this declaration. If it needs a year that is not published yet, it is the latest that any
 * arrangement of that year can make it. It is undefined if no notice is ahead.
 */
export function lastPostingBound(subject: Case): Day | undefined {
  const { call, declaration, calendar } = subject;
  const notice = noticeToPost(call, declaration);
  return notice && boundOfPosting(noticePolicy(call, notice.id), calendar, lastResultDay(subject, notice.id));
}

/**
 * Returns the last posting day, or its bound, if it has passed at this instant, so that an act now comes too late for
 * it.
 */
export function missedPostingDay(subject: Case, at: Instant): Day | undefined {
  const last = lastPostingBound(subject);
  return last !== undefined && dayOf(at, subject.call.identity.zone.value) > last ? last : undefined;
}

/**
 * The warnings of an accepted act: its own, and one if it begins a wait whose public notice can no longer end in time.
 * The act is taken all the same, because the deadline may still move.
 */
export function warningsOf(subject: Case, change: Change): Warning[] {
  const { warnings = [], at, set } = change;
  const after = { ...subject, declaration: declarationAfter(subject.declaration, change) };
  const isTooLate = set.enteredAt !== undefined && missedPostingDay(after, at) !== undefined;
  return [...new Set([...warnings, ...(isTooLate ? (['cannot-finish-in-time'] as const) : [])])];
}

/** Whether acts from this instant on can no longer bring this declaration to a recommendation in time. */
export function cannotBeFinished(subject: Case, at: Instant): boolean {
  const { standing, notice } = subject.declaration;
  if (standing !== 'posted' || !notice) return missedPostingDay(subject, at) !== undefined;
  return endsTooLate(subject, notice, lastResultDay(subject, notice.step));
}

/**
 * The days, both included, on which the applicants' stage accepts declarations that the employers' stage can no longer
 * finish.
 */
export interface DaysTooLate {
  /** The stage in which such declarations would come. */
  readonly stage: string;
  readonly from: Day;
  readonly to: Day;
  /** The last day to post, or its bound if a year is not published yet. */
  readonly lastPosting: Day;
}

/**
 * The days of a call, by its present locks, on which declarations come too late to be finished. It is undefined if
 * there are none. If a year is not published yet, they are the days that are too late whatever its arrangement.
 */
export function daysTooLate(
  { call, locks, calendar }: Pick<Case, 'call' | 'locks' | 'calendar'>,
  at: Instant,
): DaysTooLate | undefined {
  const zone = call.identity.zone.value;
  const declaring = declaringLock(call, locks, at);
  const last = lastPostingAfter({ call, locks, calendar }, declaring.stage);
  return tooLate(declaring.stage, lastDayOf(declaring, zone), last?.day);
}

function tooLate(stage: string, to: Day, lastPosting: Day | undefined): DaysTooLate | undefined {
  if (lastPosting === undefined || to <= lastPosting) return undefined;
  return { stage, from: plusDays(lastPosting, 1), to, lastPosting };
}

/**
 * The days, from today until its own closing, on which one declaration that is with its applicant comes too late to be
 * finished.
 */
export function ownDaysTooLate(subject: Case, stage: string, at: Instant): DaysTooLate | undefined {
  const zone = subject.call.identity.zone.value;
  const days = tooLate(
    stage,
    lastDayOf({ closesAt: closingOfWait(subject) ?? closingUnder(subject, stage) }, zone),
    lastPostingBound(subject),
  );
  const today = dayOf(at, zone);
  return days && { ...days, from: days.from > today ? days.from : today };
}
