import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect, test } from 'vitest';
import { answered, BUCKET, clientOf, KEY, PNG, rig } from './rig.ts';

const DISPOSITION = "attachment; filename*=UTF-8''%E8%AE%BA%E6%96%87%20%28a%29.png";

/** An object with a second version in front of it, and the signed address of the first. */
async function signed(options: { expiresIn?: number; signingDate?: Date } = {}) {
  const { s3, client } = await rig();
  s3.upload({ key: KEY, type: 'image/png', bytes: PNG });
  const first = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }));
  s3.upload({ key: KEY, type: 'image/png', bytes: Buffer.from('another') });
  const command = new GetObjectCommand({
    ...{ Bucket: BUCKET, Key: KEY, VersionId: first.VersionId },
    ...{ ResponseContentType: 'image/png', ResponseContentDisposition: DISPOSITION },
  });
  return { s3, client, address: await getSignedUrl(client, command, { expiresIn: 60, ...options }) };
}

test('a signed address hands out its version, under the name and the type that were signed', async () => {
  const { address } = await signed();
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
  expect(answer.headers.get('content-disposition')).toBe(DISPOSITION);
});

test('it lives for its seconds by the wall’s clock and no longer', async () => {
  const { address } = await signed({ expiresIn: 60, signingDate: new Date(Date.now() - 61_000) });
  const late = await answered(await fetch(address));
  expect([late.status, late.code]).toEqual([403, 'AccessDenied']);
  expect(late.text).toContain('expired');
});

test.each<[string, (address: URL) => void]>([
  ['another key', (address) => (address.pathname = `/${BUCKET}/materials/2021-0000-0001/one`)],
  ['another version', (address) => address.searchParams.set('versionId', 'latest')],
  ['no version', (address) => address.searchParams.delete('versionId')],
  ['another name', (address) => address.searchParams.set('response-content-disposition', 'inline')],
  ['another type', (address) => address.searchParams.set('response-content-type', 'text/html')],
  ['a longer life', (address) => address.searchParams.set('X-Amz-Expires', '600')],
  ['a later beginning', (address) => address.searchParams.set('X-Amz-Date', '20990101T000000Z')],
  ['another signature', (address) => address.searchParams.set('X-Amz-Signature', 'a'.repeat(64))],
])('with %s it is refused', async (_what, change) => {
  const { address } = await signed();
  const changed = new URL(address);
  change(changed);
  const answer = await answered(await fetch(changed));
  expect([answer.status, answer.code]).toEqual([403, 'SignatureDoesNotMatch']);
});

test('signed with another secret it is refused', async () => {
  const { s3 } = await rig();
  s3.upload({ key: KEY, type: 'image/png', bytes: PNG });
  const command = new GetObjectCommand({ Bucket: BUCKET, Key: KEY });
  const address = await getSignedUrl(clientOf(s3, 'another'), command, { expiresIn: 60 });
  expect((await answered(await fetch(address))).code).toBe('SignatureDoesNotMatch');
});

test('a signed write is not supported, and says so', async () => {
  const { client } = await signed();
  const command = new PutObjectCommand({ Bucket: BUCKET, Key: KEY });
  const address = await getSignedUrl(client, command, { expiresIn: 60 });
  const answer = await answered(await fetch(address, { method: 'PUT', body: 'x' }));
  expect([answer.status, answer.code]).toEqual([501, 'NotImplemented']);
});
