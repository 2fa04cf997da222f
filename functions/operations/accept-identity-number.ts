import type { Needs } from '../../casework/needs.ts';
import { acceptNumber } from '../../domain/acts/operator/accept-number.ts';
import { operator, performOnce, type Signed } from './operator.ts';

export interface AcceptIdentityNumber extends Signed {
  readonly declaration: string;
  /** The declaration's version as the operator saw it. */
  readonly expectedVersion: number;
}

/** Lets a number through whose check digit is wrong in fact; which one is never typed, it stands in the declaration. */
export function acceptIdentityNumber(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return (input: AcceptIdentityNumber) =>
    performOnce(needs, input.declaration, input, (subject) =>
      acceptNumber(subject, input, { version: input.expectedVersion }, operator(input), needs.now()),
    );
}
