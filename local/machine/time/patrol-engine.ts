import { PATROL_MINUTES } from '../../../infra/functions.ts';
import type { Clock, TimedEngine } from './clock.ts';
import type { DueWatch } from './due-watch.ts';

const PERIOD = PATROL_MINUTES * 60_000;

/**
 * The clock that starts the patrol. It rings at whole periods, as a rate would, but skips those at which nothing is
 * due, since the patrol would find nothing.
 */
export function patrolEngine(
  due: Pick<DueWatch, 'earliest'>,
  clock: Clock,
  patrol: () => Promise<unknown>,
): TimedEngine {
  let last = Math.floor(clock.now() / PERIOD) * PERIOD;
  return {
    name: 'patrol',
    async nextDueAt(before = Number.POSITIVE_INFINITY) {
      const soonest = Math.max(last + PERIOD, Math.ceil(clock.now() / PERIOD) * PERIOD);
      if (soonest > before) return undefined;
      const first = await due.earliest();
      if (first === undefined) return undefined;
      const tick = Math.ceil(first / PERIOD) * PERIOD;
      return Math.max(tick, soonest);
    },
    async fireDue() {
      last = Math.floor(clock.now() / PERIOD) * PERIOD;
      await patrol();
    },
    settle: async () => {},
  };
}
