import { indexes } from './indexes.ts';
import type { Store } from './store.ts';

/** What waits at desks, under a late entry or not, as the index of queues knows it, a moment ago: ids in no order. */
export function waiting(store: Store) {
  const { queued } = indexes(store);
  return {
    async atDesks(call: string, desks: readonly string[]): Promise<string[]> {
      const found = await Promise.all(desks.map((desk) => queued(call, desk)));
      return [...new Set(found.flat())];
    },
  };
}
