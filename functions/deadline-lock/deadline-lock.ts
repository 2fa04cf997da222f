import type { LockInput } from '../../casework/executions/lock-execution.ts';
import type { Needs } from '../../casework/needs.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { SWEEP_LANES } from './limits.ts';
import { setLock } from './set-lock.ts';
import { type Pages, type SweepInput, sweep } from './sweep.ts';

/** Declarations a page: some seconds, beside which the start of the function and the two calls of a page are little. */
const PAGE_SIZE = 500;
/** Seven events a page stay below 5,000 of the 25,000 that a history may hold. */
const PAGES_PER_EXECUTION = 600;

export type LockTask =
  | ({ readonly task: 'set' } & LockInput)
  | ({ readonly task: 'sweep' } & SweepInput)
  | ({ readonly task: 'report' } & LockInput);

/**
 * The tasks of a lock's machine: set the lock of one stage, sweep unfinished declarations under it, and say when
 * that is done.
 */
export function deadlineLock(
  needs: Pick<Needs, 'records' | 'workflow' | 'now'>,
  pages: Pages = { pageSize: PAGE_SIZE, pagesPerExecution: PAGES_PER_EXECUTION, lanes: SWEEP_LANES },
) {
  const set = setLock(needs);
  const sweepPage = sweep(needs, pages);
  return async ({ task, ...input }: LockTask, stopsAt: Instant): Promise<unknown> => {
    if (task === 'set') return set(input as LockInput);
    if (task === 'sweep') return sweepPage(input as SweepInput, stopsAt);
    const { call, stage, generation } = input;
    const swept = await needs.records.stages.swept(call, stage, generation, needs.now());
    return { outcome: swept ? 'swept' : 'superseded' };
  };
}
