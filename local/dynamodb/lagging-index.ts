import type { EngineClient } from './engine-client.ts';
import type { DynamoRequest } from './faults.ts';
import { copyOf, openTableCopies } from './table-copies.ts';

type Item = Record<string, unknown>;
interface Written {
  readonly table: string;
  readonly key: Item;
  /** The number of the latest write request that touched the item. */
  readonly write: number;
}

/** The items of a write request, as the parts of its body that hold them whole or by key. */
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
 * Reads of the table that do not ask for consistency may miss what was written just now:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
 */
export const unlessConsistent: IsStale = ({ operation, body }) =>
  ['GetItem', 'Query', 'Scan'].includes(operation) &&
  body.IndexName === undefined &&
  body.ConsistentRead !== true;

export interface LaggingIndex {
  /** How many queries of an index, or reads that did not ask for consistency, were answered while those were behind. */
  readonly count: number;
  /** Lets the indexes see everything written so far; what is written afterwards lags again. */
  catchUp(): Promise<void>;
}

export interface Lag extends LaggingIndex {
  /** To be asked before a request goes to the engine: the body to send in the place of an index query's. */
  before(request: DynamoRequest): Promise<DynamoRequest['body'] | undefined>;
  /** To be told of each request that the engine has done. */
  after(request: DynamoRequest): Promise<void>;
  close(): Promise<void>;
}

/**
 * Global indexes that are behind their tables by the latest `writes` write requests, as AWS's may be. Index queries
 * are answered by the engine itself from an older copy of the table, so what was added is missing, what left is
 * still there, and pages, filters and order are right for what the index knows. An item that changes again before
 * the index has seen it shows its last seen state until then. To be opened while nothing writes.
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

  /** One after another, or an older state could overtake a newer one. */
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
