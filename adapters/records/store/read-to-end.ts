import type { Item, Store } from './store.ts';

/**
 * Every item of a query. A page ends at 1 MB of what the index or the table holds, however little of it the query
 * returns, so one page is a whole list only by luck:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
export async function readToEnd(store: Store, input: Parameters<Store['query']>[0]): Promise<Item[]> {
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const { items, next } = await store.query({ ...input, ExclusiveStartKey: after });
    found.push(...items);
    after = next;
  } while (after);
  return found;
}
