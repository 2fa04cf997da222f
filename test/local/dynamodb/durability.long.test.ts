import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, expect, test } from 'vitest';
import { startDynamo } from '../../../local/dynamodb/start-dynamo.ts';
import { clientOf, createTable } from '../../rigs/dynamodb/engine-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'durability-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TableName = 'records';
const ROUNDS = 6;
const WRITERS = 16;
const WRITES_BEFORE_THE_KILL = 800;

const item = (pk: string) => ({ pk, sk: 'item', dueShard: '0', dueAt: pk });

/** A third of the writes are transactions of two items; resolves to whether the engine acknowledged. */
async function write(client: DynamoDBDocumentClient, name: string, index: number): Promise<boolean> {
  const pair = [`${name}-left`, `${name}-right`].map((pk) => ({ Put: { TableName, Item: item(pk) } }));
  const acknowledged =
    index % 3 === 0
      ? client.send(new TransactWriteCommand({ TransactItems: pair }))
      : client.send(new PutCommand({ TableName, Item: item(`${name}-left`) }));
  return acknowledged.then(
    () => true,
    () => false,
  );
}

async function exists(client: DynamoDBDocumentClient, pk: string): Promise<boolean> {
  const get = new GetCommand({ TableName, Key: { pk, sk: 'item' }, ConsistentRead: true });
  return (await client.send(get)).Item !== undefined;
}

/** Writes with several writers until the engine dies under them; the writes by name, and whether each was acknowledged. */
async function writeUntilKilled(client: DynamoDBDocumentClient, round: number, pid: number) {
  const writes = new Map<string, { index: number; isAcknowledged: boolean }>();
  let acknowledged = 0;
  let isDead = false;
  async function writer() {
    while (!isDead) {
      const index = writes.size;
      const name = `${round}-${index}`;
      writes.set(name, { index, isAcknowledged: false });
      const isAcknowledged = await write(client, name, index);
      writes.set(name, { index, isAcknowledged });
      if (!isAcknowledged) isDead = true;
      acknowledged += 1;
      if (acknowledged === WRITES_BEFORE_THE_KILL) process.kill(pid, 'SIGKILL');
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return writes;
}

test('no acknowledged write is lost to kill -9, and no transaction is half done', async () => {
  const path = join(folder, 'records.db');
  let dynamo = await startDynamo({ path });
  await createTable(clientOf(dynamo.endpoint), TableName);
  for (let round = 0; round < ROUNDS; round++) {
    if (dynamo.pid === undefined) throw new Error('This test kills its own engine.');
    const writes = await writeUntilKilled(clientOf(dynamo.endpoint), round, dynamo.pid);
    await dynamo.stop();
    dynamo = await startDynamo({ path });
    const client = clientOf(dynamo.endpoint);
    for (const [name, { index, isAcknowledged }] of writes) {
      const left = await exists(client, `${name}-left`);
      if (isAcknowledged) expect(left, name).toBe(true);
      if (index % 3 === 0) expect(await exists(client, `${name}-right`), name).toBe(left);
    }
  }
  await dynamo.stop();
});
