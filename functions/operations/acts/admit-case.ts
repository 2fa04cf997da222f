import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Needs } from '../../../casework/needs.ts';
import { admitCase as admission } from '../../../domain/acts/operator/admit-case.ts';
import { operator, performOnce, type Signed } from '../operator.ts';

export interface AdmitCase extends Signed {
  readonly declaration: string;
  /** The declaration's version that the operator saw. */
  readonly expectedVersion: number;
  /** The places of the conditions in the call's file. If they are left out, the answer names them. */
  readonly conditions?: readonly string[] | undefined;
}

/** Admits a case that the call refuses by rule, on the conditions that the operator names. */
export function admitCase(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return (input: AdmitCase) => {
    const { by, reason, conditions, expectedVersion: version } = input;
    return performOnce(needs, input.declaration, input, (subject) =>
      admission(
        subject,
        { by, reason, conditions, version },
        { actor: operator(input), vocabularies: VOCABULARIES, at: needs.now() },
      ),
    );
  };
}
