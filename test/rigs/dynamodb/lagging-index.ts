import type { EngineClient } from '../../../local/dynamodb/engine-client.ts';
import type { DynamoRequest } from './faults.ts';
import { copyOf, openTableCopies } from './table-copies.ts';

type Item = Record<string, unknown>;
interface Written {
  readonly table: string;
  readonly key: Item;
  /** The number of the latest write request that touched the item. */
  readonly write: number;
}

/** The items that a write request touches, whole or as a key. */
function touched({ operation, body }: DynamoRequest): { table: string; item: Item }[] {
  const one = (part: Item) => ({ table: String(part.TableName), item: (part.Item ?? part.Key) as Item });
  if (operation === 'BatchWriteItem')
    return Object.entries(body.RequestItems as Record<string, Item[]>).flatMap(([TableName, requests]) =>
      requests.flatMap((request) =>
        Object.values(request).map((part) => one({ TableName, ...(part as Item) })),
      ),
    );
  if (operation === 'TransactWriteItems')
    return (body.TransactItems as Item[])
      .flatMap((entry) => Object.entries(entry))
      .filter(([kind]) => kind !== 'ConditionCheck')
      .map(([, part]) => one(part as Item));
  return ['PutItem', 'UpdateItem', 'DeleteItem'].includes(operation) ? [one(body)] : [];
}

type IsStale = (request: DynamoRequest) => boolean;

const ofAnIndex: IsStale = ({ operation, body }) =>
  ['Query', 'Scan'].includes(operation) && body.IndexName !== undefined;

/**
 * Whether a read may miss the newest writes, since it reads a table without asking for consistency:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
 */
export const unlessConsistent: IsStale = ({ operation, body }) =>
  operation === 'BatchGetItem'
    ? Object.values(body.RequestItems as Record<string, Item>).some((asked) => asked.ConsistentRead !== true)
    : ['GetItem', 'Query', 'Scan'].includes(operation) &&
      body.IndexName === undefined &&
      body.ConsistentRead !== true;

export interface LaggingIndex {
  /**
   * The number of stale reads: queries of an index, or reads without consistency, that were answered while the copy
   * was behind.
   */
  readonly count: number;
  /** Shows the indexes everything written so far. Later writes lag again. */
  catchUp(): Promise<void>;
}

export interface Lag extends LaggingIndex {
  /** Is asked before a request goes to the engine, and gives the body to send instead for a stale read. */
  before(request: DynamoRequest): Promise<DynamoRequest['body'] | undefined>;
  /** Is told of each request that the engine has done. */
  after(request: DynamoRequest): Promise<void>;
  close(): Promise<void>;
}

/**
 * Makes global indexes lag their tables by the latest `writes` write requests, as AWS's may. The engine itself
 * answers index queries from an older copy of the table: new items are missing, removed ones are still there, and
 * pages, filters and order fit what the index knows. An item that changes again before the index has seen it keeps
 * its last seen state until then. Open it while nothing writes.
 */
export async function openLaggingIndex(
  engine: EngineClient,
  writes: number,
  { isStale = ofAnIndex }: { isStale?: IsStale } = {},
): Promise<Lag> {
  const copies = await openTableCopies(engine);
  const unseen = new Map<string, Written>();
  let latest = 0;
  let count = 0;
  let showing = Promise.resolve();

  /** Copies one item after another, since an older state could otherwise overtake a newer one. */
  function showUpTo(write: number): Promise<void> {
    showing = showing.then(async () => {
      const seen = [...unseen].filter(([, written]) => written.write <= write);
      for (const [id] of seen) unseen.delete(id);
      for (const [, { table, key }] of seen) await copies.refresh(table, key);
    });
    return showing;
  }

  return {
    get count() {
      return count;
    },
    catchUp: () => showUpTo(latest),
    async before({ operation, body }) {
      for (const { table } of touched({ operation, body })) await copies.keyNames(table);
      if (!isStale({ operation, body })) return undefined;
      if (operation === 'BatchGetItem') {
        // It names several tables and its answer names them again, so it is counted and answered as of now.
        if (unseen.size > 0) count += 1;
        return undefined;
      }
      const table = String(body.TableName);
      if ((await copies.keyNames(table)) === undefined) return undefined;
      await showUpTo(latest - writes);
      if (unseen.size > 0) count += 1;
      return { ...body, TableName: copyOf(table) };
    },
    async after(request) {
      const parts = touched(request);
      if (parts.length > 0) latest += 1;
      const write = latest;
      for (const { table, item } of parts) {
        const names = await copies.keyNames(table);
        if (names === undefined) continue;
        const key = Object.fromEntries(names.map((name) => [name, item[name]]));
        unseen.set(JSON.stringify([table, key]), { table, key, write });
      }
    },
    async close() {
      await showing;
      await copies.close();
    },
  };
}
