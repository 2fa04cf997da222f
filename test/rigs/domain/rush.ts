/** Numbers between 0 and 1 that look drawn, the same in each run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const SECONDS = 20;
/** As long as a transaction holds what it checks, in milliseconds, at the worst. */
const HOLDS = 20;
/** The store's patience: `adapters/records/store/store.ts`. */
const PATIENCE = { budget: 10_000, firstPause: 10, longestPause: 500 };

interface Act {
  readonly begun: number;
  readonly tries: number;
  readonly shard: number;
}

/**
 * Plays acts that arrive at drawn instants; each checks one shard, conflicts if another one holds it, and tries again
 * after a drawn pause. Returns the shares of acts that conflicted at first, and that gave up.
 */
export function rush(perSecond: number, shards: number) {
  const draw = draws(7);
  const byMillisecond = Array.from({ length: SECONDS * 1000 + PATIENCE.budget + 1000 }, (): Act[] => []);
  const all = perSecond * SECONDS;
  for (let nth = 0; nth < all; nth += 1) {
    const begun = Math.floor(draw() * SECONDS * 1000);
    byMillisecond[begun]?.push({ begun, tries: 0, shard: Math.floor(draw() * shards) });
  }
  const heldUntil = new Map<number, number>();
  let [conflicted, gaveUp] = [0, 0];
  for (const [now, acts] of byMillisecond.entries())
    for (const { begun, tries, shard } of acts) {
      if (now >= (heldUntil.get(shard) ?? 0)) {
        heldUntil.set(shard, now + HOLDS);
        continue;
      }
      if (tries === 0) conflicted += 1;
      const longest = Math.min(PATIENCE.longestPause, PATIENCE.firstPause * 2 ** tries);
      if (now - begun + longest > PATIENCE.budget) gaveUp += 1;
      else byMillisecond[now + 1 + Math.floor(draw() * longest)]?.push({ begun, tries: tries + 1, shard });
    }
  return { conflicted: conflicted / all, gaveUp: gaveUp / all };
}
