import type { LockInput } from '../../casework/executions/lock-execution.ts';
import type { Needs } from '../../casework/needs.ts';
import { drainedAt } from '../../domain/call/windows.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import { SWEEP_SECONDS } from './limits.ts';

export interface SetLockAnswer {
  readonly outcome: 'locked' | 'not-yet' | 'superseded';
  /** The instant to try again; only `not-yet` has a use for it. */
  readonly until: Instant;
}

/**
 * Sets the lock of a stage's generation, at the earliest at its closing plus the drain. If the deadline moved after
 * the schedule was set, it waits for the new one. A generation that is over is left as it is.
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
    // Another execution set the lock or moved the deadline first, so read it again.
    return { outcome: locked ? 'locked' : 'not-yet', until: now };
  };
}
