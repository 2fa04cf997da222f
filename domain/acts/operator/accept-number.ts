import type { Case } from '../../declaration/case.ts';
import type { Actor, Change } from '../../declaration/change.ts';
import { isNumberAccepted } from '../../declaration/declaration.ts';
import { mayMove } from '../../declaration/moves.ts';
import { accepted, refused, type Verdict } from '../../values/verdict.ts';

/**
 * A number was issued whose check digit is wrong in fact: an operator who has seen the document lets it through, for
 * the reason that is recorded. It holds for the number that is stated now, and for nothing else that is wrong with it.
 */
export function acceptNumber(
  { declaration }: Pick<Case, 'declaration'>,
  { reason }: { reason: string },
  expected: { version: number },
  actor: Actor,
  at: string,
): Verdict<Change> {
  const { standing, version, identity } = declaration;
  if (!mayMove(standing, 'accept-number'))
    return refused('not-in-this-standing', { facts: { standing, move: 'accept-number' } });
  if (version !== expected.version)
    return refused('stale', { facts: { shown: expected.version, now: version } });
  if (!identity) return refused('number-not-stated');
  if (!identity.failsCheck) return refused('nothing-to-accept');
  if (isNumberAccepted(declaration)) return refused('number-accepted-already');
  return accepted({
    move: 'accept-number',
    to: standing,
    at,
    actor,
    set: { numberAccepted: { kind: identity.kind, hash: identity.hash } },
    gates: [],
    inputs: { reason },
  });
}
