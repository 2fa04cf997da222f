import type { Call } from '../call/call.ts';
import { partOf } from '../call/steps.ts';
import type { Lock } from '../call/windows.ts';
import { admitsAnother, claimFreedBy } from './claim.ts';
import type { Declaration } from './declaration.ts';

/**
 * Whether an account that has this declaration may begin another one under the lock in which people declare now: after a
 * withdrawal or a refusal, and in another batch after a lapse, unless the call keeps the claim then.
 */
export function mayBeginAnew(
  call: Pick<Call, 'claim'>,
  declaration: Pick<Declaration, 'standing' | 'run' | 'batch'>,
  { stage }: Pick<Lock, 'stage'>,
): boolean {
  const { standing, run, batch } = declaration;
  if (standing !== 'lapsed') return admitsAnother(call, declaration);
  const isFree = run === 0 || claimFreedBy(call, 'lapse').claim !== undefined;
  return isFree && batch !== undefined && batch !== partOf(stage);
}
