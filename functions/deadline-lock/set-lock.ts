import type { LockInput } from '../../casework/locks/lock-execution.ts';
import type { Needs } from '../../casework/needs.ts';
import { drainedAt } from '../../domain/call/windows.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';

export interface SetLockAnswer {
  readonly outcome: 'locked' | 'not-yet' | 'superseded';
  /** When to try again; only `not-yet` reads it. */
  readonly until: Instant;
}

/** A sweep that did not end by then is looked at by the patrol. */
const SWEEP_SECONDS = 3600;

/**
 * Sets the lock of a stage's generation, no earlier than its closing instant plus the drain. A deadline that moved
 * since the schedule was set is waited for; a generation that is over is not touched.
 */
export function setLock(needs: Pick<Needs, 'records' | 'now'>) {
  return async ({ call, stage, generation }: LockInput): Promise<SetLockAnswer> => {
    const now = needs.now();
    const record = (await needs.records.stages.of(call))[stage];
    if (!record || record.generation !== generation) return { outcome: 'superseded', until: now };
    if (record.lockedAt) return { outcome: 'locked', until: now };
    const drained = drainedAt(record);
    if (now < drained) return { outcome: 'not-yet', until: drained };
    const locked = await needs.records.stages.lock(record, now, plusSeconds(now, SWEEP_SECONDS));
    // Whoever was faster moved the deadline or set the lock: read what it is now.
    return { outcome: locked ? 'locked' : 'not-yet', until: now };
  };
}
