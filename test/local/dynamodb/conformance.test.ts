import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Dynamo, startDynamo } from '../../../local/dynamodb/start-dynamo.ts';
import { clientOf, createTable } from '../../rigs/dynamodb/engine-table.ts';

// The project relies on this in DynamoDB, so the engine that stands for it on one machine is asked.

let dynamo: Dynamo;
let client: DynamoDBDocumentClient;
let TableName: string;
let tables = 0;

beforeAll(async () => {
  dynamo = await startDynamo();
  client = clientOf(dynamo.endpoint);
});
beforeEach(async () => {
  tables += 1;
  TableName = await createTable(client, `records-${tables}`);
});
afterAll(() => dynamo.stop());

const key = (pk: string, sk = 'item') => ({ pk, sk });
const put = (pk: string, more = {}) =>
  client.send(new PutCommand({ TableName, Item: { ...key(pk), ...more } }));
const read = async (pk: string) =>
  (await client.send(new GetCommand({ TableName, Key: key(pk), ConsistentRead: true }))).Item;
const transact = (items: TransactWriteCommandInput['TransactItems'], ClientRequestToken?: string) =>
  client.send(new TransactWriteCommand({ TransactItems: items, ClientRequestToken }));
const putNew = (pk: string, more = {}) => ({
  Put: { TableName, Item: { ...key(pk), ...more }, ConditionExpression: 'attribute_not_exists(pk)' },
});
const addOne = (pk: string, ConditionExpression?: string) => ({
  TableName,
  Key: key(pk),
  UpdateExpression: 'ADD taken :one',
  ConditionExpression,
  ExpressionAttributeValues: { ':one': 1 },
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html#DDB-PutItem-request-ReturnValuesOnConditionCheckFailure
test('a condition that fails writes nothing and shows the item that failed it', async () => {
  await put('a', { version: 1 });
  const failing = {
    TableName,
    ConditionExpression: 'version = :seen',
    ExpressionAttributeValues: { ':seen': 7 },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  const refusal = { name: 'ConditionalCheckFailedException', Item: { version: { N: '1' } } };
  await expect(
    client.send(new PutCommand({ ...failing, Item: { ...key('a'), version: 8 } })),
  ).rejects.toMatchObject(refusal);
  await expect(client.send(new DeleteCommand({ ...failing, Key: key('a') }))).rejects.toMatchObject(refusal);
  const update = new UpdateCommand({ ...failing, Key: key('a'), UpdateExpression: 'REMOVE version' });
  await expect(client.send(update)).rejects.toMatchObject(refusal);
  expect(await read('a')).toEqual({ ...key('a'), version: 1 });
});

test('an update appends, counts and sets what is missing, and shows the new item', async () => {
  const update = new UpdateCommand({
    TableName,
    Key: key('a'),
    UpdateExpression: 'SET entries = list_append(if_not_exists(entries, :none), :entry) ADD version :one',
    ExpressionAttributeValues: { ':none': [], ':entry': ['submitted'], ':one': 1 },
    ReturnValues: 'ALL_NEW',
  });
  await client.send(update);
  const { Attributes } = await client.send(update);
  expect(Attributes).toEqual({ ...key('a'), entries: ['submitted', 'submitted'], version: 2 });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
test('a transaction whose gate is closed writes nothing, gives each item its reason and shows the gate', async () => {
  await put('gate', { closesAt: 100 });
  const gate = {
    ConditionCheck: {
      TableName,
      Key: key('gate'),
      ConditionExpression: 'closesAt > :receivedAt AND attribute_not_exists(lockedAt)',
      ExpressionAttributeValues: { ':receivedAt': 100 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  };
  await expect(transact([putNew('a'), gate, { Update: addOne('b') }])).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: { closesAt: { N: '100' } } },
      { Code: 'None' },
    ],
  });
  expect(await read('a')).toBeUndefined();
  expect(await read('b')).toBeUndefined();
  gate.ConditionCheck.ExpressionAttributeValues[':receivedAt'] = 99;
  await transact([putNew('a'), gate, { Update: addOne('b') }]);
  expect(await read('a')).toBeDefined();
});

test('a transaction holds 100 items and not 101, and each item once', async () => {
  const items = (count: number) => Array.from({ length: count }, (_, index) => putNew(`item-${index}`));
  await transact(items(100));
  expect(await read('item-99')).toBeDefined();
  await expect(transact(items(101))).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(transact([{ Update: addOne('a') }, { Update: addOne('a') }])).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

// "multiple identical calls using the same client request token produce the same result on the server (no side
// effects)"; another request under it is an IdempotentParameterMismatchException; both for ten minutes.
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#DDB-TransactWriteItems-request-ClientRequestToken
test('a transaction repeated under its token succeeds again and is done once', async () => {
  const items = [putNew('a'), { Update: addOne('count') }];
  await transact(items, 'once');
  await transact(items, 'once');
  expect(await read('count')).toMatchObject({ taken: 1 });
  await expect(transact([putNew('b')], 'once')).rejects.toMatchObject({
    name: 'IdempotentParameterMismatchException',
  });
  await expect(transact(items, 'twice')).rejects.toMatchObject({ name: 'TransactionCanceledException' });
});

const due = {
  IndexName: 'due',
  KeyConditionExpression: 'dueShard = :shard AND dueAt < :now',
  ExpressionAttributeValues: { ':shard': '0', ':now': '2026-03-02' },
};

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-indexes-general-sparse-indexes.html
test('an index holds only items with its keys, by its sort key, and refuses a consistent read', async () => {
  await put('later', { dueShard: '0', dueAt: '2026-03-02' });
  await put('second', { dueShard: '0', dueAt: '2026-03-01T02' });
  await put('first', { dueShard: '0', dueAt: '2026-03-01T01' });
  await put('other', { dueShard: '1', dueAt: '2026-03-01' });
  await put('none', { dueAt: '2026-03-01' });
  const query = new QueryCommand({ TableName, ...due });
  const pks = async () => (await client.send(query)).Items?.map(({ pk }) => pk);
  expect(await pks()).toEqual(['first', 'second']);
  const UpdateExpression = 'REMOVE dueShard, dueAt';
  await client.send(new UpdateCommand({ TableName, Key: key('first'), UpdateExpression }));
  expect(await pks()).toEqual(['second']);
  await expect(
    client.send(new QueryCommand({ TableName, ...due, ConsistentRead: true })),
  ).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a query gives every item once over its pages, in both directions', async () => {
  const sks = Array.from({ length: 25 }, (_, index) => String(index).padStart(3, '0'));
  for (const sk of sks) await client.send(new PutCommand({ TableName, Item: key('a', sk) }));
  for (const ScanIndexForward of [true, false]) {
    const found: unknown[] = [];
    const ofA = { KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': 'a' } };
    const pages = paginateQuery({ client, pageSize: 10 }, { TableName, ...ofA, ScanIndexForward });
    for await (const { Items = [] } of pages) found.push(...Items.map(({ sk }) => sk));
    expect(found).toEqual(ScanIndexForward ? sks : sks.toReversed());
  }
});

test('a page of a query ends at one megabyte', async () => {
  for (let index = 0; index < 6; index++)
    await client.send(
      new PutCommand({ TableName, Item: { ...key('a', String(index)), text: 'x'.repeat(300_000) } }),
    );
  const ofA = { KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': 'a' } };
  const { Count, LastEvaluatedKey } = await client.send(new QueryCommand({ TableName, ...ofA }));
  expect(Count).toBeLessThan(6);
  expect(LastEvaluatedKey).toBeDefined();
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-items
test('an item of more than 400 KB and an unescaped reserved word are refused', async () => {
  await expect(put('a', { text: 'x'.repeat(420_000) })).rejects.toMatchObject({
    name: 'ValidationException',
  });
  const UpdateExpression = 'SET status = :new';
  const update = { TableName, Key: key('a'), UpdateExpression, ExpressionAttributeValues: { ':new': 1 } };
  await expect(client.send(new UpdateCommand(update))).rejects.toMatchObject({ name: 'ValidationException' });
});

const times = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: count }, (_, index) => act(index)));
const done = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === 'fulfilled').length;

test('no addition of 500 at once is lost', async () => {
  expect(done(await times(500, () => client.send(new UpdateCommand(addOne('count')))))).toBe(500);
  expect(await read('count')).toMatchObject({ taken: 500 });
});

test('one of 100 puts at once that want the item to be new wins', async () => {
  const outcomes = await times(100, (index) =>
    client.send(new PutCommand({ ...putNew('a', { index }).Put })),
  );
  expect(done(outcomes)).toBe(1);
  const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
  expect(await read('a')).toMatchObject({ index: winner });
});

// AWS would refuse some of these with TransactionConflict before the seats are gone: see the front.
test('50 of 200 transactions at once for 50 seats are done', async () => {
  await put('seats', { taken: 0 });
  const seat = { ...addOne('seats', 'taken < :most'), ExpressionAttributeValues: { ':one': 1, ':most': 50 } };
  const outcomes = await times(200, (index) => transact([{ Update: seat }, putNew(`holder-${index}`)]));
  expect(done(outcomes)).toBe(50);
  expect(await read('seats')).toMatchObject({ taken: 50 });
});
