import { fingerprint } from '../../adapters/fingerprint.ts';
import {
  admitBooking,
  bookedChange,
  bookingDefects,
  judgeCancelledBooking,
} from '../../domain/acts/applicant/booking.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { accepted, refused, type Verdict } from '../../domain/values/verdict.ts';
import { reporting } from '../attempts.ts';
import type { Freshness } from '../case.ts';
import type { CaseNeeds } from '../needs.ts';
import { type ActRequest, performUnderKey } from '../perform.ts';
import { type SubmitNeeds, type SubmitRequest, submissionOf } from './submit.ts';

interface BookRequest extends SubmitRequest {
  /** The instant at which the draft is submitted, and counts as received. */
  readonly bookedFor: Instant;
}

/**
 * Books a submission for a later instant. It is judged now as it would be then, with the commitment, and refused with every defect;
 * when it runs it is judged again. From now on the draft takes no edit.
 */
export function book(needs: SubmitNeeds) {
  return (request: BookRequest) => {
    const { id, arrival } = request;
    return reporting(needs, { act: 'book', by: 'applicant', about: id, at: arrival.at }, () =>
      performUnderKey(
        needs,
        request,
        (subject, fresh) => bookingOf(needs, subject, request, fresh),
        'recent',
      ),
    );
  };
}

async function bookingOf(
  needs: SubmitNeeds,
  subject: Case,
  request: BookRequest,
  freshness: Freshness,
): Promise<Verdict<Change>> {
  const { arrival, bookedFor, reasons = {}, keepsFile = false } = request;
  const gate = admitBooking(subject, arrival);
  if (!gate.ok) return gate;
  const wrong = bookingDefects(subject, bookedFor, arrival.at);
  // An instant that cannot be booked is judged by now, so that every other defect is named with it.
  const at = wrong.length > 0 ? arrival.at : bookedFor;
  const judged = await submissionOf(needs, subject, { ...request, arrival: { ...arrival, at } }, freshness);
  if (!judged.ok && wrong.length === 0) return judged;
  const others = judged.ok ? [] : (judged.refusal.defects ?? []);
  if (!judged.ok || wrong.length > 0) return refused('incomplete', { defects: [...wrong, ...others] });
  const { value: wording } = subject.call.commitment;
  const commitment = { wording, hash: fingerprint(wording), at: arrival.at };
  const booking = { bookedAt: arrival.at, commitment, reasons, keepsFile };
  const booked = { bookedFor, booking, gate: gate.value, submission: judged.value };
  return accepted(bookedChange(subject, booked, arrival));
}

/** Cancels a booked submission, until it has run. */
export function cancelBooking(needs: Pick<CaseNeeds, 'records' | 'workflow'>) {
  return (request: ActRequest) =>
    performUnderKey(needs, request, (subject) => judgeCancelledBooking(subject, request.arrival));
}
