import type { WaitToken } from '../../adapters/records/declarations/waits.ts';
import type { Needs } from '../needs.ts';

/**
 * Keeps the token of a wait, on the condition that nothing happened since the ladder answered for this run. If
 * something did, the task completes its token at once and the execution asks the ladder again, so no act that
 * was committed before the token was kept is missed.
 */
export function waitForAPerson({ records, workflow }: Pick<Needs, 'records' | 'workflow'>) {
  return async (waiting: WaitToken): Promise<void> => {
    const kept = await records.declarations.keepToken(waiting);
    if (!kept) await workflow.wake(waiting.token);
  };
}
