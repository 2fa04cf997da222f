import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  type ObjectLockRetention,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import type { S3Options } from '../../../local/s3/open-s3.ts';
import { answered, BUCKET, KEY, NOON, PNG, rig } from './rig.ts';

const At = { Bucket: BUCKET, Key: KEY };
const YEAR = 365 * 86_400_000;
const LOCKED = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

/** Storage on a clock that a test sets, with one version of an object. */
async function stored(options: Partial<S3Options> = {}) {
  const clock = { at: NOON, now: () => clock.at };
  const made = await rig({ clock, ...options });
  const { client, s3 } = made;
  s3.upload({ key: KEY, type: 'image/png', bytes: PNG });
  const { VersionId = '' } = await client.send(new GetObjectCommand(At));
  const retain = (RetainUntilDate: number, more: object = {}) => {
    const Retention: ObjectLockRetention = { Mode: 'GOVERNANCE', RetainUntilDate: new Date(RetainUntilDate) };
    return client.send(new PutObjectRetentionCommand({ ...At, VersionId, Retention, ...more }));
  };
  const remove = (version: string | undefined = VersionId) =>
    client.send(new DeleteObjectCommand({ ...At, VersionId: version }));
  return { ...made, clock, VersionId, retain, remove };
}

test('a version that is retained cannot be deleted until that ends, and is read as before', async () => {
  const { client, clock, VersionId, retain, remove } = await stored();
  await retain(NOON + YEAR);
  await expect(remove()).rejects.toMatchObject(LOCKED);
  clock.at = NOON + YEAR - 1;
  await expect(remove()).rejects.toMatchObject(LOCKED);
  const { Body } = await client.send(new GetObjectCommand({ ...At, VersionId }));
  expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(PNG);
  clock.at = NOON + YEAR;
  expect((await remove()).VersionId).toBe(VersionId);
});

test('a deletion without a version is taken, and its marker can be taken away again', async () => {
  const { client, retain } = await stored();
  await retain(NOON + YEAR);
  const { VersionId } = await client.send(new DeleteObjectCommand(At));
  await expect(client.send(new GetObjectCommand(At))).rejects.toMatchObject({ name: 'NoSuchKey' });
  await client.send(new DeleteObjectCommand({ ...At, VersionId }));
  expect((await client.send(new GetObjectCommand(At))).ContentLength).toBe(PNG.length);
});

test('only the version that was named is retained', async () => {
  const { client, s3, VersionId, retain, remove } = await stored();
  await retain(NOON + YEAR);
  s3.upload({ key: KEY, type: 'image/png', bytes: Buffer.from('another') });
  const { VersionId: another } = await client.send(new GetObjectCommand(At));
  expect(another).not.toBe(VersionId);
  expect((await remove(another)).VersionId).toBe(another);
});

test('set again it may end at the same time or later, and not earlier', async () => {
  const { clock, retain, remove } = await stored();
  await retain(NOON + YEAR);
  await retain(NOON + YEAR);
  await retain(NOON + 2 * YEAR);
  await expect(retain(NOON + YEAR)).rejects.toMatchObject(LOCKED);
  clock.at = NOON + YEAR;
  await expect(remove()).rejects.toMatchObject(LOCKED);
  clock.at = NOON + 2 * YEAR;
  await retain(NOON + 2 * YEAR + 1000);
  await expect(remove()).rejects.toMatchObject(LOCKED);
});

test.each([
  ['an end that has come', NOON, {}, { name: 'InvalidArgument', $metadata: { httpStatusCode: 400 } }],
  ['a version of none', NOON + YEAR, { VersionId: 'unknown' }, { name: 'NoSuchVersion' }],
  ['a key of none', NOON + YEAR, { Key: 'nowhere', VersionId: undefined }, { name: 'NoSuchKey' }],
  [
    'another mode',
    NOON + YEAR,
    { Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date(NOON + YEAR) } },
    { name: 'NotImplemented' },
  ],
  ['no end', NOON + YEAR, { Retention: { Mode: 'GOVERNANCE' } }, { name: 'MalformedXML' }],
])('is refused for %s', async (_name, until, more, refusal) => {
  const { retain, remove, VersionId } = await stored();
  await expect(retain(until, more)).rejects.toMatchObject(refusal);
  expect((await remove()).VersionId).toBe(VersionId);
});

test('is refused without a checksum, and to nobody in particular', async () => {
  const { s3, VersionId } = await stored();
  const url = `${s3.url}/${BUCKET}/${KEY}?retention&versionId=${VersionId}`;
  const body =
    '<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>2030-01-01T00:00:00Z</RetainUntilDate></Retention>';
  const put = async (headers: Record<string, string>) =>
    answered(await fetch(url, { method: 'PUT', body, headers }));
  expect(await put({ 'content-md5': 'x' })).toMatchObject({ status: 403, code: 'AccessDenied' });
  expect(await put({ authorization: 'x' })).toMatchObject({ status: 400, code: 'InvalidRequest' });
  expect((await put({ authorization: 'x', 'content-md5': 'x' })).status).toBe(200);
});

test('is not read back: nothing here asks for it', async () => {
  const { client, VersionId } = await stored();
  const command = new GetObjectRetentionCommand({ ...At, VersionId });
  await expect(client.send(command)).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('stands after storage was closed and opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 's3-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'materials.sqlite');
  const first = await stored({ path });
  await first.retain(NOON + YEAR);
  await first.close();
  const { client } = await rig({ path });
  const command = new DeleteObjectCommand({ ...At, VersionId: first.VersionId });
  await expect(client.send(command)).rejects.toMatchObject(LOCKED);
});
