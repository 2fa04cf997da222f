import type { Call } from '../call/call.ts';
import { partOf } from '../call/steps.ts';
import type { Lock } from '../call/windows.ts';
import { admitsAnother, claimFreedBy } from './claim.ts';
import type { Declaration } from './declaration.ts';

/**
 * Whether an account that has this declaration may begin another one under the lock in which people declare now: after a
 * withdrawal or a refusal, after a lapse in another batch, and after one by the case's own deadline, unless the call keeps the claim
 * then.
 */
export function mayBeginAnew(
  call: Pick<Call, 'claim'>,
  declaration: Pick<Declaration, 'standing' | 'run' | 'batch' | 'lapsed'>,
  { stage }: Pick<Lock, 'stage'>,
): boolean {
  const { standing, run, batch, lapsed } = declaration;
  if (standing !== 'lapsed') return admitsAnother(call, declaration);
  const isFree = run === 0 || claimFreedBy(call, 'lapse').claim !== undefined;
  const isPast = batch !== undefined && batch !== partOf(stage);
  return isFree && (isPast || lapsed?.term !== undefined);
}
