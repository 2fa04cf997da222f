import type { RunningTime } from '../../casework/executions/running-time.ts';

/**
 * A page takes seconds; five minutes are for a busy table. The margin is the longest that one declaration may take: five
 * calls, each retried for up to 10 seconds.
 */
export const LOCK_TIME: RunningTime = { timeoutSeconds: 300, marginSeconds: 60 };

/**
 * Declarations that a sweep ends at once. One takes four calls: at 10 ms a call, 12 lanes end 100,000 in six minutes. The
 * writes of one gate's shard go one after another, so with four shards more than about 16 lanes would wait for each other.
 */
export const SWEEP_LANES = 12;

/**
 * Seconds after a page has begun at which its sweep no longer counts as moving. The machine waits as long for one page,
 * so a sweep that is slow or tries again is left alone.
 */
export const SWEEP_SECONDS = 900;
