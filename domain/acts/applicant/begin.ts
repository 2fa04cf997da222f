import type { Case } from '../../declaration/case.ts';
import type { Gate } from '../../declaration/change.ts';
import type { Declaration } from '../../declaration/declaration.ts';
import { declareStageOf, ofStage } from '../../declaration/way.ts';
import type { Instant } from '../../values/instant.ts';
import { passLock } from '../guard.ts';

/**
 * The new draft with the gate of its stage. What was stated before may name a level that closes by itself and takes no declarations
 * now; then the draft begins without a level, under the gate of those who have chosen none.
 */
export function beginsWith(
  { call, locks }: Pick<Case, 'call' | 'locks'>,
  open: Gate,
  at: Instant,
  declaration: Declaration,
): { readonly declaration: Declaration; readonly gate: Gate } {
  const own = passLock(call, locks, declareStageOf(call, ofStage(declaration)), at);
  if (own.ok) return { declaration, gate: own.value };
  const { level: _closed, ...draft } = declaration.draft;
  return { declaration: { ...declaration, draft }, gate: open };
}
