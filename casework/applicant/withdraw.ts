import type { Receipt } from '../../adapters/records/declarations/receipts.ts';
import { judgeWithdrawal } from '../../domain/acts/applicant/withdraw.ts';
import type { Arrival } from '../../domain/declaration/case.ts';
import { reporting } from '../attempts.ts';
import type { CaseNeeds } from '../needs.ts';
import { performOnceUnder } from '../perform.ts';

/** Withdraws a declaration. One write closes the open review and frees the claim on the person. */
export function withdraw(needs: Pick<CaseNeeds, 'records' | 'workflow'>) {
  return (id: string, arrival: Arrival, receipt?: Receipt) =>
    reporting(needs, { act: 'withdraw', by: 'applicant', about: id, at: arrival.at }, () =>
      performOnceUnder(needs, receipt, id, (subject) => judgeWithdrawal(subject, arrival)),
    );
}
