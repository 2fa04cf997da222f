import { lastPostingDay, missedPostingDay, ownDaysTooLate } from '../../acts/feasibility.ts';
import { closingOfWait } from '../../acts/guard.ts';
import { daysOfNotice, endsTooLate, lastResultDay } from '../../acts/notice-days.ts';
import { feeOf } from '../../call/steps.ts';
import { sayTerm, termClause } from '../../call/term.ts';
import { sayLastDay } from '../../call/windows.ts';
import type { Case } from '../../declaration/case.ts';
import { isToConfirm } from '../../declaration/moves.ts';
import { noticeToPost } from '../../declaration/stages-ahead.ts';
import { stepOfTerm, termEnd } from '../../declaration/term.ts';
import { governingStage, levelOf, presentStep } from '../../declaration/way.ts';
import { type Day, dayOf, type Instant } from '../../values/instant.ts';
import { onceFor } from '../../values/once-for.ts';
import type { Said } from '../../values/said.ts';
import { sayInstant } from '../../wording/say-facts.ts';

/** The deadline of a case that ends its present wait, in words, with its clause. */
export interface OwnDeadline {
  readonly says: Said;
  readonly clause: string;
}

/** The deadline of the case, where that ends the present wait and not the closing of its stage or a grant. */
export function ownDeadline(subject: Case): OwnDeadline | undefined {
  const { call, declaration } = subject;
  const endsAt = termEnd(subject);
  if (endsAt === undefined || closingOfWait(subject) !== endsAt) return undefined;
  const step = stepOfTerm(call, declaration);
  return step.term && { says: sayTerm(call, step.term), clause: termClause(step) };
}

/** Days and instants of a wait by the names that messages state them under. */
export type Stated = Readonly<Record<string, string>>;

/** The last day of the present wait, with its hour, and the days of its public notice; empty where nothing closes the wait. */
export const daysOfWait = onceFor((subject: Case): Stated => {
  const { declaration, call } = subject;
  const stage = governingStage(call, declaration);
  const closesAt = closingOfWait(subject);
  if (stage === undefined || closesAt === undefined) return {};
  const lastFeasible = isPostingNext(subject) ? lastPostingDay(subject) : lastUsefulDay(subject, stage);
  // A notice that ended, or another employer's notice, gives no day of the present wait.
  const { standing, notice } = declaration;
  const days = standing === 'posted' && notice ? daysOfNotice(subject, notice) : undefined;
  return {
    closesOn: sayLastDay(closesAt, call.identity.zone.value),
    closesAt: sayInstant(closesAt, call.identity.zone.value, false),
    ...(lastFeasible ? { lastFeasible } : {}),
    ...(days?.ok ? days.value : {}),
    ...askedInStep(subject),
  };
});

/** What the present step asks the applicant to pay, in yuan, or the last day of its postmark. */
function askedInStep({ declaration, call }: Case): Stated {
  const step = isToConfirm(declaration.standing) ? presentStep(call, declaration) : undefined;
  if (!step) return {};
  const fee = feeOf(step, levelOf(declaration));
  return {
    ...(fee === undefined ? {} : { fee: String(fee) }),
    ...(step.sentBy ? { sentBy: step.sentBy.value } : {}),
  };
}

/**
 * The last day on which an applicant's submission can still be posted and end in time; undefined unless the applicants'
 * own stage closes later than that, or if it cannot be counted yet.
 */
function lastUsefulDay(subject: Case, stage: string): Day | undefined {
  const { standing, enteredAt } = subject.declaration;
  const isWithApplicant = standing === 'draft' || standing === 'returned';
  const isTooSoon = isWithApplicant && ownDaysTooLate(subject, stage, enteredAt) !== undefined;
  return isTooSoon ? lastPostingDay(subject) : undefined;
}

/**
 * The last day on which the person who is asked now can still act, as people are told it. For a posting it is the last
 * day that lets the notice end in time, if there is one.
 */
export function sayLastDayToAct(subject: Case, now: Instant): string | undefined {
  const { lastFeasible, closesOn } = daysOfWait(subject);
  return cannotFinish(subject, now) ? closesOn : (lastFeasible ?? closesOn);
}

/** The last day on which the person who is asked now can still act, if only until an hour of that day. */
export function lastDayToAct(subject: Case, now: Instant): Day | undefined {
  return sayLastDayToAct(subject, now)?.slice(0, 10);
}

/** Whether a public notice must still be posted in the present wait or right after it. */
export function isPostingNext({ call, declaration }: Case): boolean {
  const { standing } = declaration;
  return (
    (standing === 'supported' || standing === 'submitted') && noticeToPost(call, declaration) !== undefined
  );
}

/**
 * Whether the public notice of the present wait can no longer end in time: it was posted too late, or is not posted by
 * `at` and that is too late. By default `at` is the beginning of the wait.
 */
export function cannotFinish(subject: Case, at = subject.declaration.enteredAt): boolean {
  const { standing, notice } = subject.declaration;
  const { lastFeasible } = daysOfWait(subject);
  if (standing === 'posted')
    return notice !== undefined && endsTooLate(subject, notice, lastResultDay(subject, notice.step));
  if (isPostingNext(subject)) return missedPostingDay(subject, at) !== undefined;
  return lastFeasible !== undefined && dayOf(at, subject.call.identity.zone.value) > lastFeasible;
}
