import { failedBooking, submittedAsBooked } from '../../domain/acts/applicant/booking.ts';
import { type Booking, withoutBooking } from '../../domain/declaration/booking.ts';
import type { Arrival, Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { type Said, said } from '../../domain/values/said.ts';
import { accepted, type Refusal, type Verdict } from '../../domain/values/verdict.ts';
import { sayDefect } from '../../domain/wording/say-defect.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { fileWrites } from '../achievement-file/keep-file.ts';
import type { Freshness } from '../case.ts';
import { drive } from '../executions/signal.ts';
import type { Needs } from '../needs.ts';
import { carryOut, perform } from '../perform.ts';
import { type SubmitNeeds, submissionOf } from './submit.ts';

/**
 * How a look at a booking ended: submitted; refused; unrecorded, because the lock was set before it could run; or not yet, because it
 * is not due or another act came between.
 */
export type BookingEnd = 'submitted' | 'failed' | 'unrecorded' | 'not-yet';

type RunBookingNeeds = SubmitNeeds & Pick<Needs, 'now'>;

/**
 * Submits what was booked, if its instant has come. It is received at the booked instant, judged again by what stands now, and written
 * once through the core of every submission. A refusal ends the booking with its reasons, an error leaves it to the next patrol, and what
 * the lock came before is left to the end that the lock brings.
 */
export async function runBooking(needs: RunBookingNeeds, subject: Case): Promise<BookingEnd> {
  const { declaration } = subject;
  const { id, bookedFor, booking } = declaration;
  const ranAt = needs.now();
  if (bookedFor === undefined || !booking || bookedFor > ranAt) return 'not-yet';
  const { version } = declaration;
  const rule = (read: Case, freshness: Freshness) =>
    // Another act came between, such as a cancellation, so the next patrol looks again.
    read.declaration.version === version
      ? bookedSubmission(needs, read, { booking, bookedFor, ranAt, freshness })
      : STALE;
  const verdict = await perform(needs, id, rule, {
    freshness: 'recent',
    caseAsRead: subject,
    along: (_, read) => (booking.keepsFile ? fileWrites(needs, read, ranAt) : []),
  });
  if (verdict.ok) return 'submitted';
  if (verdict.refusal.because === 'in-time-but-unrecorded') return 'unrecorded';
  return PASSING.has(verdict.refusal.because) ? 'not-yet' : endFailed(needs, subject, verdict.refusal);
}

const STALE = { ok: false, refusal: { because: 'stale' } } as const;

/** Refusals that say nothing of the submission: somebody acted at this very moment. */
const PASSING: ReadonlySet<string> = new Set([
  'stale',
  'superseded',
  'already-decided',
  'no-such-declaration',
]);

interface Running {
  readonly booking: Booking;
  readonly bookedFor: Instant;
  readonly ranAt: Instant;
  readonly freshness: Freshness;
}

async function bookedSubmission(
  needs: SubmitNeeds,
  subject: Case,
  { booking, bookedFor, ranAt, freshness }: Running,
): Promise<Verdict<Change>> {
  const free = { ...subject, declaration: withoutBooking(subject.declaration) };
  const request = { arrival: arrivalOf(free.declaration, bookedFor), reasons: booking.reasons };
  const agreedHash = booking.commitment.hash;
  const judged = await submissionOf(needs, free, { ...request, agreedHash }, freshness);
  return judged.ok ? accepted(submittedAsBooked(judged.value, booking, ranAt)) : judged;
}

/** The booked act arrives at its instant, by the applicant, on the draft as it stands: nobody could change it meanwhile. */
function arrivalOf({ account, version }: Declaration, at: Instant): Arrival {
  return { at, version, actor: { kind: 'applicant', account } };
}

async function endFailed(needs: RunBookingNeeds, subject: Case, refusal: Refusal): Promise<BookingEnd> {
  const why = whyRefused(refusal, subject.call.identity.zone.value);
  const change = failedBooking(subject, { why, clause: refusal.clause }, needs.now());
  if (!(await carryOut(needs, subject, change)).ok) return 'not-yet';
  await drive(needs, subject, change);
  return 'failed';
}

/** The most defects that one letter names; the page of the submission names all. */
const MAX_NAMED = 20;

function whyRefused(refusal: Refusal, zone: string): Said {
  const { zh, en } = sayRefusal(refusal as Refusal<never>, zone);
  const defects = (refusal.defects ?? []).slice(0, MAX_NAMED).map(sayDefect);
  return said(
    [zh, ...defects.map((each) => each.zh)].join(''),
    [en, ...defects.map((each) => each.en)].join(' '),
  );
}
