import { randomUUID } from 'node:crypto';
import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import { fingerprint } from '../../adapters/fingerprint.ts';
import { book } from '../../casework/applicant/book.ts';
import { withNumberOpen } from '../../casework/applicant/identity.ts';
import { missingOf, routeAheadOf } from '../../casework/applicant/missing.ts';
import { submit } from '../../casework/applicant/submit.ts';
import { caseOf } from '../../casework/case.ts';
import { circumstancesOf } from '../../casework/circumstances.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import { conditionOfReason, type Reasons } from '../../domain/acts/applicant/reasons.ts';
import type { Circumstances } from '../../domain/call/cut-offs.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { judgeStated } from '../../domain/eligibility/unmet/chosen.ts';
import { routesOfLevel } from '../../domain/eligibility/unmet/routes-of-level.ts';
import { typedText } from '../../domain/typed/typed-text.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { refusalPage } from '../../pages/applicant/refusal-page.ts';
import type { ConditionsShown } from '../../pages/applicant/submit-conditions.ts';
import { submitPage } from '../../pages/applicant/submit-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { refusalHead } from '../../web/refusal-head.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { bookedForIn, showBooking } from './booking.ts';
import { keyOf, type OwnCaseVisit, ownPage, ownPost, type PostVisit, pathOf } from './case-visit.ts';
import { refusalToEdit } from './editing.ts';

const PATH = '/declarations/{id}/submit';

/** The routes of the submission: what is missing, the commitment, and the button. */
export function submissionRoutes(needs: ApplicantNeeds): ToldRoute[] {
  return [
    ownPage(needs, PATH, (visit) => show(needs, visit, undefined)),
    ownPost(
      needs,
      {
        path: PATH,
        attempt: 'submit',
        purpose: 'submit',
        pageOf: ({ id = '' }) => pathOf(id, '/submit'),
        again: (visit) => show(needs, visit, undefined, visit.form),
      },
      (visit) => submitForm(needs, visit),
    ),
  ];
}

function keepsFileIn(form: URLSearchParams): boolean {
  return form.get('keepAchievementFile') === 'yes';
}

async function show(
  needs: ApplicantNeeds,
  visit: OwnCaseVisit,
  refusal: Refusal | undefined,
  typed = new URLSearchParams(),
): Promise<WebAnswer> {
  const { subject, viewer, request, sealFor } = visit;
  const at = request.receivedAt;
  const closed = refusalToEdit(subject, at);
  // It was submitted already, perhaps by this very button. Its page says more than a refusal.
  if (closed?.because === 'not-in-this-standing' && !refusal) return seeOther(pathOf(visit.id));
  const { bookedFor } = subject.declaration;
  if (bookedFor !== undefined) return showBooking(visit, bookedFor, refusal);
  if (closed) return cannot(visit, refusal ?? closed);
  const open = await withNumberOpen(needs, subject.declaration);
  const { employer: code } = open;
  const employer = code === undefined ? undefined : await needs.records.people.recentEmployer(code);
  const content = submitPage({
    language: viewer.language,
    at,
    subject,
    route: await routeAheadOf(needs, subject, employer),
    missing: await missingOf(needs, subject, open, at),
    hash: fingerprint(subject.call.commitment.value),
    seal: await sealFor('submit', { version: subject.declaration.version }),
    key: randomUUID(),
    isAgreed: typed.get('agreed') === 'yes',
    keepsFile: keepsFileIn(typed),
    typed: Object.fromEntries(typed),
    refusal,
    conditions: conditionsShown(subject, typed, await circumstancesOf(needs, subject)),
  });
  return pageAnswer(viewer, content, refusalHead(refusal));
}

/** The judgement of the chosen level and route, with the reasons typed so far. */
function conditionsShown(
  { call, declaration }: Case,
  typed: URLSearchParams,
  around: Circumstances,
): ConditionsShown | undefined {
  const { eligibility } = call;
  if (!eligibility) return undefined;
  return {
    judged: judgeStated(call, VOCABULARIES, declaration.draft, around),
    routes: routesOfLevel(call, VOCABULARIES, declaration.draft, around),
    spoken: { call, eligibility, vocabularies: VOCABULARIES },
    typed: Object.fromEntries(typed),
  };
}

/** The reasons that a form states, by the places of their conditions. An empty field states none. */
function reasonsIn(form: URLSearchParams): Reasons {
  const fields = [...form].flatMap(([name, text]) => {
    const place = conditionOfReason(name);
    const reason = typedText(text);
    return place === undefined || reason === '' ? [] : [[place, reason] as const];
  });
  return Object.fromEntries(fields);
}

/** Says why nothing can be submitted now, with a way back to the declaration. */
function cannot({ viewer, subject, id }: OwnCaseVisit, refusal: Refusal): WebAnswer {
  const sentence = sayRefusal(refusal, subject.call.identity.zone.value);
  const content = refusalPage({
    language: viewer.language,
    sentence,
    clause: refusal.clause,
    back: pathOf(id),
  });
  return pageAnswer(viewer, content, refusalHead(refusal));
}

async function submitForm(needs: ApplicantNeeds, visit: PostVisit): Promise<WebAnswer> {
  const { form, arrival, id, session } = visit;
  const agreedHash = form.get('agreed') === 'yes' ? (form.get('agreedHash') ?? '') : '';
  const reasons = reasonsIn(form);
  const keepsFile = keepsFileIn(form);
  const when = bookedForIn(form, visit.subject.call.identity.zone.value);
  if (!when.ok) return show(needs, visit, when.refusal, form);
  const bookedFor = when.value;
  const receipt = {
    account: session.account,
    key: keyOf(form),
    bodyHash: fingerprint(JSON.stringify([id, agreedHash, reasons, keepsFile, arrival.version, bookedFor])),
  };
  const request = { id, agreedHash, reasons, keepsFile, arrival, receipt, caseAsRead: visit.subject };
  const verdict = await (bookedFor === undefined
    ? submit(needs)(request)
    : book(needs)({ ...request, bookedFor }));
  if (verdict.ok) return seeOther(`${pathOf(id)}?done=${bookedFor === undefined ? 'submitted' : 'booked'}`);
  const subject = (await caseOf(needs, id)) ?? visit.subject;
  return show(needs, { ...visit, subject }, verdict.refusal, form);
}
