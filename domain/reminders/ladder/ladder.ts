import { closingOfWait } from '../../acts/guard.ts';
import type { Rung } from '../../call/call.ts';
import { bodyInTurn } from '../../declaration/at-desk.ts';
import type { Case } from '../../declaration/case.ts';
import type { Declaration } from '../../declaration/declaration.ts';
import { type Standing, WAIT_OF } from '../../declaration/moves.ts';
import type { Audience } from '../../desks/message.ts';
import {
  type Calendar,
  type Counted,
  nthWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBefore,
} from '../../time/calendar.ts';
import { atTimeOn, type Day, dayOf, epochOf, type Instant } from '../../values/instant.ts';
import { onceFor } from '../../values/once-for.ts';
import { cannotFinish, daysOfWait, type Stated } from './days-of-wait.ts';

/** A rung of the present wait with its instant. */
export interface DueRung {
  readonly occasion: string;
  readonly at: Instant;
  readonly audience: Audience;
  readonly does: Rung['does'];
}

/**
 * The rungs of the present wait that lie after its beginning, in order. Earlier ones are left out, because the message
 * that opened the wait speaks for them. Rungs of one instant stand by their names, wherever the call lists them. A rung whose day needs an unpublished year waits until it can be counted; a
 * rung after the closing is left out, because it would ask for an act that is no longer accepted; and so are those of a draft whose
 * submission is booked, which waits for nobody.
 */
export const rungsOf = onceFor((subject: Case): readonly DueRung[] => {
  const { declaration, call } = subject;
  const closesAt = closingOfWait(subject);
  if (closesAt === undefined || declaration.bookedFor !== undefined) return [];
  return rungsOfWait(subject)
    .flatMap((rung) => {
      const day = dayOfRung(subject, rung);
      if (!day?.ok) return [];
      const at = atTimeOn(day.value, rung.at, call.identity.zone.value);
      return [{ occasion: rung.occasion, at, audience: audienceOf(subject, rung), does: rung.does }];
    })
    .filter(
      ({ at, does }) => at > declaration.enteredAt && at < closesAt && !asksTheImpossible(subject, at, does),
    )
    .sort((a, b) => epochOf(a.at) - epochOf(b.at) || (a.occasion < b.occasion ? -1 : 1));
});

/**
 * A reminder about a notice that can no longer end in time would ask for the impossible. A review is asked for all the
 * same, because it may return or refuse and the deadline may still move; for that reason an applicant's submission is
 * asked for too, and the superior hears of the case: its letter says that it is too late.
 */
function asksTheImpossible(subject: Case, at: Instant, does: Rung['does']): boolean {
  if (does === 'escalate') return false;
  const { standing } = subject.declaration;
  if ((standing === 'supported' || standing === 'posted') && cannotFinish(subject)) return true;
  const { lastFeasible } = standing === 'supported' ? daysOfWait(subject) : {};
  return lastFeasible !== undefined && dayOf(at, subject.call.identity.zone.value) > lastFeasible;
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
function lastDayFrom({ declaration, call }: Case, { closesOn, lastFeasible }: Stated): Day | undefined {
  const { standing, enteredAt } = declaration;
  const isWithApplicant = standing === 'draft' || standing === 'returned';
  const began = dayOf(enteredAt, call.identity.zone.value);
  const isAhead = lastFeasible !== undefined && lastFeasible >= began;
  return isWithApplicant && isAhead ? lastFeasible : closesOn?.slice(0, 10);
}

/** The first working day on which a result can be recorded. Nobody is reminded of it on a rest day. */
function firstToAct({ calendar }: Case, resultFrom: Day): Day | undefined {
  const day = workingDayOnOrAfter(calendar, resultFrom);
  return day.ok ? day.value : undefined;
}

/** The waits in which `employer` means whoever posts the notice: the employer, or the body whose step it is. */
const OF_NOTICE: readonly Standing[] = ['supported', 'posted'];

/** The body to which a rung goes; undefined for one that goes to the employer. */
function bodyAsked(declaration: Declaration, audience: Rung['audience']): string | undefined {
  const body = bodyInTurn(declaration)?.body;
  if (audience === 'employer') return OF_NOTICE.includes(declaration.standing) ? body : undefined;
  // Nothing asks a body while no body holds the declaration.
  if (body === undefined) throw new Error(`The declaration ${declaration.id} is with no body`);
  return body;
}

/** The present audience of a role. After escalation it is the contact's superior. */
export function audienceOf(
  { declaration }: Case,
  { audience, does }: Pick<Rung, 'audience' | 'does'>,
): Audience {
  if (audience === 'applicant') return 'applicant';
  const superior = does === 'escalate' || declaration.desk === 'superior';
  const body = bodyAsked(declaration, audience);
  if (body === undefined) return superior ? 'employer-superior' : 'employer';
  return superior ? `body-superior:${body}` : `body:${body}`;
}
