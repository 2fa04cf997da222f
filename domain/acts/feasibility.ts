import type { Call } from '../call/call.ts';
import { declaringLock } from '../call/declaring.ts';
import { plainKindsInStage } from '../call/kinds-in-stage.ts';
import { boundOfPosting } from '../call/public-notice.ts';
import { chainOf, noticeStepOf, type OfStage, stageFor } from '../call/steps.ts';
import { closingInstant, type Lock, lastDayOf, lockOf } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import type { Change, Warning } from '../declaration/change.ts';
import { type Declaration, hasEndedNotice } from '../declaration/declaration.ts';
import { stagesAhead } from '../declaration/stages-ahead.ts';
import { termEndsAhead } from '../declaration/term.ts';
import { aheadOf, governingStage, noticeStageOf, ofStage } from '../declaration/way.ts';
import { type Day, dayOf, type Instant, plusDays } from '../values/instant.ts';
import { closingOfWait, closingUnder } from './guard.ts';
import { endsTooLate, lastFeasibleBy, lastResultDay, noticePolicy } from './notice-days.ts';
import { declarationAfter } from './spend.ts';

/**
 * Whether a public notice must still be posted before this declaration can be recommended. While the declaration is
 * with the applicant, the employer that is stated now decides, because a notice counts only for the employer that
 * posted it.
 */
export function isNoticeAhead(call: Call, declaration: Declaration): boolean {
  const { standing, notice, draft } = declaration;
  if (noticeStepOf(call) === undefined) return false;
  if (standing === 'draft' || standing === 'supported') return true;
  if (standing === 'returned') return !hasEndedNotice({ ...(notice ? { notice } : {}), draft });
  if (hasEndedNotice(declaration)) return false;
  return aheadOf(call, declaration).some(({ step }) => step.kind === 'public-notice');
}

/** The last day on which the result of the notice that is ahead can be received; undefined if none is ahead. */
function lastResultAhead(subject: Case): Day | undefined {
  const { call, declaration } = subject;
  const stage = isNoticeAhead(call, declaration) ? noticeStageOf(call, ofStage(declaration)) : undefined;
  return stage === undefined ? undefined : lastResultDay(subject, stage);
}

/**
 * The last day on which a posting of this declaration still leads to a result in time. A later submission, support or
 * posting cannot be finished. It is undefined if no notice is ahead, or the days cannot be counted yet.
 */
export function lastPostingDay(subject: Case): Day | undefined {
  const latest = lastResultAhead(subject);
  return latest === undefined ? undefined : lastFeasibleBy(subject, latest);
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
  const latest = lastResultAhead(subject);
  return latest === undefined ? undefined : boundOfPosting(noticePolicy(subject), subject.calendar, latest);
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
  const stage = governingStage(subject.call, subject.declaration);
  return stage !== undefined && endsTooLate(subject, notice, lastResultDay(subject, stage));
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
  const first = firstFromNoticeAfter(call, locks, declaring.stage);
  if (first === undefined) return undefined;
  return tooLate(
    declaring.stage,
    lastDayOf(declaring, zone),
    boundOfPosting(noticePolicy({ call }), calendar, lastDayOf(first, zone)),
  );
}

/** The lock that closes first of those of the public notice and of what follows it; undefined for a call without one. */
export function firstFromNotice(call: Call, locks: Case['locks'], of: OfStage): Lock | undefined {
  const steps = chainOf(call);
  const notice = steps.findIndex(({ kind }) => kind === 'public-notice');
  const all = steps
    .slice(notice < 0 ? steps.length : notice)
    .map((step) => lockOf(locks, stageFor(call, step, of)));
  return all.find(({ closesAt }) => all.every((other) => closesAt <= other.closesAt));
}

/** The same for the declarations of a stage, where no level or batch among them closes by itself. */
export function firstFromNoticeAfter(call: Call, locks: Case['locks'], stage: string): Lock | undefined {
  const firsts = plainKindsInStage(call, stage).flatMap((of) => firstFromNotice(call, locks, of) ?? []);
  return firsts.find(({ closesAt }) => firsts.every((other) => closesAt <= other.closesAt));
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
