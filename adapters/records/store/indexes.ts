import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Audience } from '../../../domain/desks/message.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { readToEnd } from './read-to-end.ts';
import { DUE_SHARDS, GOVERNED_SHARDS, governedBy, grantedUnder, lapsedUnder, queueUnder } from './shards.ts';
import type { Item, Store } from './store.ts';
import { keys } from './table.ts';

/** An item that the index says is due. The index may lag, so the item itself is read before anything is done. */
export type Due =
  | ({ readonly kind: 'declaration'; readonly id: string; readonly dueAt: Instant } & Pick<
      Declaration,
      'run' | 'unseen'
    >)
  | { readonly kind: 'stage'; readonly call: string; readonly stage: string; readonly dueAt: Instant }
  | { readonly kind: 'sanction'; readonly id: string; readonly dueAt: Instant }
  | {
      readonly kind: 'sms';
      readonly declaration: string;
      readonly occasion: string;
      readonly round: number;
      readonly dueAt: Instant;
    }
  | { readonly kind: 'grant'; readonly declaration: string; readonly number: number; readonly dueAt: Instant }
  | {
      readonly kind: 'booking';
      readonly declaration: string;
      readonly call: string;
      readonly stage: string;
      readonly dueAt: Instant;
    }
  | {
      readonly kind: 'message';
      readonly declaration: string;
      readonly occasion: string;
      readonly round: number;
      readonly audience: Audience;
      /** The reviewer's mailbox whose next letter tells it; absent if it is sent by itself. */
      readonly mailbox?: string;
      readonly dueAt: Instant;
    };

/** The place where a paged read goes on: a shard and the index's own key; undefined after the last page. */
export interface Cursor {
  readonly shard: number;
  readonly after?: Item;
}

/** The place where a paged read of due items goes on: every shard that has more, with the index's own key. */
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

/** Seconds by which an index may lag. A read of the index is trusted to know a write only this long after the write. */
export const INDEX_LAG_SECONDS = 60;

/** Items per query if a list is read to its end and the caller names no size. */
const PAGE_SIZE = 1000;

export function indexes(store: Store) {
  /** The items due at or before the instant, oldest first within each shard, at most `limit` from each shard. */
  const duePage = async (until: Instant, limit: number, from: DueCursor = ALL_DUE): Promise<DuePage> => {
    const pages = await Promise.all(from.map((each) => dueOf(store, each, limit, until)));
    const due = pages.flatMap((page) => page.due);
    const next = pages.flatMap((page) => page.next ?? []);
    return next.length > 0 ? { due, next } : { due };
  };
  /** Every unfinished declaration that stands in a stage, including those under a late entry. */
  const unfinished = (call: string, stage: string, cursor: Cursor, limit: number) =>
    pageOf(store, unfinishedUnder(call, stage), cursor, limit);
  return {
    duePage,
    /** Whether a booked submission under this lock was due by the instant and has not run. */
    async holdsBooking(call: string, stage: string, until: Instant): Promise<boolean> {
      let cursor: DueCursor | undefined = ALL_DUE;
      while (cursor) {
        const page: DuePage = await duePage(until, PAGE_SIZE, cursor);
        if (page.due.some((due) => due.kind === 'booking' && due.call === call && due.stage === stage))
          return true;
        cursor = page.next;
      }
      return false;
    },
    /** Every item that is due at or before the instant, however many there are. */
    async due(until: Instant, pageSize = PAGE_SIZE): Promise<Due[]> {
      const found: Due[] = [];
      let cursor: DueCursor | undefined = ALL_DUE;
      while (cursor) {
        const page: DuePage = await duePage(until, pageSize, cursor);
        found.push(...page.due);
        cursor = page.next;
      }
      return found;
    },
    /**
     * The ids of everything that waits at a desk, for example `employer:91…`, under a call, for acts that concern all of
     * it. The index may lag by a moment.
     */
    async queued(call: string, desk: DeskId): Promise<string[]> {
      const items = await readToEnd(store, {
        IndexName: 'queue',
        KeyConditionExpression: 'queue = :queue',
        ExpressionAttributeValues: { ':queue': queueUnder(call, desk) },
      });
      return [...new Set(items.map(idOf))];
    },
    unfinished,
    /** Every unfinished declaration of a stage, for acts, messages and counts that concern all of them. */
    allUnfinished: (call: string, stage: string) =>
      everyId((cursor) => unfinished(call, stage, cursor, PAGE_SIZE)),
    /**
     * Unfinished declarations that the stage's lock ends, for its sweep alone. It leaves out those under a late entry.
     */
    governed: (call: string, stage: string, cursor: Cursor, limit: number) =>
      pageOf(store, sharded(governedBy, call, stage), cursor, limit),
    /** Unfinished declarations that stand in the stage under a late entry. */
    granted: (call: string, stage: string, cursor: Cursor, limit: number) =>
      pageOf(store, sharded(grantedUnder, call, stage), cursor, limit),
    /** Declarations that ended under one generation of a stage's lock. */
    lapsed: (call: string, stage: string, generation: number, cursor: Cursor, limit: number) => {
      const under = (_call: string, _stage: string, shard: number) =>
        lapsedUnder(call, stage, generation, shard);
      return pageOf(store, sharded(under, call, stage), cursor, limit);
    },
  };
}

/** The place right after a declaration in the list of what a stage's lock ends, where a page that was cut short goes on. */
export function placeAfter(call: string, stage: string, shard: number, id: string): Cursor {
  return { shard, after: { ...keys.declaration(id), governedBy: governedBy(call, stage, shard) } };
}

/** Every id of a list that is read page by page. */
export async function everyId(pageAt: (cursor: Cursor) => Promise<IdPage>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: Cursor | undefined = { shard: 0 };
  while (cursor) {
    const page: IdPage = await pageAt(cursor);
    ids.push(...page.ids);
    cursor = page.next;
  }
  return ids;
}

type Partition = (call: string, stage: string, shard: number) => string;

function sharded(partition: Partition, call: string, stage: string): string[] {
  return Array.from({ length: GOVERNED_SHARDS }, (_, shard) => partition(call, stage, shard));
}

function unfinishedUnder(call: string, stage: string): string[] {
  return [...sharded(governedBy, call, stage), ...sharded(grantedUnder, call, stage)];
}

function idOf({ pk }: Item): string {
  return String(pk).replace('DECLARATION#', '');
}

const under = (governed: string) => ({
  IndexName: 'governed',
  KeyConditionExpression: 'governedBy = :governed',
  ExpressionAttributeValues: { ':governed': governed },
});

async function pageOf(
  store: Store,
  partitions: readonly string[],
  { shard, after }: Cursor,
  limit: number,
): Promise<IdPage> {
  const partition = partitions[shard];
  if (partition === undefined) throw new Error(`The list has no shard ${shard}`);
  const query = { ...under(partition), ExclusiveStartKey: after, Limit: limit };
  const { items, next } = await store.query(query);
  const ids = items.map(idOf);
  if (next) return { ids, next: { shard, after: next } };
  return shard + 1 < partitions.length ? { ids, next: { shard: shard + 1 } } : { ids };
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
