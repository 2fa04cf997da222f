import { queueOf } from '../declaration.ts';
import { audienceAt } from '../desk.ts';
import type { Instant } from '../instant.ts';
import { mayMove } from '../moves.ts';
import { type Actor, accepted, type Change, refused, type Verdict } from '../verdict.ts';
import type { Case } from './guard.ts';

/**
 * The desk that holds this declaration now gets a new link. Nothing else about the declaration changes; the entry says
 * to whom the link goes, which round of links it is and why, never its id. `rounds` count the links of the desk, from
 * 1; 0 where it never had one.
 */
export function reissue(
  { declaration }: Pick<Case, 'declaration'>,
  rounds: { readonly present: number; readonly expected: number; readonly reason: string },
  actor: Actor,
  at: Instant,
): Verdict<Change> {
  const desk = queueOf(declaration);
  if (!mayMove(declaration.standing, 'reissue') || desk === undefined)
    return refused('not-in-this-standing', { facts: { standing: declaration.standing, move: 'reissue' } });
  const { present, expected, reason } = rounds;
  if (present !== expected) return refused('stale', { facts: { shown: expected, now: present } });
  return accepted({
    move: 'reissue',
    to: declaration.standing,
    at,
    actor,
    set: {},
    gates: [],
    inputs: { audience: audienceAt(desk), round: present + 1, reason },
  });
}
