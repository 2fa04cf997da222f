import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import type { ObjectCreated } from '../../../functions/material-intake/material-intake.ts';
import { BUCKET, KEY, NOON, PNG, partsOf, post, rig, signedForm } from './rig.ts';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 's3-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'materials.sqlite');
}

test('tells of an object as AWS does, at the time of the domain', async () => {
  const { client, events, s3 } = await rig();
  const Key = 'materials/甲 乙+丙';
  const form = await signedForm(client, { Key });
  const { headers } = await post(form.url, partsOf(form));
  await s3.settle();
  expect(events).toEqual([
    {
      source: 'aws.s3',
      'detail-type': 'Object Created',
      time: new Date(NOON).toISOString().replace('.000', ''),
      detail: {
        bucket: { name: BUCKET },
        object: {
          key: Key,
          size: PNG.length,
          etag: headers.get('etag')?.replaceAll('"', ''),
          'version-id': headers.get('x-amz-version-id'),
        },
        reason: 'POST Object',
      },
    },
  ]);
});

test('tells of what an operator lays into the bucket, too', async () => {
  const { client, events, s3 } = await rig();
  s3.upload({ key: 'registrations/one.json', type: 'application/json', bytes: Buffer.from('{}') });
  await s3.settle();
  expect(events).toMatchObject([
    { detail: { object: { key: 'registrations/one.json' }, reason: 'PutObject' } },
  ]);
  const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'registrations/one.json' }));
  expect(await Body?.transformToString()).toBe('{}');
});

test('answers the browser before what it tells was taken, and tells again what failed', async () => {
  const tries: ObjectCreated[] = [];
  const { client, s3 } = await rig({
    notify: async (event) => {
      if (tries.push(event) === 1) throw new Error('Busy');
    },
  });
  const form = await signedForm(client);
  expect((await post(form.url, partsOf(form))).status).toBe(204);
  await s3.settle();
  expect(tries).toHaveLength(2);
  expect(tries[1]).toEqual(tries[0]);
});

test('tells after a crash what it had not told, each once, and keeps the bytes', async () => {
  const path = newFile();
  const deaf = await rig({ path, notify: () => Promise.reject(new Error('Gone')) });
  const form = await signedForm(deaf.client);
  const versions = [];
  for (const _ of [1, 2]) {
    const { headers } = await post(form.url, partsOf(form));
    versions.push(headers.get('x-amz-version-id'));
  }
  await deaf.close();

  const again = await rig({ path });
  await again.s3.settle();
  const told = again.events.map(({ detail }) => detail.object['version-id']);
  expect(told).toEqual(versions);
  for (const VersionId of versions) {
    const command = new GetObjectCommand({ Bucket: BUCKET, Key: KEY, VersionId: VersionId ?? '' });
    const { Body } = await again.client.send(command);
    expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(PNG);
  }
  await again.close();

  const quiet = await rig({ path });
  await quiet.s3.settle();
  expect(quiet.events).toEqual([]);
});
