import type { LockInput } from '../../casework/executions/lock-execution.ts';
import type { Needs } from '../../casework/needs.ts';
import { setLock } from './set-lock.ts';
import { type SweepInput, sweep } from './sweep.ts';

/** Declarations a page, one after another: a page takes seconds, far from the function's timeout. */
const PAGE_SIZE = 25;
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
  pages = { pageSize: PAGE_SIZE, pagesPerExecution: PAGES_PER_EXECUTION },
) {
  const set = setLock(needs);
  const sweepPage = sweep(needs, pages);
  return async ({ task, ...input }: LockTask): Promise<unknown> => {
    if (task === 'set') return set(input as LockInput);
    if (task === 'sweep') return sweepPage(input as SweepInput);
    const { call, stage, generation } = input;
    const swept = await needs.records.stages.swept(call, stage, generation, needs.now());
    return { outcome: swept ? 'swept' : 'superseded' };
  };
}
