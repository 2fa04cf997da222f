import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { clientSettings, type NearEndpoint } from '../../client-settings.ts';
import { reasonsOf, UNREAD } from './passing.ts';
import { type Patience, persist } from './persist.ts';
import type { Key } from './table.ts';

export type Item = Record<string, unknown>;
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

interface Conditional {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}
type Action =
  | { readonly Put: Conditional & { readonly Item: Item } }
  | { readonly Update: Conditional & { readonly Key: Key; readonly UpdateExpression: string } }
  | { readonly Delete: Conditional & { readonly Key: Key } }
  | { readonly ConditionCheck: Conditional & { readonly Key: Key } };

/** One write of a transaction. `named` is the name under which its failed condition is answered. */
export interface Write {
  readonly named: string;
  readonly write: Action;
}

/**
 * The result of a transaction: either everything was written, or these conditions failed, with the items as they stood.
 */
export type Written =
  | { readonly ok: true }
  | { readonly ok: false; readonly failed: readonly { named: string; item?: Item }[] };

export interface Store {
  readonly table: string;
  get(key: Key): Promise<Item | undefined>;
  /** Reads at most a hundred items consistently, in one call. It returns those that are there, in no order. */
  getAll(keys: readonly Key[]): Promise<Item[]>;
  /**
   * Reads at most a hundred items as they stood at one moment, at twice the price. It returns those that are there, in
   * no order.
   */
  getTogether(keys: readonly Key[]): Promise<Item[]>;
  query(input: Omit<QueryCommandInput, 'TableName'>): Promise<{ items: Item[]; count: number; next?: Item }>;
  /** Reads one page of every entry of a sparse index, for a check of all that stand in it. */
  scan(index: string, after?: Item): Promise<{ items: Item[]; next?: Item }>;
  /** Reads one page of the whole table consistently, for what no index and no key finds. */
  scanAll(limit: number, after?: Item): Promise<{ items: Item[]; next?: Item }>;
  transact(writes: readonly Write[]): Promise<Written>;
}

const PATIENCE: Patience = { budget: 10_000, firstPause: 10, longestPause: 500 };

/**
 * Opens the table at the endpoint, or at AWS without one. It throws only `RecordsUnavailable` and errors of our own
 * making.
 */
export function openStore(table: string, endpoint?: string | NearEndpoint, patience = PATIENCE): Store {
  // The client tries once: `persist` tries again, within its budget and without the client's half seconds.
  const bare = new DynamoDBClient({ ...clientSettings(endpoint), maxAttempts: 1 });
  // Nobody on this machine reads the header, and writing it costs a twentieth of a call.
  if (typeof endpoint === 'object') bare.middlewareStack.remove('getUserAgentMiddleware');
  const client = DynamoDBDocumentClient.from(bare, { marshallOptions: { removeUndefinedValues: true } });
  return {
    table,
    async get(key) {
      const command = new GetCommand({ TableName: table, Key: key, ConsistentRead: true });
      return (await persist(() => client.send(command), patience)).Item;
    },
    async getAll(keys) {
      const items: Item[] = [];
      let asked: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
      await persist(async () => {
        const RequestItems = { [table]: { Keys: asked, ConsistentRead: true } };
        const page = await client.send(new BatchGetCommand({ RequestItems }));
        items.push(...(page.Responses?.[table] ?? []));
        asked = page.UnprocessedKeys?.[table]?.Keys ?? [];
        if (asked.length > 0) throw Object.assign(new Error('Some keys were not read'), { name: UNREAD });
      }, patience);
      return items;
    },
    async getTogether(keys) {
      const TransactItems = keys.map((Key) => ({ Get: { TableName: table, Key } }));
      const command = new TransactGetCommand({ TransactItems });
      const { Responses = [] } = await persist(() => client.send(command), patience);
      return Responses.flatMap(({ Item }) => Item ?? []);
    },
    async query(input) {
      const command = new QueryCommand({ TableName: table, ...input });
      const page = await persist(() => client.send(command), patience);
      return {
        items: page.Items ?? [],
        count: page.Count ?? 0,
        ...(page.LastEvaluatedKey ? { next: page.LastEvaluatedKey } : {}),
      };
    },
    async scan(index, after) {
      const command = new ScanCommand({ TableName: table, IndexName: index, ExclusiveStartKey: after });
      const page = await persist(() => client.send(command), patience);
      return {
        items: page.Items ?? [],
        ...(page.LastEvaluatedKey ? { next: page.LastEvaluatedKey } : {}),
      };
    },
    async scanAll(limit, after) {
      const command = new ScanCommand({
        ...{ TableName: table, ConsistentRead: true, Limit: limit, ExclusiveStartKey: after },
      });
      const page = await persist(() => client.send(command), patience);
      return {
        items: page.Items ?? [],
        ...(page.LastEvaluatedKey ? { next: page.LastEvaluatedKey } : {}),
      };
    },
    transact: (writes) => transact(client, table, writes, patience),
  };
}

/**
 * Writes several items in one conditional transaction, all or nothing. The request token is random for each act and
 * kept for its retries, so a commit whose answer was lost is answered again and not refused by its own success:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#DDB-TransactWriteItems-request-ClientRequestToken
 */
async function transact(
  client: DynamoDBDocumentClient,
  table: string,
  writes: readonly Write[],
  patience: Patience,
): Promise<Written> {
  const TransactItems = writes.map(({ write }) => onTable(write, table));
  const input: TransactWriteCommandInput = { TransactItems, ClientRequestToken: randomUUID() };
  try {
    await persist(() => client.send(new TransactWriteCommand(input)), patience);
    return { ok: true };
  } catch (error) {
    const reasons = reasonsOf(error);
    if (!reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) throw error;
    // The reasons stand in the order of the writes.
    const failed = writes.flatMap(({ named }, index) => {
      const { Code, Item } = reasons[index] ?? {};
      if (Code !== 'ConditionalCheckFailed') return [];
      return [{ named, ...(Item ? { item: unmarshall(Item) } : {}) }];
    });
    return { ok: false, failed };
  }
}

function onTable(write: Action, TableName: string): TransactItem {
  const always = { TableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
  const parts = Object.entries(write).map(([kind, body]) => [kind, { ...body, ...always }]);
  return Object.fromEntries(parts) as TransactItem;
}
