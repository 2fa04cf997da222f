import type { StageRecord } from '../../adapters/records/stage-writes.ts';
import type { LockInput } from '../../casework/executions/lock-execution.ts';
import type { Needs } from '../../casework/needs.ts';
import { drainedAt } from '../../domain/call/windows.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import { SWEEP_SECONDS } from './limits.ts';

/** The longest time that booked submissions hold a lock back: three patrols, each of which tries them. Then they are not recorded. */
const HELD_SECONDS = 900;
/** Seconds between two looks at what holds a lock back. */
const AGAIN_SECONDS = 30;

export interface SetLockAnswer {
  readonly outcome: 'locked' | 'not-yet' | 'superseded';
  /** The instant to try again; only `not-yet` has a use for it. */
  readonly until: Instant;
}

/**
 * Sets the lock of a stage's generation, at the earliest at its closing plus the drain. If the deadline moved after
 * the schedule was set, it waits for the new one. A generation that is over is left as it is. A booked submission that has not run
 * holds the lock back, since nothing passes a locked gate; the patrol tries it until then.
 */
export function setLock(needs: Pick<Needs, 'records' | 'now'>) {
  return async ({ call, stage, generation }: LockInput): Promise<SetLockAnswer> => {
    const now = needs.now();
    const record = (await needs.records.stages.of(call))[stage];
    if (!record || record.generation !== generation) return { outcome: 'superseded', until: now };
    if (record.lockedAt) return { outcome: 'locked', until: now };
    const drained = drainedAt(record);
    if (now < drained) return { outcome: 'not-yet', until: drained };
    if (now < plusSeconds(drained, HELD_SECONDS) && (await isHeld(needs, record)))
      return { outcome: 'not-yet', until: plusSeconds(now, AGAIN_SECONDS) };
    const locked = await needs.records.stages.lock(record, now, plusSeconds(now, SWEEP_SECONDS));
    // Another execution set the lock or moved the deadline first, so read it again.
    return { outcome: locked ? 'locked' : 'not-yet', until: now };
  };
}

/** Whether a booked submission holds the lock back. While one does, the lock moves and no patrol needs to start it. */
async function isHeld(
  { records, now }: Pick<Needs, 'records' | 'now'>,
  record: StageRecord,
): Promise<boolean> {
  const { call, stage, closesAt, attempt } = record;
  if (!(await records.indexes.holdsBooking(call, stage, closesAt))) return false;
  await records.stages.putOff(record, plusSeconds(now(), SWEEP_SECONDS), attempt);
  return true;
}
