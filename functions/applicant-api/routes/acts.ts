import * as v from 'valibot';
import { contactForm, correctContact } from '../../../casework/applicant/correct-contact.ts';
import { readAhead } from '../../../casework/applicant/submission-facts.ts';
import { submit } from '../../../casework/applicant/submit.ts';
import { withdraw } from '../../../casework/applicant/withdraw.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import { MAX_REASONS } from '../../../domain/acts/applicant/reasons.ts';
import { typedText } from '../../../domain/typed/typed-text.ts';
import { byName, fields } from '../../../domain/values/form.ts';
import { said } from '../../../domain/values/said.ts';
import { type ApiRoute, ownRoute } from '../request/api-route.ts';
import { type ApplicantAct, LEGAL_ACT, legalAct } from '../request/legal-act.ts';

export const submission = fields({
  /** SHA-256 in hex of the commitment's wording that the applicant agreed to. */
  agreedHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** The reason for each condition that is not met, by the condition's place in the call's file. */
  reasons: v.optional(
    v.pipe(byName(v.string(), v.pipe(v.string(), v.transform(typedText))), v.maxEntries(MAX_REASONS)),
  ),
  /** Whether the facts are kept in the applicant's achievement file. */
  keepAchievementFile: v.optional(v.boolean()),
});
export type Submission = v.InferOutput<typeof submission>;
const withdrawal = fields({});

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
