import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { rawRequest } from '../raw-request.ts';
import { answered, BUCKET, KEY, post, rig, signedForm } from './rig.ts';

const At = { Bucket: BUCKET, Key: KEY };

/** Storage with two versions of one object: `first`, then `second`. */
async function twoVersions() {
  const made = await rig();
  const { client } = made;
  const versions: string[] = [];
  for (const text of ['first', 'second']) {
    const form = await signedForm(client);
    const { headers } = await post(form.url, [
      ...Object.entries(form.fields).map(([name, value]) => [name, value] as const),
      ['file', Buffer.from(text)],
    ]);
    versions.push(headers.get('x-amz-version-id') ?? '');
  }
  const read = async (VersionId?: string, Range?: string) => {
    const asked = { ...At, ...(VersionId && { VersionId }), ...(Range && { Range }) };
    const { Body, ...rest } = await client.send(new GetObjectCommand(asked));
    return { text: await Body?.transformToString(), ...rest };
  };
  const discard = (VersionId?: string) =>
    client.send(new DeleteObjectCommand({ ...At, ...(VersionId && { VersionId }) }));
  return { ...made, read, discard, first: versions[0] ?? '', second: versions[1] ?? '' };
}

test('keeps every version, and reads the latest or the one that is asked for', async () => {
  const { read, first, second } = await twoVersions();
  expect(first).not.toBe(second);
  expect(await read()).toMatchObject({ text: 'second', VersionId: second });
  expect(await read(first)).toMatchObject({ text: 'first', VersionId: first });
});

test('our own client writes a version, and the event tells of it', async () => {
  const { s3, client, events, read, first } = await twoVersions();
  const put = { ...At, Body: Buffer.from('third'), ContentType: 'text/plain' };
  const { VersionId } = await client.send(new PutObjectCommand(put));
  expect(await read()).toMatchObject({ text: 'third', ContentType: 'text/plain', VersionId });
  expect(await read(first)).toMatchObject({ text: 'first' });
  await s3.settle();
  expect(events.at(-1)?.detail).toMatchObject({ reason: 'PutObject', object: { key: KEY, size: 5 } });
  const asked = new PutObjectCommand({ ...put, ChecksumSHA256: Buffer.alloc(32).toString('base64') });
  await expect(client.send(asked)).rejects.toMatchObject({ name: 'BadDigest' });
});

test.each([
  ['bytes=0-0', 'f', 'bytes 0-0/5'],
  ['bytes=0-3', 'firs', 'bytes 0-3/5'],
  ['bytes=0-4', 'first', 'bytes 0-4/5'],
  ['bytes=0-4194304', 'first', 'bytes 0-4/5'],
])('reads the beginning of a version: %s', async (range, text, ContentRange) => {
  const { read, first } = await twoVersions();
  expect(await read(first, range)).toMatchObject({
    text,
    ContentRange,
    ContentLength: text.length,
    VersionId: first,
  });
});

test('has no range of an empty object', async () => {
  const { s3, read } = await twoVersions();
  s3.upload({ key: KEY, type: 'text/plain', bytes: Buffer.alloc(0) });
  await expect(read(undefined, 'bytes=0-9')).rejects.toMatchObject({
    name: 'InvalidRange',
    $metadata: { httpStatusCode: 416 },
  });
  expect((await read()).text).toBe('');
});

test('takes one version away for good and leaves the others', async () => {
  const { read, discard, first, second } = await twoVersions();
  expect((await discard(second)).VersionId).toBe(second);
  expect(await read()).toMatchObject({ text: 'first', VersionId: first });
  await expect(read(second)).rejects.toMatchObject({ name: 'NoSuchVersion' });
  await discard(second);
  await discard(first);
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('a deletion without a version hides the object and keeps its versions', async () => {
  const { read, discard, second } = await twoVersions();
  const { VersionId: marker = '' } = await discard();
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(await read(second)).toMatchObject({ text: 'second' });
  await discard(marker);
  expect(await read()).toMatchObject({ text: 'second' });
});

test('tells of an object without its bytes', async () => {
  const { client, second } = await twoVersions();
  expect(await client.send(new HeadObjectCommand(At))).toMatchObject({
    VersionId: second,
    ContentLength: 6,
    ContentType: 'image/png',
  });
  await expect(client.send(new HeadObjectCommand({ ...At, Key: 'nowhere' }))).rejects.toMatchObject({
    name: 'NotFound',
  });
});

test('knows no other bucket', async () => {
  const { client } = await rig();
  const Bucket = 'elsewhere';
  await expect(client.send(new GetObjectCommand({ Bucket, Key: KEY }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
  });
  const form = await signedForm(client, { Bucket });
  expect(await post(form.url, Object.entries(form.fields))).toMatchObject({
    status: 404,
    code: 'NoSuchBucket',
  });
});

// biome-ignore lint/suspicious/noExplicitAny: commands of any input and output
const unsupported: [string, any][] = [
  ['PutObject with tags', new PutObjectCommand({ ...At, Body: 'x', Tagging: 'a=b' })],
  ['CopyObject', new CopyObjectCommand({ ...At, CopySource: `${BUCKET}/${KEY}` })],
  ['ListObjectsV2', new ListObjectsV2Command({ Bucket: BUCKET })],
  ['DeleteObjects', new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects: [{ Key: KEY }] } })],
  ['GetObjectTagging', new GetObjectTaggingCommand(At)],
  ['a range from the middle', new GetObjectCommand({ ...At, Range: 'bytes=2-3' })],
  ['a range from the end', new GetObjectCommand({ ...At, Range: 'bytes=-2' })],
];

test.each(unsupported)('says that it does not support %s', async (_name, command) => {
  const { client, read } = await twoVersions();
  await expect(client.send(command)).rejects.toMatchObject({
    name: 'NotImplemented',
    $metadata: { httpStatusCode: 501 },
  });
  expect(await read()).toMatchObject({ text: 'second' });
});

test.each([
  ['GET', `/${BUCKET}/${KEY}`, 403, 'AccessDenied'],
  ['HEAD', `/${BUCKET}/${KEY}`, 403, undefined],
  ['DELETE', `/${BUCKET}/${KEY}`, 403, 'AccessDenied'],
  ['GET', `/${BUCKET}`, 403, 'AccessDenied'],
  ['GET', '/', 404, 'NoSuchBucket'],
  ['GET', '//', 404, 'NoSuchBucket'],
  ['GET', `/${BUCKET}/%E0%A4%A`, 400, 'InvalidURI'],
])('serves nobody who shows no signature: %s %s', async (method, path, status, code) => {
  const { s3, read } = await twoVersions();
  expect(await answered(await fetch(`${s3.url}${path}`, { method }))).toMatchObject({ status, code });
  expect(await read()).toMatchObject({ text: 'second' });
});

test('an error names what was asked without letting it be markup', async () => {
  const { client } = await rig();
  const form = await signedForm(client);
  const parts = Object.entries({ '<b>&': 'x', ...form.fields });
  const { text } = await post(form.url, [...parts, ['file', Buffer.from('x')]]);
  expect(text).toContain('&#60;b&#62;&#38;');
  expect(text).not.toContain('<b>');
});

test('answers nothing under another name that leads to its address', async () => {
  const { s3 } = await rig();
  const { port } = new URL(s3.url);
  const request = `GET /${BUCKET}/${KEY} HTTP/1.1\r\nHost: evil.example:${port}\r\nAuthorization: x\r\nConnection: close\r\n\r\n`;
  expect(await rawRequest(s3.url, request)).toMatch(/^HTTP\/1\.1 403 /);
});
