import type { Needs } from '../../../casework/needs.ts';
import { withPost } from '../../../casework/posts.ts';
import { confirmPayment as confirm } from '../../../domain/acts/confirmations.ts';
import { operator, performOnce, type Signed } from '../operator.ts';

export interface ConfirmPayment extends Signed {
  readonly declaration: string;
  /** The declaration's version that the operator saw. */
  readonly expectedVersion: number;
  readonly paidOn: string;
  /** The number of the receipt. */
  readonly receipt: string;
}

/** Confirms a payment in place of the body's desk. */
export function confirmPayment(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return (input: ConfirmPayment) => {
    const { paidOn, receipt, reason, expectedVersion: version } = input;
    const arrival = { at: needs.now(), actor: operator(input), version };
    return performOnce(needs, input.declaration, input, async (subject) => {
      const verdict = confirm(subject, { paidOn, receipt, reason }, arrival);
      return verdict.ok ? withPost(needs, subject, verdict.value) : verdict;
    });
  };
}
