import { bodyInTurn, type Placed } from './at-desk.ts';
import type { Change } from './change.ts';
import type { Declaration } from './declaration.ts';

/**
 * Whether a run's wait goes on through an act, so that nobody wakes it: a returned draft is being edited, or the desk
 * that has just acted has the next act too. What the act owes leaves with the patrol then. A run that has not looked at
 * an earlier act is woken, since that one must be looked at.
 */
export function waitGoesOn(
  declaration: Pick<Declaration, 'token' | 'unseen'> & Placed,
  { move, to, set }: Pick<Change, 'move' | 'to' | 'set'>,
): boolean {
  if (move === 'change') return true;
  if (move !== 'support' || to !== 'supported') return false;
  const { token, unseen } = declaration;
  const after = bodyInTurn({ ...declaration, ...set, standing: to });
  return token !== undefined && !unseen && bodyInTurn(declaration)?.body === after?.body;
}
