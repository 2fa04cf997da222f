import { stageOfActor } from '../call/call.ts';
import { lastFeasiblePostingDay } from '../call/public-notice.ts';
import { lastDayOf, lockOf } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import { type Declaration, hasEndedNotice } from '../declaration/declaration.ts';
import { type Day, dayOf, type Instant, plusDays } from '../values/instant.ts';
import { closingUnder } from './guard.ts';
import {
  daysOfNotice,
  endsTooLate,
  feasible,
  lastResultDay,
  noticePolicy,
} from './reviewer/public-notice-acts.ts';

/**
 * Whether a public notice must still be posted before this declaration can be recommended. What is with the applicant
 * goes by the employer that is stated now: a notice counts for the employer that posted it alone.
 */
export function isNoticeAhead(declaration: Declaration): boolean {
  const { standing, notice, draft } = declaration;
  if (standing === 'draft' || standing === 'supported') return true;
  if (standing === 'returned') return !hasEndedNotice({ ...(notice ? { notice } : {}), draft });
  return standing === 'submitted' && !hasEndedNotice(declaration);
}

/**
 * The last day on which a posting of this declaration still leads to a result in time: whoever submits, supports or posts
 * it later cannot have it finished. Undefined where no notice is ahead, or the days cannot be counted yet.
 */
export function lastPostingDay(subject: Case): Day | undefined {
  if (!isNoticeAhead(subject.declaration)) return undefined;
  const employers = stageOfActor(subject.call, 'employer').id;
  return feasible(subject, lastResultDay(subject, employers)).lastFeasible;
}

/** The last posting day where it has passed at this instant: what is done now comes too late for it. */
export function missedPostingDay(subject: Case, at: Instant): Day | undefined {
  const last = lastPostingDay(subject);
  return last !== undefined && dayOf(at, subject.call.identity.zone.value) > last ? last : undefined;
}

/** Whether this declaration, as it stands, can no longer be recommended in time by what is done from this instant on. */
export function cannotBeFinished(subject: Case, at: Instant): boolean {
  const { standing, notice } = subject.declaration;
  if (standing !== 'posted' || !notice) return missedPostingDay(subject, at) !== undefined;
  const latest = lastResultDay(subject, stageOfActor(subject.call, 'employer').id);
  return endsTooLate(daysOfNotice(subject, notice), latest);
}

/** Days on which the applicants' stage takes in what the employers' stage can no longer finish, both included. */
export interface DaysTooLate {
  readonly from: Day;
  readonly to: Day;
  readonly lastPosting: Day;
}

/** Those days of a call as its locks stand; undefined where there are none, or the days cannot be counted yet. */
export function daysTooLate({
  call,
  locks,
  calendar,
}: Pick<Case, 'call' | 'locks' | 'calendar'>): DaysTooLate | undefined {
  const zone = call.identity.zone.value;
  const lastOf = (actor: 'applicant' | 'employer') =>
    lastDayOf(lockOf(locks, stageOfActor(call, actor).id), zone);
  return tooLate(
    lastOf('applicant'),
    lastFeasiblePostingDay(noticePolicy({ call }), calendar, lastOf('employer')),
  );
}

function tooLate(to: Day, posting: ReturnType<typeof lastFeasiblePostingDay>): DaysTooLate | undefined {
  if (!posting.ok || to <= posting.value) return undefined;
  return { from: plusDays(posting.value, 1), to, lastPosting: posting.value };
}

/** The same of one declaration that is with its applicant, until its own closing: from today on. */
export function ownDaysTooLate(subject: Case, stage: string, at: Instant): DaysTooLate | undefined {
  const zone = subject.call.identity.zone.value;
  const lastPosting = lastPostingDay(subject);
  const to = lastDayOf({ closesAt: closingUnder(subject, stage) }, zone);
  if (lastPosting === undefined || to <= lastPosting) return undefined;
  const [after, today] = [plusDays(lastPosting, 1), dayOf(at, zone)];
  return { from: after > today ? after : today, to, lastPosting };
}
