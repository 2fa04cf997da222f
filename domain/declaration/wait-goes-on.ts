import type { Change } from './change.ts';
import type { Declaration } from './declaration.ts';

/**
 * Whether a run's wait goes on through an act, so that nobody wakes it: a returned draft is being edited, or the desk
 * that has just acted has the next act too. What the act owes leaves with the patrol then. A run that has not looked at
 * an earlier act is woken, since that one must be looked at.
 */
export function waitGoesOn(
  { token, unseen }: Pick<Declaration, 'token' | 'unseen'>,
  { move, to }: Pick<Change, 'move' | 'to'>,
): boolean {
  if (move === 'change') return true;
  return move === 'support' && to === 'supported' && token !== undefined && !unseen;
}
