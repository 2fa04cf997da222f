import { isNoticeAhead, ownDaysTooLate } from '../acts/feasibility.ts';
import { closingUnder } from '../acts/guard.ts';
import { daysOfNotice, endsTooLate, feasible, lastResultDay } from '../acts/reviewer/public-notice-acts.ts';
import type { Rung } from '../call/call.ts';
import { drainedAt, lockOf, sayLastDay } from '../call/windows.ts';
import { nextMomentToRemind } from '../call/working-time.ts';
import type { Case } from '../declaration/case.ts';
import { governingStage } from '../declaration/declaration.ts';
import { WAIT_OF } from '../declaration/moves.ts';
import type { Audience, Message } from '../desks/message.ts';
import {
  type Calendar,
  type Counted,
  nthWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBefore,
} from '../time/calendar.ts';
import { atTimeOn, type Day, dayOf, epochOf, type Instant, plusSeconds } from '../values/instant.ts';
import { sayInstant } from '../wording/say-facts.ts';

/** A rung of the present wait with its instant. */
export interface DueRung {
  readonly occasion: string;
  readonly at: Instant;
  readonly audience: Audience;
  readonly does: Rung['does'];
}

/** The instant after which the present wait can no longer be finished: the grant's end or the stage's closing. */
export function closingOf(subject: Case): Instant | undefined {
  const stage = governingStage(subject.call, subject.declaration);
  return stage === undefined ? undefined : closingUnder(subject, stage);
}

/**
 * The days that a message about the present wait states, to the minute: the last day (with its hour if it ends before
 * midnight), the days of a public notice that is ahead, and the moment at which silence hands the wait on.
 */
export function statedDays(subject: Case): Record<string, string> {
  const [handed] = handOvers(subject);
  const zone = subject.call.identity.zone.value;
  return {
    ...daysOfWait(subject),
    ...(handed === undefined ? {} : { handsOverAt: sayInstant(handed, zone, true) }),
  };
}

type Stated = Readonly<Record<string, string>>;

function daysOfWait(subject: Case): Record<string, string> {
  const { declaration, call } = subject;
  const stage = governingStage(call, declaration);
  const closesAt = closingOf(subject);
  if (stage === undefined || closesAt === undefined) return {};
  const latest = lastResultDay(subject, stage);
  const lastFeasible = hasNoticeAhead(subject)
    ? feasible(subject, latest).lastFeasible
    : lastUsefulDay(subject, stage);
  // A notice that ended, or another employer's notice, gives no day of the present wait.
  const { standing, notice } = declaration;
  const days = standing === 'posted' && notice ? daysOfNotice(subject, notice) : undefined;
  return {
    closesOn: sayLastDay(closesAt, call.identity.zone.value),
    closesAt: sayInstant(closesAt, call.identity.zone.value, false),
    ...(lastFeasible ? { lastFeasible } : {}),
    ...(days?.ok ? days.value : {}),
  };
}

/**
 * The last day on which an applicant's submission can still be posted and end in time; undefined unless the applicants'
 * own stage closes later than that.
 */
function lastUsefulDay(subject: Case, stage: string): Day | undefined {
  const { standing, enteredAt } = subject.declaration;
  const isWithApplicant = standing === 'draft' || standing === 'returned';
  return isWithApplicant ? ownDaysTooLate(subject, stage, enteredAt)?.lastPosting : undefined;
}

/**
 * The last day on which the person who is asked now can still act. For a posting it is the last day that lets the
 * notice end in time, if there is one.
 */
export function lastDayToAct(subject: Case, now: Instant): Day | undefined {
  const { lastFeasible, closesOn } = daysOfWait(subject);
  return cannotFinish(subject, now) ? closesOn : (lastFeasible ?? closesOn);
}

/** Whether a public notice must still be posted in the present wait or right after it. */
export function hasNoticeAhead({ declaration }: Case): boolean {
  const { standing } = declaration;
  return (standing === 'supported' || standing === 'submitted') && isNoticeAhead(declaration);
}

/**
 * The rungs of the present wait that lie after its beginning, in order. Earlier ones are left out, because the message
 * that opened the wait speaks for them. A rung whose day needs an unpublished year waits until it can be counted; a
 * rung after the closing is left out, because it would ask for an act that is no longer accepted.
 */
export function rungsOf(subject: Case): DueRung[] {
  const { declaration, call } = subject;
  const closesAt = closingOf(subject) ?? '';
  return rungsOfWait(subject)
    .flatMap((rung) => {
      const day = dayOfRung(subject, rung);
      if (!day?.ok) return [];
      const at = atTimeOn(day.value, rung.at, call.identity.zone.value);
      return [{ occasion: rung.occasion, at, audience: audienceOf(subject, rung), does: rung.does }];
    })
    .filter(({ at }) => at > declaration.enteredAt && at < closesAt && !asksTheImpossible(subject, at))
    .sort((a, b) => epochOf(a.at) - epochOf(b.at));
}

/**
 * Whether the public notice of the present wait can no longer end in time: it was posted too late, or is not posted by
 * `at` and that is too late. By default `at` is the beginning of the wait.
 */
export function cannotFinish(subject: Case, at = subject.declaration.enteredAt): boolean {
  const { standing, notice } = subject.declaration;
  const { closesOn, lastFeasible } = daysOfWait(subject);
  // A result may be recorded on the closing day of the stage, even if only until the hour of the closing.
  if (standing === 'posted')
    return (
      closesOn !== undefined && notice !== undefined && endsTooLate(daysOfNotice(subject, notice), closesOn)
    );
  return lastFeasible !== undefined && dayOf(at, subject.call.identity.zone.value) > lastFeasible;
}

/**
 * A reminder about a notice that can no longer end in time would ask for the impossible. A review is asked for all the
 * same, because it may return or refuse and the deadline may still move; for that reason an applicant's submission is
 * asked for too.
 */
function asksTheImpossible(subject: Case, at: Instant): boolean {
  const { standing } = subject.declaration;
  if ((standing === 'supported' || standing === 'posted') && cannotFinish(subject)) return true;
  const { lastFeasible } = standing === 'supported' ? daysOfWait(subject) : {};
  return lastFeasible !== undefined && dayOf(at, subject.call.identity.zone.value) > lastFeasible;
}

/**
 * The next moment at which silence hands the present wait to the superior. It is undefined if the wait was already
 * handed on, or never will be.
 */
export function handsOverAt(subject: Case, now: Instant): Instant | undefined {
  return handOvers(subject).find((at) => at > now);
}

function handOvers(subject: Case): Instant[] {
  if (subject.declaration.desk === 'superior') return [];
  const escalating = rungsOf(subject).filter(({ does }) => does === 'escalate');
  return escalating.map(({ at }) => nextMomentToRemind(subject, at));
}

/** The day of each rung of the present wait whose event has a day, or the reason why it cannot be counted. */
export function rungDays(subject: Case): Counted<Day>[] {
  return rungsOfWait(subject).flatMap((rung) => dayOfRung(subject, rung) ?? []);
}

function rungsOfWait({ call, declaration }: Case): Rung[] {
  const wait = WAIT_OF[declaration.standing];
  return call.ladder.value.filter((rung) => rung.while === wait);
}

function dayOfRung(subject: Case, { event, side, workingDays }: Rung): Counted<Day> | undefined {
  const base = dayOfEvent(subject, event);
  if (base === undefined) return undefined;
  const { calendar } = subject;
  return side === 'before'
    ? daysBefore(calendar, base, workingDays)
    : nthWorkingDay(calendar, base, Math.max(1, workingDays), workingDays === 0);
}

/**
 * A rung 0 days before an event falls on the event's day, or on the working day before it if that is a rest day,
 * because after a rest day it would come too late.
 */
function daysBefore(calendar: Calendar, base: Day, workingDays: number): Counted<Day> {
  return workingDays === 0
    ? workingDayOnOrBefore(calendar, base)
    : workingDaysBefore(calendar, base, workingDays);
}

function dayOfEvent(subject: Case, event: Rung['event']): Day | undefined {
  const { declaration, call } = subject;
  if (event === 'entered') return dayOf(declaration.enteredAt, call.identity.zone.value);
  const stated = daysOfWait(subject);
  if (event === 'lock') return lastDayFrom(subject, stated);
  if (event === 'last-feasible-posting') return stated.lastFeasible;
  return stated.resultFrom === undefined ? undefined : firstToAct(subject, stated.resultFrom);
}

/**
 * The day from which reminders before the lock count back. For an applicant it is the last day on which a submission is
 * of use; for an applicant who began after that day it is the closing.
 */
function lastDayFrom({ declaration, call }: Case, { closesOn, lastFeasible = '' }: Stated): Day | undefined {
  const { standing, enteredAt } = declaration;
  const isWithApplicant = standing === 'draft' || standing === 'returned';
  const isAhead = lastFeasible >= dayOf(enteredAt, call.identity.zone.value);
  return isWithApplicant && isAhead ? lastFeasible : closesOn?.slice(0, 10);
}

/** The first working day on which a result can be recorded. Nobody is reminded of it on a rest day. */
function firstToAct({ calendar }: Case, resultFrom: Day): Day | undefined {
  const day = workingDayOnOrAfter(calendar, resultFrom);
  return day.ok ? day.value : undefined;
}

/** The present audience of a role. After escalation it is the contact's superior. */
export function audienceOf(
  { declaration }: Case,
  { audience, does }: Pick<Rung, 'audience' | 'does'>,
): Audience {
  if (audience === 'applicant') return 'applicant';
  const superior = does === 'escalate' || declaration.desk === 'superior';
  if (audience === 'employer') return superior ? 'employer-superior' : 'employer';
  const body = declaration.route[declaration.bodyIndex]?.body ?? '';
  return superior ? `body-superior:${body}` : `body:${body}`;
}

/**
 * Seconds after the lock's drain at which a wait reads its declaration again. Normally the lock's own wake comes first.
 */
const LAST_WAKE_SECONDS = 60;
/** Seconds between two readings of a wait whose lock is late. */
const LATE_LOCK_SECONDS = 600;

/**
 * The instant since which a wait is overdue that a lock should have ended. A declaration that entered a stage by a late
 * entry after the stage's sweep would otherwise wait for ever. It is undefined while the lock is not set, or a grant
 * stands in for it.
 */
export function overdueSince({ declaration, call, locks }: Case): Instant | undefined {
  const stage = governingStage(call, declaration);
  if (stage === undefined || declaration.grant?.stage === stage) return undefined;
  return lockOf(locks, stage).lockedAt;
}

/** The next instant at which this wait must look again: at a rung, or at the last wake after the lock's drain. */
export function nextWakeAt(subject: Case, ledger: readonly Message[], now: Instant): Instant {
  const closesAt = closingOf(subject) ?? now;
  const last = plusSeconds(drainedAt({ closesAt }), LAST_WAKE_SECONDS);
  const unsent = rungsOf(subject).filter((rung) => !isKept(ledger, subject, rung));
  const next = [...unsent.map(({ at }) => at), last].filter((at) => at > now).sort()[0];
  return next ?? plusSeconds(now, LATE_LOCK_SECONDS);
}

export function isKept(
  ledger: readonly Message[],
  { declaration }: Case,
  { occasion, audience }: Pick<Message, 'occasion' | 'audience'>,
): boolean {
  return ledger.some(
    (kept) => kept.occasion === occasion && kept.round === declaration.round && kept.audience === audience,
  );
}

/** The longest timeout that a state machine accepts, in seconds. */
const MAX_TIMEOUT_SECONDS = 99_999_999;

export function wholeSecondsUntil(at: Instant, now: Instant): number {
  const seconds = Math.ceil((Date.parse(at) - Date.parse(now)) / 1000);
  return Math.min(MAX_TIMEOUT_SECONDS, Math.max(1, seconds));
}
