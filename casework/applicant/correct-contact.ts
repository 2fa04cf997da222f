import { judgeContactCorrection, type Reached } from '../../domain/acts/applicant/correct-contact.ts';
import type { Arrival } from '../../domain/declaration/case.ts';
import { employerOf } from '../../domain/declaration/declaration.ts';
import { normalEmail } from '../../domain/identifiers/email.ts';
import { normalMobileNumber } from '../../domain/identifiers/mobile-number.ts';
import { code } from '../../domain/typed/typed-form.ts';
import { fields } from '../../domain/values/form.ts';
import { accepted, refused, type Verdict } from '../../domain/values/verdict.ts';
import type { CaseNeeds } from '../needs.ts';
import { type ActRequest, type Done, performUnderKey } from '../perform.ts';

/** The mobile number and the mailbox, in the fields of a draft. */
export const contactForm = fields({ identity: fields({ phone: code, email: code }) });

type CorrectContactNeeds = Pick<CaseNeeds, 'records' | 'workflow'>;

/** Corrects the applicant's mobile number and mailbox, and writes to the new mailbox. */
export function correctContact(needs: CorrectContactNeeds) {
  return async (request: ActRequest & Reached) => {
    const { id, arrival, phone, email } = request;
    const verdict = await performUnderKey(needs, request, async (subject) => {
      const code = employerOf(subject.declaration);
      const employer = code === undefined ? undefined : await needs.records.people.employer(code);
      const reached = { phone: normalMobileNumber(phone), email: normalEmail(email).toLowerCase() };
      return judgeContactCorrection(subject, reached, { employer }, arrival);
    });
    return !verdict.ok && verdict.refusal.because === 'nothing-changed'
      ? doneAlready(needs, id, arrival)
      : verdict;
  };
}

/** Answers a correction that changes nothing as done. Nothing is written and no letter leaves. */
async function doneAlready(
  { records }: CorrectContactNeeds,
  id: string,
  { version }: Arrival,
): Promise<Verdict<Done>> {
  const now = await records.declarations.get(id);
  if (!now) return refused('no-such-declaration');
  return accepted({ declaration: id, standing: now.standing, version, warnings: [] });
}
