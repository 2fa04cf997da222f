import type { Case } from '../../declaration/case.ts';
import type { Actor, Change } from '../../declaration/change.ts';
import { mayMove, moved } from '../../declaration/moves.ts';
import { audienceAt, presentDeskOf } from '../../desks/desk.ts';
import type { DeskId } from '../../identifiers/desk-id.ts';
import type { Instant } from '../../values/instant.ts';
import { accepted, type OperatorVerdict, refused } from '../../values/verdict.ts';
import { notThePresent } from './not-the-present.ts';

/**
 * Gives a new link to the desk that holds this declaration. Nothing else about the declaration changes. The entry says
 * to whom the link goes, its round and why, never its id. `rounds` counts the links of the desk from 1; 0 means that it
 * never had one.
 */
export function reissue(
  { declaration }: Pick<Case, 'declaration'>,
  rounds: { readonly present: number; readonly expected: number; readonly reason: string },
  actor: Actor,
  at: Instant,
): OperatorVerdict<Change> {
  const desk = presentDeskOf(declaration);
  if (!mayMove(declaration.standing, 'reissue') || desk === undefined)
    return refused('not-in-this-standing', { facts: { standing: declaration.standing, move: 'reissue' } });
  const { present, expected, reason } = rounds;
  if (present !== expected) return notThePresent(expected, present, 'no-link-yet');
  const inputs = { audience: audienceAt(desk), round: present + 1, reason };
  return accepted(newLink(declaration, inputs, actor, at));
}

/**
 * A desk at which another person is registered now, and the round of the first link that person receives under the
 * call.
 */
export interface TakenDesk {
  readonly call: string;
  readonly desk: DeskId;
  readonly round: number;
}

/**
 * Gives a new link to a desk because another person was registered there, who takes over everything that waits at it.
 */
export function reissueToSuccessor(
  { declaration }: Pick<Case, 'declaration'>,
  taken: readonly TakenDesk[],
  reason: string,
  actor: Actor,
  at: Instant,
): OperatorVerdict<Change> {
  const { standing, call } = declaration;
  const present = presentDeskOf(declaration);
  const found = taken.find((each) => each.call === call && each.desk === present);
  if (!mayMove(standing, 'reissue') || found === undefined)
    return refused('not-in-this-standing', { facts: { standing, move: 'reissue' } });
  const { desk, round } = found;
  const inputs = { audience: audienceAt(desk), round, cause: 'another-person', reason } as const;
  return accepted(newLink(declaration, inputs, actor, at));
}

function newLink(
  { standing }: Case['declaration'],
  inputs: NonNullable<Change['inputs']>,
  actor: Actor,
  at: Instant,
): Change {
  return { ...moved(standing, 'reissue', standing), at, actor, set: {}, gates: [], inputs };
}
