import { fingerprint } from '../../adapters/fingerprint.ts';
import { judgeSubmission } from '../../domain/acts/applicant/judge-submission.ts';
import type { Reasons } from '../../domain/acts/applicant/reasons.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import type { Verdict } from '../../domain/values/verdict.ts';
import { fileWrites } from '../achievement-file/keep-file.ts';
import { reporting } from '../attempts.ts';
import type { Freshness } from '../case.ts';
import { claimUnderKeys, hashesOfSealed, underOneKey } from '../claims.ts';
import type { CaseNeeds } from '../needs.ts';
import { type ActRequest, performUnderKey } from '../perform.ts';
import { withPost } from '../posts.ts';
import { withNumberOpen } from './identity.ts';
import { submissionFactsOf } from './submission-facts.ts';

export type SubmitNeeds = Pick<CaseNeeds, 'records' | 'workflow' | 'keys'>;

export interface SubmitRequest extends ActRequest {
  /** SHA-256 in hex of the commitment's wording as it was shown. */
  readonly agreedHash: string;
  /** The reasons for conditions that are not met, by their places in the call's file. */
  readonly reasons?: Reasons | undefined;
  /** Whether the applicant wants the facts kept in the achievement file. */
  readonly keepsFile?: boolean | undefined;
}

/**
 * Submits a draft, or a returned declaration again. A rush comes in the last hours, so locks and registry are
 * first taken from memory; the write repeats the gate.
 */
export function submit(needs: SubmitNeeds) {
  return (request: SubmitRequest) => {
    const { id, arrival, keepsFile = false } = request;
    const rule = (subject: Case, freshness: Freshness) => submissionOf(needs, subject, request, freshness);
    return reporting(needs, { act: 'submit', by: 'applicant', about: id, at: arrival.at }, () =>
      performUnderKey(needs, request, rule, 'recent', (_, subject) =>
        keepsFile ? fileWrites(needs, subject, arrival.at) : [],
      ),
    );
  };
}

/** Judges a submission of the draft as it is now, and what of it the write needs to know besides. */
export async function submissionOf(
  needs: SubmitNeeds,
  subject: Case,
  { agreedHash, reasons = {}, arrival }: Pick<SubmitRequest, 'agreedHash' | 'reasons' | 'arrival'>,
  freshness: Freshness,
): Promise<Verdict<Change>> {
  const { declaration: read, call } = subject;
  const hashes = read.identity && (await hashesOfSealed(needs, read.identity, read.id));
  const declaration = hashes ? underOneKey(read, hashes) : read;
  const draft = await withNumberOpen(needs, declaration);
  const facts = await submissionFactsOf(needs, { ...subject, declaration }, draft, arrival.at, freshness);
  const commitmentHash = fingerprint(call.commitment.value);
  const open = { ...subject, declaration: { ...declaration, draft } };
  const judged = judgeSubmission(open, { agreedHash, commitmentHash, reasons, ...facts }, arrival);
  if (!judged.ok) return judged;
  const change = hashes ? claimUnderKeys(judged.value, declaration, read, hashes) : judged.value;
  return withPost(needs, subject, change);
}
