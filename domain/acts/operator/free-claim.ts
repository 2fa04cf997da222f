import type { Case } from '../../declaration/case.ts';
import type { Actor, Change } from '../../declaration/change.ts';
import { isFinal, mayMove, moved } from '../../declaration/moves.ts';
import { accepted, type OperatorVerdict, refused } from '../../values/verdict.ts';

type Subject = Pick<Case, 'declaration'>;

/**
 * Frees the claim that a declaration holds under a number that belongs to somebody else, by a recorded act of the
 * operators. The standing stays. Without a claim the declaration cannot be recommended, but it may be returned,
 * corrected and submitted under its own number, refused or withdrawn. `numbers` are the hashes of that number,
 * under every key.
 */
export function loseClaim(
  { declaration }: Subject,
  { numbers, reason }: { numbers: readonly string[]; reason: string },
  actor: Actor,
  at: string,
): OperatorVerdict<Change> {
  const { standing, claimed, claimedIdentity } = declaration;
  const mayHold = standing === 'recommended' || !isFinal(standing);
  if (!mayHold || claimed === undefined)
    return refused('not-in-this-standing', { facts: { standing, move: 'free-claim' } });
  if (!numbers.includes(claimed)) return refused('claim-not-held');
  return accepted({
    ...changeOf(declaration, 'claim-lost', reason, actor, at),
    set: { claimFreed: { at, number: claimed, ...(claimedIdentity ? { identity: claimedIdentity } : {}) } },
    drop: ['claimed'],
    claim: 'free-number',
  });
}

/**
 * Records on a declaration that its number is free again, after another declaration's claim was in its way. A
 * declaration that a lock ended is not restored by this, but may be by a late entry. A claim that was freed by mistake
 * is restored.
 */
export function openClaim(
  { declaration }: Subject,
  reason: string,
  actor: Actor,
  at: string,
): OperatorVerdict<Change> {
  const { standing, lapsed } = declaration;
  const isEnded = isFinal(standing) && lapsed !== undefined && mayMove(standing, 'free-claim');
  if (standing !== 'draft' && standing !== 'returned' && !isEnded)
    return refused('not-in-this-standing', { facts: { standing, move: 'free-claim' } });
  return accepted({ ...changeOf(declaration, 'claim-opened', reason, actor, at), drop: ['claimFreed'] });
}

function changeOf(
  { standing }: Case['declaration'],
  cause: 'claim-lost' | 'claim-opened',
  reason: string,
  actor: Actor,
  at: string,
): Change {
  return {
    ...moved(standing, 'free-claim', standing),
    at,
    actor,
    set: {},
    gates: [],
    inputs: { cause, reason },
  };
}
