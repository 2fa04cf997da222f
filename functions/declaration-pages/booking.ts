import { randomUUID } from 'node:crypto';
import { fingerprint } from '../../adapters/fingerprint.ts';
import { cancelBooking } from '../../casework/applicant/book.ts';
import { caseOf } from '../../casework/case.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import { dayTyped, timeTyped } from '../../domain/typed/typed-day.ts';
import { atTimeOn, type Instant, instantOf, isDay } from '../../domain/values/instant.ts';
import { accepted, type Refusal, refused, type Verdict } from '../../domain/values/verdict.ts';
import { bookedPage } from '../../pages/applicant/booked-page.ts';
import { NOW, TYPED } from '../../pages/applicant/submit-when.ts';
import { pageAnswer } from '../../web/answer.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { refusalHead } from '../../web/refusal-head.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { keyOf, type OwnCaseVisit, ownPost, type PostVisit, pathOf } from './case-visit.ts';

/** The route that cancels a booked submission. The page of the submission shows the booking. */
export function bookingRoutes(needs: ApplicantNeeds): ToldRoute[] {
  const pageOf = ({ id = '' }) => pathOf(id, '/submit');
  const posted = {
    path: '/declarations/{id}/booking',
    attempt: 'ungoverned',
    purpose: 'cancel-booking',
  } as const;
  return [ownPost(needs, { ...posted, pageOf }, (visit) => cancel(needs, visit))];
}

/** Shows a booked submission with the button to cancel it. */
export async function showBooking(
  { subject, viewer, request, sealFor }: OwnCaseVisit,
  bookedFor: Instant,
  refusal?: Refusal,
): Promise<WebAnswer> {
  const content = bookedPage({
    language: viewer.language,
    at: request.receivedAt,
    subject,
    bookedFor,
    seal: await sealFor('cancel-booking', { version: subject.declaration.version }),
    key: randomUUID(),
    refusal,
  });
  return pageAnswer(viewer, content, refusalHead(refusal));
}

async function cancel(needs: ApplicantNeeds, visit: PostVisit): Promise<WebAnswer> {
  const { form, arrival, id, session } = visit;
  const bodyHash = fingerprint(JSON.stringify(['cancel-booking', id, arrival.version]));
  const receipt = { account: session.account, key: keyOf(form), bodyHash };
  const verdict = await cancelBooking(needs)({ id, arrival, receipt, caseAsRead: visit.subject });
  if (verdict.ok) return seeOther(`${pathOf(id)}?done=booking-cancelled`);
  const subject = (await caseOf(needs, id)) ?? visit.subject;
  const { bookedFor } = subject.declaration;
  // It has run, or was cancelled before. The declaration's page says which.
  return bookedFor === undefined
    ? seeOther(pathOf(id))
    : showBooking({ ...visit, subject }, bookedFor, verdict.refusal);
}

/** The instant for which a form books; undefined where it submits now. A day or a time that nobody can read is refused. */
export function bookedForIn(form: URLSearchParams, zone: string): Verdict<Instant | undefined> {
  const when = form.get('when') ?? NOW;
  if (when === NOW) return accepted(undefined);
  const at = when === TYPED ? typedIn(form, zone) : Date.parse(when);
  if (Number.isNaN(at)) return refused('malformed', { defects: [{ at: '/submitAt', because: 'malformed' }] });
  return accepted(instantOf(at));
}

/** The typed day and time as milliseconds since the epoch; NaN if they name no instant. */
function typedIn(form: URLSearchParams, zone: string): number {
  const [day, time] = [dayTyped(form.get('bookDay') ?? ''), timeTyped(form.get('bookTime') ?? '')];
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  return isDay(day) && isTime ? Date.parse(atTimeOn(day, time, zone)) : Number.NaN;
}
