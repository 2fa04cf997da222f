import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { fingerprint } from '../../adapters/fingerprint.ts';
import { contactForm, correctContact } from '../../casework/applicant/correct-contact.ts';
import { caseOf } from '../../casework/case.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import { refusedAsItStands } from '../../domain/acts/guard.ts';
import { mayMove } from '../../domain/declaration/moves.ts';
import { defectOf } from '../../domain/typed/form-defect.ts';
import { type Refusal, refused } from '../../domain/values/verdict.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { contactPage } from '../../pages/applicant/contact-page.ts';
import { refusalPage } from '../../pages/applicant/refusal-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { refusalHead } from '../../web/refusal-head.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { keyOf, type OwnCaseVisit, ownPage, ownPost, type PostVisit, pathOf } from './case-visit.ts';

const PATH = '/declarations/{id}/contact';

/** The routes that show and correct the applicant's phone and mailbox. */
export function contactRoutes(needs: ApplicantNeeds): ToldRoute[] {
  const pageOf = ({ id = '' }) => pathOf(id, '/contact');
  return [
    ownPage(needs, PATH, (visit) => show(visit)),
    ownPost(
      needs,
      {
        path: PATH,
        attempt: 'ungoverned',
        purpose: 'contact',
        pageOf,
        again: (visit) => show(visit, { typed: typedIn(visit.form) }),
      },
      (visit) => correct(needs, visit),
    ),
  ];
}

interface Typed {
  readonly refusal?: Refusal;
  readonly typed: { readonly phone: string; readonly email: string };
}

function typedIn(form: URLSearchParams): Typed['typed'] {
  return { phone: form.get('/identity/phone') ?? '', email: form.get('/identity/email') ?? '' };
}

async function show(visit: OwnCaseVisit, said?: Typed): Promise<WebAnswer> {
  const { subject, viewer, request, id, sealFor } = visit;
  const { declaration, call } = subject;
  const at = request.receivedAt;
  const { language } = viewer;
  if (!mayMove(declaration.standing, 'correct-contact')) {
    const { refusal } = refusedAsItStands(subject, 'correct-contact', at);
    const sentence = sayRefusal(refusal, call.identity.zone.value);
    const content = refusalPage({ language, sentence, clause: refusal.clause, back: pathOf(id) });
    return pageAnswer(viewer, content, refusalHead(refusal));
  }
  const { phone = '', email = '' } = declaration.draft.identity ?? {};
  const content = contactPage({
    language,
    at,
    subject,
    seal: await sealFor('contact', { version: declaration.version }),
    key: randomUUID(),
    ...(said ?? { typed: { phone, email } }),
  });
  return pageAnswer(viewer, content, refusalHead(said?.refusal));
}

async function correct(needs: ApplicantNeeds, visit: PostVisit): Promise<WebAnswer> {
  const { form, arrival, id, session } = visit;
  const typed = typedIn(form);
  const read = v.safeParse(contactForm, { identity: typed });
  const receipt = {
    account: session.account,
    key: keyOf(form),
    bodyHash: fingerprint(JSON.stringify(['contact', id, typed, arrival.version])),
  };
  const verdict = read.success
    ? await correctContact(needs)({
        id,
        ...read.output.identity,
        arrival,
        receipt,
        caseAsRead: visit.subject,
      })
    : refused('malformed', { defects: read.issues.map(defectOf) });
  if (verdict.ok) return seeOther(pathOf(id));
  const subject = (await caseOf(needs, id)) ?? visit.subject;
  return show({ ...visit, subject }, { refusal: verdict.refusal, typed });
}
