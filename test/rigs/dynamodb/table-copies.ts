import type { EngineClient } from '../../../local/dynamodb/engine-client.ts';

type Item = Record<string, unknown>;
interface TableDescription {
  KeySchema: { AttributeName: string }[];
  AttributeDefinitions: unknown[];
  GlobalSecondaryIndexes?: { IndexName: string; KeySchema: unknown[]; Projection: unknown }[];
}

/** The name of a table's copy. */
export const copyOf = (table: string) => `${table}.copy`;

async function tableNames(engine: EngineClient): Promise<string[]> {
  return (await engine.call<{ TableNames: string[] }>('ListTables', {})).TableNames;
}

async function copyItems(engine: EngineClient, table: string): Promise<void> {
  let start: unknown;
  do {
    const from = { TableName: table, ...(start !== undefined && { ExclusiveStartKey: start }) };
    const page: { Items: Item[]; LastEvaluatedKey?: unknown } = await engine.call('Scan', from);
    for (const Item of page.Items) await engine.call('PutItem', { TableName: copyOf(table), Item });
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

/** Copies a table and gives its key's attributes; undefined for a table without indexes, which is not copied. */
async function copyTable(engine: EngineClient, table: string): Promise<string[] | undefined> {
  const { Table } = await engine.call<{ Table: TableDescription }>('DescribeTable', { TableName: table });
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes: indexes } = Table;
  if (indexes === undefined || indexes.length === 0) return undefined;
  await engine.call('CreateTable', {
    TableName: copyOf(table),
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.IndexName,
      KeySchema: index.KeySchema,
      Projection: index.Projection,
    })),
  });
  await copyItems(engine, table);
  return KeySchema.map(({ AttributeName }) => AttributeName);
}

export interface TableCopies {
  /** The names of the table's key attributes; undefined for a table without indexes. Copies a table that is new. */
  keyNames(table: string): Promise<string[] | undefined>;
  /** Copies one item's present state. */
  refresh(table: string, key: Item): Promise<void>;
  /** Deletes the copies. */
  close(): Promise<void>;
}

/** Copies all tables that have indexes, as they are now. */
export async function openTableCopies(engine: EngineClient): Promise<TableCopies> {
  const known = new Map<string, Promise<string[] | undefined>>();
  const copies: TableCopies = {
    keyNames(table) {
      const names = known.get(table) ?? copyTable(engine, table);
      known.set(table, names);
      return names;
    },
    async refresh(table, key) {
      const { Item } = await engine.call<{ Item?: Item }>('GetItem', {
        TableName: table,
        Key: key,
        ConsistentRead: true,
      });
      if (Item === undefined) await engine.call('DeleteItem', { TableName: copyOf(table), Key: key });
      else await engine.call('PutItem', { TableName: copyOf(table), Item });
    },
    async close() {
      for (const [table, names] of known)
        if ((await names) !== undefined) await engine.call('DeleteTable', { TableName: copyOf(table) });
    },
  };
  for (const table of await tableNames(engine)) await copies.keyNames(table);
  return copies;
}
