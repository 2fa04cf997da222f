import { judgeWithdrawal } from '../../domain/acts/applicant/judge-withdrawal.ts';
import { reporting } from '../attempts.ts';
import type { CaseNeeds } from '../needs.ts';
import { type ActRequest, performUnderKey } from '../perform.ts';

/** Withdraws a declaration. One write closes the open review and frees the claim on the person. */
export function withdraw(needs: Pick<CaseNeeds, 'records' | 'workflow'>) {
  return (request: ActRequest) => {
    const { id, arrival } = request;
    return reporting(needs, { act: 'withdraw', by: 'applicant', about: id, at: arrival.at }, () =>
      performUnderKey(needs, request, (subject) => judgeWithdrawal(subject, arrival)),
    );
  };
}
