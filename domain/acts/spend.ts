import type { Case } from '../declaration/case.ts';
import type { Change, Gate } from '../declaration/change.ts';
import type { Declaration } from '../declaration/declaration.ts';
import { governingStage } from '../declaration/way.ts';

/** The declaration after a change, apart from its version and the keys of its indexes. */
export function declarationAfter(
  declaration: Declaration,
  { to, set, drop = [] }: Pick<Change, 'to' | 'set' | 'drop'>,
): Declaration {
  const after: Record<string, unknown> = { ...declaration, ...set, standing: to };
  for (const name of drop) if (!(name in set)) delete after[name];
  return after as unknown as Declaration;
}

/**
 * Marks the grant as used and removes it, if the act leaves the grant's stage. That holds even for a grant that ran out
 * before the stage's closing was moved. If the stage still governs the next standing, the grant stays and stands in for
 * the lock there too.
 */
export function spendGrant(
  { declaration, call }: Pick<Case, 'declaration' | 'call'>,
  change: Change,
): Change {
  const { grant } = declaration;
  if (grant === undefined) return change;
  if (governingStage(call, declarationAfter(declaration, change)) === grant.stage) return change;
  return { ...change, drop: [...(change.drop ?? []), 'grant'], gates: change.gates.map(spent) };
}

function spent(gate: Gate): Gate {
  return gate.kind === 'grant' ? { ...gate, uses: true } : gate;
}
