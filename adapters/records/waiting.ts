import type { Item, Store } from './store.ts';
import { GOVERNED_SHARDS, governedBy, queueUnder } from './table.ts';

/**
 * What waits at desks, as the index of stages knows it, a moment ago: ids in no order. What stands under a late entry is
 * governed by no stage and not among them.
 */
export function waiting(store: Store) {
  return {
    async atDesks(call: string, stage: string, desks: readonly string[]): Promise<string[]> {
      const ids: string[] = [];
      for (let shard = 0; shard < GOVERNED_SHARDS; shard += 1) {
        const items = await everyOne(store, governedBy(call, stage, shard), call, desks);
        ids.push(...items.map(({ pk }) => String(pk).replace('DECLARATION#', '')));
      }
      return ids;
    },
  };
}

async function everyOne(store: Store, governed: string, call: string, desks: readonly string[]) {
  const queues = Object.fromEntries(desks.map((desk, index) => [`:queue${index}`, queueUnder(call, desk)]));
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const { items, next } = await store.query({
      IndexName: 'governed',
      KeyConditionExpression: 'governedBy = :governed',
      FilterExpression: `#queue IN (${Object.keys(queues).join(', ')})`,
      ExpressionAttributeNames: { '#queue': 'queue' },
      ExpressionAttributeValues: { ':governed': governed, ...queues },
      ExclusiveStartKey: after,
    });
    found.push(...items);
    after = next;
  } while (after);
  return found;
}
