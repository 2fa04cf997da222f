import type { Instant } from '../../domain/instant.ts';
import type { Item, Store } from './store.ts';
import { DUE_SHARDS, GOVERNED_SHARDS, governedBy, lapsedUnder, queueUnder } from './table.ts';

/** Something that the index says is due. Whoever acts on it reads the item itself first. */
export type Due =
  | { readonly kind: 'declaration'; readonly id: string; readonly dueAt: Instant }
  | { readonly kind: 'stage'; readonly call: string; readonly stage: string; readonly dueAt: Instant }
  | { readonly kind: 'grant'; readonly declaration: string; readonly number: number; readonly dueAt: Instant }
  | {
      readonly kind: 'message';
      readonly declaration: string;
      readonly occasion: string;
      readonly round: number;
      readonly audience: string;
      readonly dueAt: Instant;
    };

/** Where a paging read goes on: a shard and the index's own key; undefined after the last page. */
export interface Cursor {
  readonly shard: number;
  readonly after?: Item;
}

/** The same for what is due: every shard that has more, with the index's own key. */
export type DueCursor = readonly { readonly shard: string; readonly after?: Item }[];

export interface DuePage {
  readonly due: readonly Due[];
  readonly next?: DueCursor;
}

const ALL_DUE: DueCursor = Array.from({ length: DUE_SHARDS }, (_, shard) => ({ shard: `DUE#${shard}` }));

export interface IdPage {
  readonly ids: readonly string[];
  readonly next?: Cursor;
}

/** An index may lag by this much: only what was read of it this long after a write is believed to know that write. */
export const INDEX_LAG_SECONDS = 60;

/** What one page of a link lists; more come up as these are decided. */
export const MOST_IN_QUEUE = 200;

export function indexes(store: Store) {
  const page = async (
    partition: (shard: number) => string,
    cursor: Cursor,
    limit: number,
  ): Promise<IdPage> => {
    const { items, next } = await store.query({
      IndexName: 'governed',
      KeyConditionExpression: 'governedBy = :governed',
      ExpressionAttributeValues: { ':governed': partition(cursor.shard) },
      ExclusiveStartKey: cursor.after,
      Limit: limit,
    });
    const ids = items.map(({ pk }) => String(pk).replace('DECLARATION#', ''));
    if (next) return { ids, next: { shard: cursor.shard, after: next } };
    return cursor.shard + 1 < GOVERNED_SHARDS ? { ids, next: { shard: cursor.shard + 1 } } : { ids };
  };
  /** What is due at or before the instant, oldest first within each shard, at most `limit` a shard. */
  const duePage = async (until: Instant, limit: number, from: DueCursor = ALL_DUE): Promise<DuePage> => {
    const pages = await Promise.all(from.map((each) => dueOf(store, each, limit, until)));
    const due = pages.flatMap((page) => page.due);
    const next = pages.flatMap((page) => page.next ?? []);
    return next.length > 0 ? { due, next } : { due };
  };
  return {
    duePage,
    due: async (until: Instant, limit: number) => (await duePage(until, limit)).due,
    /** Ids of what waits in a queue, e.g. `employer:91…`, under a call; at most `MOST_IN_QUEUE`. */
    async queued(call: string, queue: string): Promise<string[]> {
      const { items } = await store.query({
        IndexName: 'queue',
        KeyConditionExpression: 'queue = :queue',
        ExpressionAttributeValues: { ':queue': queueUnder(call, queue) },
        Limit: MOST_IN_QUEUE,
      });
      return items.map(({ pk }) => String(pk).replace('DECLARATION#', ''));
    },
    /** How many unfinished declarations the stage's lock governs; as the index knows it, a moment ago. */
    async waiting(call: string, stage: string): Promise<number> {
      const shards = Array.from({ length: GOVERNED_SHARDS }, (_, shard) => governedBy(call, stage, shard));
      const counts = await Promise.all(shards.map((shard) => countOf(store, shard)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    /** Unfinished declarations that the stage's lock governs. */
    governed: (call: string, stage: string, cursor: Cursor, limit: number) =>
      page((shard) => governedBy(call, stage, shard), cursor, limit),
    /** What one generation of a stage's lock let lapse. */
    lapsed: (call: string, stage: string, generation: number, cursor: Cursor, limit: number) =>
      page((shard) => lapsedUnder(call, stage, generation, shard), cursor, limit),
  };
}

async function countOf(store: Store, shard: string): Promise<number> {
  let sum = 0;
  let after: Item | undefined;
  do {
    const { count, next } = await store.query({
      IndexName: 'governed',
      KeyConditionExpression: 'governedBy = :governed',
      ExpressionAttributeValues: { ':governed': shard },
      Select: 'COUNT',
      ExclusiveStartKey: after,
    });
    sum += count;
    after = next;
  } while (after);
  return sum;
}

async function dueOf(
  store: Store,
  { shard, after }: DueCursor[number],
  limit: number,
  until: Instant,
): Promise<DuePage> {
  const { items, next } = await store.query({
    IndexName: 'due',
    KeyConditionExpression: 'dueShard = :shard AND dueAt <= :until',
    ExpressionAttributeValues: { ':shard': shard, ':until': until },
    ExclusiveStartKey: after,
    Limit: limit,
  });
  const due = items.map((item) => item as unknown as Due);
  return next ? { due, next: [{ shard, after: next }] } : { due };
}
