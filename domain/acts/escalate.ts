import type { Case } from '../declaration/case.ts';
import type { Change } from '../declaration/change.ts';
import { mayMove, moved } from '../declaration/moves.ts';
import { presentDeskOf } from '../desks/desk.ts';
import type { Instant } from '../values/instant.ts';

/**
 * Hands a waiting declaration from the contact to the contact's superior, who has a desk of their own. Only a
 * declaration that waits for an employer or a body can be handed on, and only once. The entry names the superior's
 * desk, because from then on that desk may read the declaration.
 */
export function escalate(
  { declaration }: Pick<Case, 'declaration'>,
  occasion: string,
  at: Instant,
): Change | undefined {
  if (!mayMove(declaration.standing, 'escalate') || declaration.desk === 'superior') return undefined;
  const desk = presentDeskOf({ ...declaration, desk: 'superior' });
  return {
    ...moved(declaration.standing, 'escalate', declaration.standing),
    at,
    actor: { kind: 'automatic', by: 'escalation' },
    set: { desk: 'superior', handedAt: at },
    gates: [],
    inputs: { occasion, ...(desk === undefined ? {} : { handedTo: desk }) },
  };
}
