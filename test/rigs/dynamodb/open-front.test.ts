import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Dynamo, startDynamo } from '../../../local/dynamodb/start-dynamo.ts';
import { clientOf, createTable } from './engine-table.ts';
import { type DynamoFront, openDynamoFront } from './open-front.ts';

let dynamo: Dynamo;
let front: DynamoFront;
let client: DynamoDBDocumentClient;
let straight: DynamoDBDocumentClient;
let TableName: string;
let tables = 0;

beforeAll(async () => {
  dynamo = await startDynamo();
  front = await openDynamoFront({ target: dynamo.endpoint });
  client = clientOf(front.endpoint);
  straight = clientOf(dynamo.endpoint);
});
beforeEach(async () => {
  tables += 1;
  TableName = await createTable(client, `records-${tables}`);
});
afterEach(() => front.clear());
afterAll(async () => {
  await front.close();
  await dynamo.stop();
});

const key = (pk: string) => ({ pk, sk: 'item' });
const put = (pk: string, more = {}) => new PutCommand({ TableName, Item: { ...key(pk), ...more } });
const transaction = (...pks: string[]) =>
  new TransactWriteCommand({
    TransactItems: pks.map((pk) => ({
      Put: { TableName, Item: key(pk), ConditionExpression: 'attribute_not_exists(pk)' },
    })),
  });
async function has(pk: string): Promise<boolean> {
  const { Item } = await straight.send(new GetCommand({ TableName, Key: key(pk), ConsistentRead: true }));
  return Item !== undefined;
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
describe('a transaction conflict', () => {
  test('cancels a transaction with a reason for each item, and writes nothing', async () => {
    const conflict = front.inject({ fault: 'TransactionConflict', times: 1 });
    await expect(client.send(transaction('a', 'b', 'c'))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }, { Code: 'None' }],
    });
    expect(await has('a')).toBe(false);
    await client.send(transaction('a', 'b', 'c'));
    expect(conflict.count).toBe(1);
  });

  test('rejects a single write under another name, and no plain read', async () => {
    front.inject({ fault: 'TransactionConflict' });
    await expect(client.send(put('a'))).rejects.toMatchObject({ name: 'TransactionConflictException' });
    await client.send(new GetCommand({ TableName, Key: key('a') }));
    const read = new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key: key('a') } }] });
    await expect(client.send(read)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
test.each(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'] as const)(
  'answers %s under its own name',
  async (fault) => {
    front.inject({ fault, times: 1 });
    await expect(client.send(put('a'))).rejects.toMatchObject({
      name: fault,
      $metadata: { httpStatusCode: 400 },
    });
    expect(await has('a')).toBe(false);
  },
);

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors
test('says that a transaction is in progress, to transactions only', async () => {
  const fault = front.inject({ fault: 'TransactionInProgressException' });
  await client.send(put('a'));
  await expect(client.send(transaction('b'))).rejects.toMatchObject({
    name: 'TransactionInProgressException',
  });
  expect(fault.count).toBe(1);
});

test('loses the answer of a write that was done', async () => {
  front.inject({ fault: 'AnswerLost', times: 1 });
  await expect(client.send(transaction('a'))).rejects.toThrow('socket hang up');
  expect(await has('a')).toBe(true);
});

test('befalls only the requests that match', async () => {
  const isOfB = ({ body }: { body: Readonly<Record<string, unknown>> }) =>
    JSON.stringify(body).includes('"b"');
  const fault = front.inject({ fault: 'ThrottlingException', when: isOfB });
  await client.send(put('a'));
  await expect(client.send(put('b'))).rejects.toThrow();
  expect(fault.count).toBe(1);
});

test('befalls by chance the same requests for the same seed', async () => {
  async function outcomes(seed: number) {
    const seeded = await openDynamoFront({ target: dynamo.endpoint, seed });
    const through = clientOf(seeded.endpoint);
    const fault = seeded.inject({ fault: 'ThrottlingException', chance: 0.5 });
    const refused: boolean[] = [];
    for (let i = 0; i < 40; i++)
      refused.push(
        await through.send(put('a')).then(
          () => false,
          () => true,
        ),
      );
    await seeded.close();
    expect(fault.count).toBe(refused.filter(Boolean).length);
    return refused;
  }
  const first = await outcomes(7);
  expect(first).toContain(true);
  expect(first).toContain(false);
  expect(await outcomes(7)).toEqual(first);
  expect(await outcomes(8)).not.toEqual(first);
});

test('holds one request back until it is released, and lets others pass', async () => {
  const held = front.hold(({ operation }) => operation === 'TransactWriteItems');
  const commit = client.send(transaction('a'));
  await held.arrived;
  await client.send(put('b'));
  await client.send(transaction('c'));
  expect(await has('a')).toBe(false);
  held.release();
  await commit;
  expect(await has('a')).toBe(true);
});

// "Eventually consistent reads … the response might not reflect the results of a recently completed write operation"
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
describe('a read that does not ask for consistency', () => {
  test('is answered as things stood some writes ago, and one that asks as they stand', async () => {
    await client.send(put('old'));
    const lag = await front.lagReads(100);
    await client.send(put('new'));
    await client.send(new DeleteCommand({ TableName, Key: key('old') }));
    const got = async (pk: string, ConsistentRead?: boolean) =>
      (await client.send(new GetCommand({ TableName, Key: key(pk), ConsistentRead }))).Item !== undefined;
    const queried = async (pk: string, ConsistentRead?: boolean) => {
      const { Count } = await client.send(
        new QueryCommand({
          ...{ TableName, ConsistentRead, KeyConditionExpression: 'pk = :pk' },
          ExpressionAttributeValues: { ':pk': pk },
        }),
      );
      return Count === 1;
    };
    for (const reads of [got, queried])
      expect([
        await reads('old'),
        await reads('new'),
        await reads('old', true),
        await reads('new', true),
      ]).toEqual([...[true, false], ...[false, true]]);
    expect(lag.count).toBe(4);
    await lag.catchUp();
    expect([await got('old'), await got('new')]).toEqual([false, true]);
  });
});

// "global secondary indexes … are updated asynchronously, using an eventually consistent model"
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Writes
describe('a lagging index', () => {
  const due = (more = {}) => ({
    TableName,
    IndexName: 'due',
    KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
    ExpressionAttributeValues: { ':shard': '0', ':now': '2026-04-01' },
    ...more,
  });
  const entry = { dueShard: '0', dueAt: '2026-03-01' };
  async function found(more = {}): Promise<string[]> {
    const { Items = [] } = await client.send(new QueryCommand(due(more)));
    return Items.map(({ pk }) => String(pk)).sort();
  }

  test('has not seen the latest writes, and sees them after as many more', async () => {
    await client.send(put('old', entry));
    const lag = await front.lagIndexes(2);
    await client.send(put('new', entry));
    await client.send(put('newer', entry));
    expect(await found()).toEqual(['old']);
    await client.send(put('other'));
    expect(await found()).toEqual(['new', 'old']);
    await client.send(put('another'));
    expect(await found()).toEqual(['new', 'newer', 'old']);
    expect(lag.count).toBe(3);
  });

  test('still shows what has left it, moved in it or been deleted, until it catches up', async () => {
    for (const pk of ['left', 'moved', 'deleted']) await client.send(put(pk, entry));
    const lag = await front.lagIndexes(100);
    const Key = key('left');
    await client.send(new UpdateCommand({ TableName, Key, UpdateExpression: 'REMOVE dueShard' }));
    await client.send(transaction('fresh'));
    await client.send(put('moved', { dueShard: '0', dueAt: '2026-05-01' }));
    await client.send(new DeleteCommand({ TableName, Key: key('deleted') }));
    expect(await found()).toEqual(['deleted', 'left', 'moved']);
    await lag.catchUp();
    expect(await found()).toEqual([]);
  });

  test('is paged as it is known', async () => {
    for (const pk of ['a', 'b', 'c']) await client.send(put(pk, entry));
    await front.lagIndexes(100);
    await client.send(new DeleteCommand({ TableName, Key: key('b') }));
    const pages: number[] = [];
    for await (const page of paginateQuery({ client, pageSize: 2 }, due()))
      pages.push(page.Items?.length ?? 0);
    expect(pages.reduce((sum, size) => sum + size)).toBe(3);
    expect(pages.length).toBeGreaterThan(1);
  });

  test('forgets nothing when the answer of a write is lost', async () => {
    const lag = await front.lagIndexes(100);
    front.inject({ fault: 'AnswerLost', times: 1 });
    await client.send(put('a', entry)).catch(() => {});
    expect(await found()).toEqual([]);
    await lag.catchUp();
    expect(await found()).toEqual(['a']);
  });

  test('lags for a table made after it began, and leaves reads of the table itself alone', async () => {
    await front.lagIndexes(100);
    TableName = await createTable(client, `${TableName}-later`);
    await client.send(put('a', entry));
    expect(await found()).toEqual([]);
    const { Count } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :a',
        ExpressionAttributeValues: { ':a': 'a' },
      }),
    );
    expect(Count).toBe(1);
  });
});
