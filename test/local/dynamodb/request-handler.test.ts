import { createServer, type Server, type Socket } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineClient, openEngineClient } from '../../../local/dynamodb/engine-client.ts';
import { openKeptTokens } from '../../../local/dynamodb/kept-tokens.ts';
import { openRequestHandler } from '../../../local/dynamodb/request-handler.ts';
import { type Dynamo, startDynamo } from '../../../local/dynamodb/start-dynamo.ts';
import { turnedClock } from '../../../local/machine/time/turned-clock.ts';
import { createTable } from '../../rigs/dynamodb/engine-table.ts';

let dynamo: Dynamo;
let engine: EngineClient;
let client: DynamoDBDocumentClient;
let TableName: string;

function clientOf(of: EngineClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: 'http://127.0.0.1:1',
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      requestHandler: openRequestHandler(of, openKeptTokens(turnedClock(0))),
      maxAttempts: 1,
    }),
  );
}

beforeAll(async () => {
  dynamo = await startDynamo();
  engine = openEngineClient(dynamo.endpoint);
  client = clientOf(engine);
  TableName = await createTable(client, 'records');
});
afterAll(async () => {
  engine.close();
  await dynamo.stop();
});

const put = (pk: string, more: object = {}) => new PutCommand({ TableName, Item: { pk, sk: 's', ...more } });
const get = (pk: string) => new GetCommand({ TableName, Key: { pk, sk: 's' }, ConsistentRead: true });
const create = (pk: string, ClientRequestToken?: string) =>
  new TransactWriteCommand({
    TransactItems: [
      { Put: { TableName, Item: { pk, sk: 's' }, ConditionExpression: 'attribute_not_exists(pk)' } },
    ],
    ClientRequestToken,
  });

test('brings each of many requests of one moment its own answer', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `甲-${index}`);
  await Promise.all(names.map((name) => client.send(put(name, { of: name }))));
  const read = await Promise.all(names.map((name) => client.send(get(name))));
  expect(read.map(({ Item }) => Item?.of)).toEqual(names);
});

test('brings an item of several hundred kilobytes there and back', async () => {
  const long = '申报'.repeat(60_000);
  await client.send(put('long', { long }));
  expect((await client.send(get('long'))).Item?.long).toBe(long);
});

test('gives the refusals of the engine their names and reasons', async () => {
  await client.send(create('once'));
  await expect(client.send(create('once'))).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
  });
  await expect(client.send(new GetCommand({ TableName: 'no-such', Key: { pk: 'a' } }))).rejects.toMatchObject(
    {
      name: 'ResourceNotFoundException',
    },
  );
});

test('answers a repeated transaction as the first time, and a mismatch under its name', async () => {
  await client.send(create('repeated', 'token'));
  await client.send(create('repeated', 'token'));
  await expect(client.send(create('another', 'token'))).rejects.toMatchObject({
    name: 'IdempotentParameterMismatchException',
  });
});

/** A server that breaks off the first connection once it has got something, and answers on all later ones. */
function breaksOnce(): Promise<Server> {
  let first: Socket | undefined;
  const server = createServer((socket) => {
    first ??= socket;
    socket.on('data', () =>
      socket === first ? socket.destroy() : socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'),
    );
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

test('fails what is under way on a connection that breaks, and opens another for what follows', async () => {
  const server = await breaksOnce();
  const { port } = server.address() as { port: number };
  const broken = openEngineClient(`http://127.0.0.1:${port}`);
  const through = clientOf(broken);
  const answers = await Promise.allSettled([through.send(get('a')), through.send(get('b'))]);
  // Each of them has a connection of its own.
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'ECONNRESET' },
  });
  expect(await through.send(get('a'))).toMatchObject({ $metadata: { httpStatusCode: 200 } });
  broken.close();
  server.close();
});
