import type { Instant } from '../values/instant.ts';
import type { Call } from './call.ts';
import { declareStepOf, stagesOf } from './steps.ts';
import { isOpen, type Lock, type Locks, lockOf } from './windows.ts';

/**
 * The lock under which a declaration is begun at an instant: one that is open; if none is, the next to open; after all have
 * closed, the last. Of several that are open the one that closes last counts, since a draft without a level may choose any.
 */
export function declaringLock(call: Call, locks: Locks, at: Instant): Lock {
  const step = declareStepOf(call);
  const own = stagesOf(call)
    .filter((stage) => stage.step === step)
    .map(({ id }) => lockOf(locks, id))
    .sort((a, b) => (a.closesAt < b.closesAt ? -1 : 1));
  const open = own.filter((lock) => isOpen(lock, at)).at(-1);
  const found = open ?? own.find(({ opensAt }) => at < opensAt) ?? own.at(-1);
  if (!found) throw new Error(`The call ${call.id} has no stage of declaring`);
  return found;
}

/** Whether somebody can begin a declaration under a call now. */
export function isDeclaringOpen(call: Call, locks: Locks, at: Instant): boolean {
  return isOpen(declaringLock(call, locks, at), at);
}
