import { fingerprint } from '../../adapters/keys/fingerprint.ts';
import type { Receipt } from '../../adapters/records/declarations/receipts.ts';
import { judgeSubmission } from '../../domain/acts/applicant/submit.ts';
import type { Arrival, Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import type { Verdict } from '../../domain/values/verdict.ts';
import { reporting } from '../attempts.ts';
import type { Freshness } from '../case.ts';
import type { CaseNeeds } from '../needs.ts';
import { performOnceUnder } from '../perform.ts';
import { openDraft } from './identity.ts';
import { surroundingsOf } from './missing.ts';

type SubmitNeeds = Pick<CaseNeeds, 'records' | 'workflow' | 'keys'>;

interface Agreement {
  /** SHA-256 in hex of the commitment's wording as it was shown. */
  readonly agreedHash: string;
}

/**
 * Submits a draft, or a returned declaration again. A rush comes in the last hours, so locks and registry are
 * first taken from memory; the write repeats the gate. A refusal that rests on memory is judged again on what
 * is read now, so nobody in time is refused because a deadline moved a moment ago. `read` is the case as the
 * request has just read it.
 */
export function submit(needs: SubmitNeeds) {
  return async (id: string, agreement: Agreement, arrival: Arrival, receipt?: Receipt, read?: Case) => {
    const attempt = async (freshness: Freshness, known?: Case) => {
      let wasJudged = false;
      const rule = async (subject: Case) => {
        const verdict = await submissionOf(needs, subject, agreement, arrival, freshness);
        wasJudged = verdict.ok;
        return verdict;
      };
      const verdict = await performOnceUnder(needs, receipt, id, rule, { freshness, read: known });
      return { verdict, wasJudged };
    };
    return reporting(needs, { act: 'submit', by: 'applicant', about: id, at: arrival.at }, async () => {
      const { verdict, wasJudged } = await attempt('recent', read);
      // A refusal that the write found is up to date, unless a gate moved meanwhile: that is judged again.
      const isOfNow = verdict.ok || (wasJudged && verdict.refusal.because !== 'stale');
      return isOfNow ? verdict : (await attempt('fresh')).verdict;
    });
  };
}

async function submissionOf(
  needs: SubmitNeeds,
  subject: Case,
  { agreedHash }: Agreement,
  arrival: Arrival,
  freshness: Freshness,
): Promise<Verdict<Change>> {
  const { declaration, call } = subject;
  const draft = await openDraft(needs, declaration);
  const around = await surroundingsOf(needs, subject, draft, arrival.at, freshness);
  const commitmentHash = fingerprint(call.commitment.value);
  const open = { ...subject, declaration: { ...declaration, draft } };
  return judgeSubmission(open, { agreedHash, commitmentHash, ...around }, arrival);
}
