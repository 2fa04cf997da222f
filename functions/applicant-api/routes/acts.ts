import * as v from 'valibot';
import { fingerprint } from '../../../adapters/fingerprint.ts';
import { contactForm, correctContact } from '../../../casework/applicant/correct-contact.ts';
import { readAhead } from '../../../casework/applicant/submission-facts.ts';
import { submit } from '../../../casework/applicant/submit.ts';
import { withdraw } from '../../../casework/applicant/withdraw.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import type { ActRequest, Done } from '../../../casework/perform.ts';
import { MAX_REASONS } from '../../../domain/acts/applicant/reasons.ts';
import { typedText } from '../../../domain/typed/typed-text.ts';
import { byName, fields } from '../../../domain/values/form.ts';
import { said } from '../../../domain/values/said.ts';
import { accepted, type Verdict } from '../../../domain/values/verdict.ts';
import { type ApiRoute, inZone, ownRoute, type Reply, type SignedInCall } from '../request/api-route.ts';
import { type HowToRead, ownAct } from '../request/own-case.ts';
import { readBody, readIdempotencyKey } from '../request/reading.ts';

const submission = fields({
  /** SHA-256 in hex of the commitment's wording that the applicant agreed to. */
  agreedHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** The reason for each condition that is not met, by the condition's place in the call's file. */
  reasons: v.optional(
    v.pipe(byName(v.string(), v.pipe(v.string(), v.transform(typedText))), v.maxEntries(MAX_REASONS)),
  ),
  /** Whether the facts are kept in the applicant's achievement file. */
  keepAchievementFile: v.optional(v.boolean()),
});
type Submission = v.InferOutput<typeof submission>;
const withdrawal = fields({});

/**
 * The form of every act with legal effect: it names the version that it is about, and a key under which it is done
 * once.
 */
const LEGAL_ACT = { ifMatch: true, idempotencyKey: true, answers: { 200: 'Done' } } as const;

/** The routes of the acts with legal effect. */
export function actRoutes(needs: ApplicantNeeds): ApiRoute[] {
  return [submitDeclaration(needs), withdrawDeclaration(needs), correctDeclarationContact(needs)];
}

function submitDeclaration(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'POST', path: '/api/v1/declarations/{id}/submission', attempt: 'submit' },
    {
      says: said(
        '提交申报，并对现行承诺作出承诺',
        'Submits the declaration, agreeing to the commitment as it is worded now',
      ),
      body: submission,
      ...LEGAL_ACT,
    },
    (asked) => {
      const act: ApplicantAct<Submission> = (request, { agreedHash, reasons, keepAchievementFile }) =>
        submit(needs)({ ...request, agreedHash, reasons, keepsFile: keepAchievementFile });
      return legalAct(needs, asked, submission, act, 'recent', readAhead(needs));
    },
  );
}

function withdrawDeclaration(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'POST', path: '/api/v1/declarations/{id}/withdrawal', attempt: 'withdraw' },
    { says: said('撤回申报', 'Withdraws the declaration'), body: withdrawal, ...LEGAL_ACT },
    (asked) => legalAct(needs, asked, withdrawal, withdraw(needs)),
  );
}

function correctDeclarationContact(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'POST', path: '/api/v1/declarations/{id}/contact', attempt: 'ungoverned' },
    {
      says: said(
        '更正手机号码和电子邮箱，办理中也可以',
        'Corrects telephone and mailbox, whoever the declaration waits for',
      ),
      body: contactForm,
      ...LEGAL_ACT,
    },
    (asked) =>
      legalAct(needs, asked, contactForm, (act, { identity }) =>
        correctContact(needs)({ ...act, ...identity }),
      ),
  );
}

type ApplicantAct<B> = (request: Required<ActRequest>, body: B) => Promise<Verdict<Done>>;

/**
 * Performs an act under a version and an Idempotency-Key. A repeated request gets the same answer, and the act is
 * done once.
 */
async function legalAct<B>(
  needs: ApplicantNeeds,
  asked: SignedInCall,
  form: v.GenericSchema<unknown, B>,
  act: ApplicantAct<B>,
  ...how: HowToRead
): Promise<Reply> {
  const own = await ownAct(needs, asked, ...how);
  if (!own.ok) return own;
  const { request, session } = asked;
  const key = readIdempotencyKey(request);
  if (!key.ok) return key;
  const body = readBody(request, form);
  if (!body.ok) return body;
  const { declaration, call, arrival } = own.value;
  const whole = JSON.stringify([request.method, request.path, body.value]);
  const receipt = { account: session.account, key: key.value, bodyHash: fingerprint(whole) };
  const done = await act({ id: declaration.id, arrival, receipt, caseAsRead: own.value }, body.value);
  if (!done.ok) return inZone(done, call.identity.zone.value);
  const { standing, version: now, warnings } = done.value;
  const json = { declaration: declaration.id, standing, version: now, warnings };
  return accepted({ json, headers: { etag: `"${now}"` } });
}
