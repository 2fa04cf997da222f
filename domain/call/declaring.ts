import type { Instant } from '../values/instant.ts';
import type { Call } from './call.ts';
import { declareStepOf, partOf, stageFor } from './steps.ts';
import { isOpen, type Lock, type Locks, lockOf } from './windows.ts';

/**
 * The lock under which a declaration is begun at an instant, before a level is chosen: that of the batch which is open, of several
 * the one that closes first; if none is open, the next to open; after all have closed, the last. A call without batches has one.
 */
export function declaringLock(call: Call, locks: Locks, at: Instant): Lock {
  const step = declareStepOf(call);
  const batches = call.batches?.value.map(({ id }) => stageFor(call, step, { batch: id })) ?? [];
  const own = [...new Set([...batches, ...(batches.length === 0 ? [stageFor(call, step, {})] : [])])]
    .map((stage) => lockOf(locks, stage))
    .sort((a, b) => (a.closesAt < b.closesAt ? -1 : 1));
  const open = own.find((lock) => isOpen(lock, at));
  const found = open ?? own.find(({ opensAt }) => at < opensAt) ?? own.at(-1);
  if (!found) throw new Error(`The call ${call.id} has no stage of declaring`);
  return found;
}

/** Whether somebody can begin a declaration under a call now. */
export function isDeclaringOpen(call: Call, locks: Locks, at: Instant): boolean {
  return isOpen(declaringLock(call, locks, at), at);
}

/** The batch in which a declaration would be begun at an instant; undefined for a call without batches. */
export function declaringBatch(call: Call, locks: Locks, at: Instant): string | undefined {
  const { stage } = declaringLock(call, locks, at);
  return call.batches?.value.find(({ id }) => id === partOf(stage))?.id;
}
