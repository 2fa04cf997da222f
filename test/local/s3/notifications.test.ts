import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import type { S3Event } from '../../../functions/material-intake/material-intake.ts';
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
  const object = {
    key: 'materials/%E7%94%B2+%E4%B9%99%2B%E4%B8%99',
    size: PNG.length,
    versionId: headers.get('x-amz-version-id'),
  };
  expect(events).toEqual([
    {
      Records: [
        {
          eventName: 'ObjectCreated:Post',
          eventTime: new Date(NOON).toISOString(),
          s3: { bucket: { name: BUCKET }, object },
        },
      ],
    },
  ]);
});

test('answers the browser before what it tells was taken, and tells again what failed', async () => {
  const tries: S3Event[] = [];
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
  const told = again.events.flatMap(({ Records }) => Records.map(({ s3 }) => s3.object.versionId));
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
