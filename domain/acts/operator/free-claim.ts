import type { Case } from '../../declaration/case.ts';
import type { Actor, Change } from '../../declaration/change.ts';
import { isFinal, mayMove } from '../../declaration/moves.ts';
import { accepted, refused, type Verdict } from '../../values/verdict.ts';

type Subject = Pick<Case, 'declaration'>;

/**
 * The operators free the claim that a declaration holds under a number which is somebody else's, by a recorded act. It
 * stands where it stood; without a claim it is not recommended any more, but may be returned, corrected and submitted
 * under its own number, refused or withdrawn. `number` is the hash for which the claim is asked.
 */
export function loseClaim(
  { declaration }: Subject,
  { number, reason }: { number: string; reason: string },
  actor: Actor,
  at: string,
): Verdict<Change> {
  const { standing, claimed } = declaration;
  const mayHold = standing === 'recommended' || !isFinal(standing);
  if (!mayHold || claimed === undefined)
    return refused('not-in-this-standing', { facts: { standing, move: 'free-claim' } });
  if (claimed !== number) return refused('claim-not-held');
  return accepted({
    ...changeOf(declaration, 'claim-lost', reason, actor, at),
    set: { claimFreed: { at, number } },
    drop: ['claimed'],
    claim: 'free-number',
  });
}

/**
 * The declaration that was refused for it is told that its number is free; one that a lock ended is not restored by that,
 * but may be by a late entry. What was freed of it before, by mistake, is its own again.
 */
export function openClaim(
  { declaration }: Subject,
  reason: string,
  actor: Actor,
  at: string,
): Verdict<Change> {
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
  return { move: 'free-claim', to: standing, at, actor, set: {}, gates: [], inputs: { cause, reason } };
}
