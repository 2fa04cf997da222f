import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { BUCKET, clientOf, type Form, KEY, type Part, PNG, partsOf, post, rig, signedForm } from './rig.ts';

// Each case imitates https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
const without = (parts: readonly Part[], gone: string) => parts.filter(([name]) => name !== gone);
const withField = (parts: readonly Part[], name: string, value: string): Part[] =>
  parts.map((part) => (part[0] === name ? [name, value] : part));

describe('a signed form', () => {
  test('is taken, and its object has the type of the policy and not of the file', async () => {
    const { client } = await rig();
    const form = await signedForm(client);
    const { status, headers } = await post(form.url, partsOf(form));
    expect(status).toBe(204);
    const kept = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }));
    expect(kept.VersionId).toBe(headers.get('x-amz-version-id'));
    expect(kept.ContentType).toBe('image/png');
    expect(kept.ETag).toBe(headers.get('etag'));
    expect(Buffer.from((await kept.Body?.transformToByteArray()) ?? [])).toEqual(PNG);
  });

  test.each([
    [0, 400, 'EntityTooSmall'],
    [1, 204, undefined],
    [10, 204, undefined],
    [11, 400, 'EntityTooLarge'],
  ])('for one to ten bytes answers %d bytes with %d', async (bytes, status, code) => {
    const { client } = await rig();
    const form = await signedForm(client);
    expect(await post(form.url, partsOf(form, Buffer.alloc(bytes)))).toMatchObject({ status, code });
  });

  test('reads a file that is far too large to its end, so that the browser gets the answer', async () => {
    const { client, events, s3 } = await rig();
    const form = await signedForm(client);
    const { status, code } = await post(form.url, partsOf(form, Buffer.alloc(20 * 1024 * 1024)));
    expect([status, code]).toEqual([400, 'EntityTooLarge']);
    await s3.settle();
    expect(events).toEqual([]);
  });

  test('sends the browser back with what was taken', async () => {
    const { client } = await rig();
    const back = 'http://127.0.0.1:3000/declarations/1/materials/one?x=y';
    const form = await signedForm(client, {
      Fields: { 'Content-Type': 'image/png', success_action_redirect: back },
    });
    const { status, headers } = await post(form.url, partsOf(form));
    expect(status).toBe(303);
    const location = new URL(headers.get('location') ?? '');
    expect(Object.fromEntries(location.searchParams)).toEqual({
      x: 'y',
      bucket: BUCKET,
      key: KEY,
      etag: headers.get('etag'),
    });
    expect(location.href.startsWith(back)).toBe(true);
  });

  test('sends nobody back to what is no address', async () => {
    const { client } = await rig();
    const form = await signedForm(client, {
      Fields: { 'Content-Type': 'image/png', success_action_redirect: 'nowhere' },
    });
    expect((await post(form.url, partsOf(form))).status).toBe(204);
  });

  test.each([
    ['of the file', sha256(PNG), 204, undefined],
    ['of another file', sha256(Buffer.from('another')), 400, 'BadDigest'],
    ['that is none', 'nonsense', 400, 'BadDigest'],
  ])('with the SHA-256 %s answers %#', async (_name, sum, status, code) => {
    const { client } = await rig();
    const form = await signedForm(client, {
      Fields: {
        'Content-Type': 'image/png',
        'x-amz-checksum-algorithm': 'SHA256',
        'x-amz-checksum-sha256': sum,
      },
    });
    expect(await post(form.url, partsOf(form))).toMatchObject({ status, code });
  });

  test('expires by the wall, whatever the clock of the domain shows', async () => {
    const { client } = await rig();
    const form = await signedForm(client);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect(await post(form.url, partsOf(form))).toMatchObject({ status: 403, code: 'AccessDenied' });
  });
});

describe('a form that differs from its policy is refused', () => {
  const redirect = 'http://127.0.0.1:3000/';
  const sum = { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-sha256': sha256(PNG) };
  const Fields = { 'Content-Type': 'image/png', success_action_redirect: redirect, ...sum };
  const forged = (form: Form) => {
    const policy = JSON.parse(Buffer.from(form.fields.Policy ?? '', 'base64').toString());
    policy.conditions[0] = ['content-length-range', 1, 1_000_000];
    return Buffer.from(JSON.stringify(policy)).toString('base64');
  };
  const refusals: [string, (form: Form) => Part[], string?][] = [
    ['with another type', (form) => withField(partsOf(form), 'Content-Type', 'text/html')],
    ['without its type', (form) => without(partsOf(form), 'Content-Type')],
    ['with another key', (form) => withField(partsOf(form), 'key', `${KEY}x`)],
    ['without its key', (form) => without(partsOf(form), 'key')],
    ['with a key of another one in front', (form) => [['key', 'a'], ...withField(partsOf(form), 'key', 'b')]],
    ['with another way back', (form) => withField(partsOf(form), 'success_action_redirect', 'http://evil/')],
    ['without its SHA-256', (form) => without(partsOf(form), 'x-amz-checksum-sha256')],
    ['with another checksum', (form) => withField(partsOf(form), 'x-amz-checksum-algorithm', 'CRC32')],
    ['with another algorithm', (form) => withField(partsOf(form), 'X-Amz-Algorithm', 'AWS4-HMAC-MD5')],
    ['with another date', (form) => withField(partsOf(form), 'X-Amz-Date', '20210101T000000Z')],
    ['with a field that no condition names', (form) => [['x-amz-meta-a', 'b'], ...partsOf(form)]],
    ['with a list of who may read it', (form) => [['acl', 'public-read'], ...partsOf(form)]],
    ['without a policy', (form) => without(partsOf(form), 'Policy')],
    [
      'with an altered policy',
      (form) => withField(partsOf(form), 'Policy', forged(form)),
      'SignatureDoesNotMatch',
    ],
    ['without a signature', (form) => without(partsOf(form), 'X-Amz-Signature'), 'SignatureDoesNotMatch'],
    [
      'with an altered signature',
      (form) => withField(partsOf(form), 'X-Amz-Signature', '0'.repeat(64)),
      'SignatureDoesNotMatch',
    ],
    [
      'with a signature for another region',
      (form) =>
        withField(
          partsOf(form),
          'X-Amz-Credential',
          (form.fields['X-Amz-Credential'] ?? '').replace('/local/s3', '/elsewhere/s3'),
        ),
      'SignatureDoesNotMatch',
    ],
  ];

  test.each(refusals)('%s', async (_name, change, code = 'AccessDenied') => {
    const { client, events, s3 } = await rig();
    const form = await signedForm(client, { Fields });
    expect(await post(form.url, change(form))).toMatchObject({ status: 403, code });
    await s3.settle();
    expect(events).toEqual([]);
  });

  test('signed with another secret', async () => {
    const { s3 } = await rig();
    const form = await signedForm(clientOf(s3, 'another'));
    expect(await post(form.url, partsOf(form))).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  test('and one of a policy that names the beginning of a key takes each such key and no other', async () => {
    const { client } = await rig();
    const form = await signedForm(client, {
      Key: 'materials/one',
      Conditions: [['starts-with', '$key', 'materials/']],
    });
    const key = (name: string) => withField(partsOf(form), 'key', name);
    expect((await post(form.url, key('materials/one'))).status).toBe(204);
    expect((await post(form.url, key('elsewhere/one'))).status).toBe(403);
  });
});
