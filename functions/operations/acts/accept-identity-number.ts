import type { Needs } from '../../../casework/needs.ts';
import { acceptNumber } from '../../../domain/acts/operator/accept-number.ts';
import { operator, performOnce, type Signed } from '../operator.ts';

export interface AcceptIdentityNumber extends Signed {
  readonly declaration: string;
  /** The declaration's version that the operator saw. */
  readonly expectedVersion: number;
}

/** Accepts a number with a wrong check digit. The operator never types the number: the declaration has it. */
export function acceptIdentityNumber(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return (input: AcceptIdentityNumber) =>
    performOnce(needs, input.declaration, input, (subject) =>
      acceptNumber(subject, input, { version: input.expectedVersion }, operator(input), needs.now()),
    );
}
