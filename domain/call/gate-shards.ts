/**
 * How many items hold one lock for the writes that check it. Writes that check one item at the same moment conflict, and
 * one of them tries again, so a rush needs more items than quiet days do.
 *
 * The rush: on its last day a call gets ten times its usual acts, 0.0056 a second for each applicant a year, that is 560 a
 * second for 100,000. A transaction holds what it checks for 10 to 20 ms. One shard for each 2,500 applicants leaves a
 * shard busy for at most 0.0056 × 2,500 × 0.02 = 28 % of the time, so nearly every act passes by its second try
 * (test/domain/call/gate-shards.test.ts plays it). A lock is set in one transaction of at most 100 items, which bounds
 * them.
 */
const APPLICANTS_A_SHARD = 2500;
const MIN_GATE_SHARDS = 4;
export const MAX_GATE_SHARDS = 90;

export function gateShardsFor(applicants: number): number {
  const asked = Math.ceil(applicants / APPLICANTS_A_SHARD);
  return Math.min(MAX_GATE_SHARDS, Math.max(MIN_GATE_SHARDS, asked));
}
