import { citation } from '../../call/call.ts';
import { BOOKED, type Booking } from '../../declaration/booking.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change, Gate } from '../../declaration/change.ts';
import { mayMove, moved } from '../../declaration/moves.ts';
import type { Defect } from '../../values/defect.ts';
import { atTimeOn, dayOf, type Instant, plusDays, plusSeconds } from '../../values/instant.ts';
import type { Said } from '../../values/said.ts';
import { accepted, refused, type Verdict } from '../../values/verdict.ts';
import { sayInstant, sayMoment } from '../../wording/say-facts.ts';
import { closingOfWait, guard, refusedAsItStands } from '../guard.ts';

/** Admits a booking on a draft that takes edits now: the same gate as any edit, and no booking yet. */
export function admitBooking(subject: Case, arrival: Arrival): Verdict<Gate> {
  return guard(subject, 'book', arrival);
}

/**
 * The last instant for which a submission of this declaration may be booked: so many minutes before the closing as the call says,
 * so that the machine has time to try again. It is undefined if the declaration waits for nothing.
 */
export function latestBooking(subject: Case): Instant | undefined {
  const closesAt = closingOfWait(subject);
  const minutes = subject.call.bookings.leastMinutesBefore.value;
  return closesAt === undefined ? undefined : plusSeconds(closesAt, -60 * minutes);
}

/**
 * The instants that are offered to somebody who books at `now`: the call's hours of the next two days and of the last two, and the last
 * instant of all.
 */
export function offeredBookings(subject: Case, now: Instant): Instant[] {
  const latest = latestBooking(subject);
  if (latest === undefined || latest <= now) return [];
  const zone = subject.call.identity.zone.value;
  const [today, last] = [dayOf(now, zone), dayOf(latest, zone)];
  const days = new Set([today, plusDays(today, 1), plusDays(last, -1), last]);
  const hours = subject.call.bookings.offeredAt.value;
  const all = [...days].flatMap((day) => hours.map((hour) => atTimeOn(day, hour, zone)));
  return [...new Set([...all, latest])].filter((at) => at > now && at <= latest).sort();
}

/** The defect of an instant for which somebody books at `now`; empty if it may be booked. */
export function bookingDefects(subject: Case, bookedFor: Instant, now: Instant): Defect[] {
  const { identity, bookings } = subject.call;
  const zone = identity.zone.value;
  const at = '/submitAt';
  if (bookedFor <= now) return [{ at, because: 'booked-in-the-past', detail: { now: sayMoment(now, zone) } }];
  const latest = latestBooking(subject);
  if (latest === undefined || bookedFor <= latest) return [];
  const { value: minutes, ...cite } = bookings.leastMinutesBefore;
  const detail = { latest: sayInstant(latest, zone, true), minutes };
  return [{ at, because: 'booked-too-late', detail, clause: citation(cite) }];
}

/** The booked act: the draft stays as it is until the instant, and takes no edit. `submission` is how it would be submitted now. */
export function bookedChange(
  { declaration }: Case,
  { bookedFor, booking, gate, submission }: Booked,
  { at, actor }: Arrival,
): Change {
  const { clause, inputs, warnings } = submission;
  return {
    ...moved(declaration.standing, 'book', declaration.standing),
    ...{ at, actor },
    set: { bookedFor, booking },
    gates: [gate],
    ...(clause === undefined ? {} : { clause }),
    inputs: { ...inputs, bookedFor },
    ...(warnings ? { warnings } : {}),
  };
}

interface Booked {
  readonly bookedFor: Instant;
  readonly booking: Booking;
  readonly gate: Gate;
  readonly submission: Pick<Change, 'clause' | 'inputs' | 'warnings'>;
}

/** Cancels a booking that has not run. No stage governs it: nothing is submitted by it, and the draft is free again. */
export function judgeCancelledBooking(subject: Case, { at, actor, version }: Arrival): Verdict<Change> {
  const { declaration } = subject;
  const { bookedFor, standing } = declaration;
  if (actor.kind === 'applicant' && actor.account !== declaration.account)
    return refused('no-such-declaration');
  if (!mayMove(standing, 'cancel-booking')) return refusedAsItStands(subject, 'cancel-booking', at);
  if (bookedFor === undefined) return refused('not-booked');
  if (declaration.version !== version)
    return refused('stale', { facts: { shown: version, now: declaration.version } });
  return accepted({
    ...moved(standing, 'cancel-booking', standing),
    ...{ at, actor },
    set: {},
    drop: BOOKED,
    gates: [],
    inputs: { bookedFor },
  });
}

/** The submission that a booking becomes: received at the booked instant, with the commitment as it was made. */
export function submittedAsBooked(
  submission: Change,
  { commitment, bookedAt }: Booking,
  ranAt: Instant,
): Change {
  return {
    ...submission,
    set: { ...submission.set, commitment },
    drop: [...(submission.drop ?? []), ...BOOKED],
    inputs: { ...submission.inputs, bookedAt, ranAt },
  };
}

/** Ends a booking that was refused when it ran, for the reason that people are told. The draft is free again. */
export function failedBooking(
  { declaration: { standing, bookedFor = '' } }: Case,
  { why, clause }: { readonly why: Said; readonly clause?: string | undefined },
  at: Instant,
): Change {
  return {
    ...moved(standing, 'fail-booking', standing),
    at,
    actor: { kind: 'automatic', by: 'patrol' },
    set: {},
    drop: BOOKED,
    gates: [],
    ...(clause === undefined ? {} : { clause }),
    inputs: { bookedFor, refusedWhy: why.zh, refusedWhyEn: why.en },
  };
}
