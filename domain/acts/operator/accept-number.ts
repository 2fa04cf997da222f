import type { Case } from '../../declaration/case.ts';
import type { Actor, Change } from '../../declaration/change.ts';
import { mayMove, moved } from '../../declaration/moves.ts';
import { isNumberAccepted } from '../../declaration/sealed-identity.ts';
import { accepted, type OperatorVerdict, refused } from '../../values/verdict.ts';

/**
 * Accepts a number that was really issued with a wrong check digit. An operator who has seen the document does this for
 * a recorded reason. It holds only for the number that is stated now, and for no other defect of it.
 */
export function acceptNumber(
  { declaration }: Pick<Case, 'declaration'>,
  { reason }: { reason: string },
  expected: { version: number },
  actor: Actor,
  at: string,
): OperatorVerdict<Change> {
  const { standing, version, identity } = declaration;
  if (!mayMove(standing, 'accept-number'))
    return refused('not-in-this-standing', { facts: { standing, move: 'accept-number' } });
  if (version !== expected.version)
    return refused('stale', { facts: { shown: expected.version, now: version } });
  if (!identity) return refused('number-not-stated');
  if (!identity.failsCheck) return refused('nothing-to-accept');
  if (isNumberAccepted(declaration)) return refused('number-accepted-already');
  return accepted({
    ...moved(standing, 'accept-number', standing),
    at,
    actor,
    set: { numberAccepted: { kind: identity.kind, hash: identity.hash, sealed: identity.sealed } },
    gates: [],
    inputs: { reason },
  });
}
