import type { Records } from '../adapters/records/records.ts';
import { epochOf } from '../domain/instant.ts';
import { PATROL_MINUTES } from '../infra/functions.ts';
import type { Clock, TimedEngine } from './clock.ts';

const PERIOD = PATROL_MINUTES * 60_000;

/**
 * The clock that starts the patrol. It rings at whole periods, as a rate would, but passes over those at which the
 * index has nothing that is due: the patrol would read it and find nothing.
 */
export function patrolEngine(records: Records, clock: Clock, patrol: () => Promise<unknown>): TimedEngine {
  let last = Math.floor(clock.now() / PERIOD) * PERIOD;
  return {
    name: 'patrol',
    async nextDueAt() {
      const first = await records.indexes.firstDue();
      if (!first) return undefined;
      const tick = Math.ceil(epochOf(first.dueAt) / PERIOD) * PERIOD;
      return Math.max(tick, last + PERIOD, Math.ceil(clock.now() / PERIOD) * PERIOD);
    },
    async fireDue() {
      last = Math.floor(clock.now() / PERIOD) * PERIOD;
      await patrol();
    },
    settle: async () => {},
  };
}
