import type { Needs } from '../../../casework/needs.ts';
import { withPost } from '../../../casework/posts.ts';
import { receivePapers as confirm } from '../../../domain/acts/confirmations.ts';
import { operator, performOnce, type Signed } from '../operator.ts';

export interface ReceivePapers extends Signed {
  readonly declaration: string;
  /** The declaration's version that the operator saw. */
  readonly expectedVersion: number;
  readonly receivedOn: string;
  /** The day of the postmark; left out for papers that were handed over. */
  readonly postmarkedOn?: string | undefined;
}

/** Records papers as received in place of the body's desk. */
export function receivePapers(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return (input: ReceivePapers) => {
    const { receivedOn, postmarkedOn, reason, expectedVersion: version } = input;
    const arrival = { at: needs.now(), actor: operator(input), version };
    return performOnce(needs, input.declaration, input, async (subject) => {
      const verdict = confirm(subject, { receivedOn, postmarkedOn, reason }, arrival);
      return verdict.ok ? withPost(needs, subject, verdict.value) : verdict;
    });
  };
}
