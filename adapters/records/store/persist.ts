import { setTimeout as pause } from 'node:timers/promises';
import { isPassing } from './passing.ts';

/** The database did not answer within the request's budget. Over HTTP this is 503; in a workflow it is retried. */
export class RecordsUnavailable extends Error {
  override readonly name = 'RecordsUnavailable';
}

/** How a request is retried; all in milliseconds. */
export interface Patience {
  /** The time after which it gives up, well inside the web functions' timeout. */
  readonly budget: number;
  /** Each pause is drawn between 0 and a bound. The bound begins here and doubles up to `longestPause`. */
  readonly firstPause: number;
  readonly longestPause: number;
}

/**
 * Retries, with jitter, a request that a busy database refused. When the budget is spent it throws
 * `RecordsUnavailable`.
 */
export async function persist<T>(
  attempt: () => Promise<T>,
  { budget, firstPause, longestPause }: Patience,
): Promise<T> {
  const begun = performance.now();
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error)) throw error;
      const longest = Math.min(longestPause, firstPause * 2 ** tried);
      if (performance.now() - begun + longest > budget)
        throw new RecordsUnavailable(
          `The records did not answer: ${error instanceof Error ? error.name : ''}`,
        );
      await pause(Math.random() * longest);
    }
  }
}
