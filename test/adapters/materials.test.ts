import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openMaterials } from '../../adapters/materials.ts';
import { RecordsUnavailable } from '../../adapters/records/store/persist.ts';
import type { Admitted } from '../../adapters/signed-storage.ts';
import { addressOf, begin, end } from '../../local/machine/http/listen.ts';
import { BUCKET, type Part, PNG, partsOf, post, rig } from '../local/s3/rig.ts';

const KEY = 'materials/2021-0000-0000/one';
const ADMITTED: Admitted = { key: KEY, type: 'image/png', most: 100 };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function opened() {
  const { s3, close } = await rig();
  const materials = openMaterials(BUCKET, { at: s3.url, secret: 'local' });
  /** Posts a file with the form for this upload. */
  const posted = async (admitted: Partial<Admitted>, file: Uint8Array, change = (parts: Part[]) => parts) => {
    const { url, fields } = await materials.formFor({ ...ADMITTED, ...admitted });
    return post(url, change(partsOf({ url, fields: { ...fields } }, file)));
  };
  return { s3, close, materials, posted };
}

describe('a form', () => {
  const admitted: [string, Partial<Admitted>, Uint8Array, number][] = [
    ['the largest file', {}, Buffer.alloc(100), 204],
    ['one byte more', {}, Buffer.alloc(101), 400],
    ['the smallest file', {}, Buffer.alloc(1), 204],
    ['an empty file', {}, Buffer.alloc(0), 400],
    ['as many bytes as were said', { exactly: 8 }, PNG, 204],
    ['one less', { exactly: 9 }, PNG, 400],
    ['one more', { exactly: 7 }, PNG, 400],
    ['the file that was said', { sha256: sha256(PNG) }, PNG, 204],
    ['another one', { sha256: sha256(Buffer.from('another')) }, PNG, 400],
  ];
  test.each(admitted)('for %s answers %#', async (_name, more, file, status) => {
    const { posted, materials } = await opened();
    expect((await posted(more, file)).status).toBe(status);
    expect((await materials.latest(KEY, 1000)) !== undefined).toBe(status === 204);
  });

  test.each([
    ['key', `${KEY}x`],
    ['Content-Type', 'text/html'],
    ['x-amz-checksum-sha256', 'x'],
    ['success_action_redirect', 'http://evil.example/'],
  ])('binds its field %s', async (field, value) => {
    const { posted } = await opened();
    const change = (parts: Part[]): Part[] =>
      parts.map((part) => (part[0] === field ? [field, value] : part));
    const more = { sha256: sha256(PNG), back: 'http://127.0.0.1:3000/x' };
    expect((await posted(more, PNG)).status).toBe(303);
    expect((await posted(more, PNG, change)).status).toBe(403);
  });

  test('goes to the origin that pages name in their policy', async () => {
    const { materials, s3 } = await opened();
    expect(await materials.origin()).toBe(s3.url);
    expect((await materials.formFor(ADMITTED)).url.startsWith(`${s3.url}/`)).toBe(true);
  });
});

const handing = (version: string) => ({ key: KEY, version, type: 'image/png', fileName: '照片 (1).png' });

describe('an object in storage', () => {
  test('is read as its latest version, handed out as a named one, and not at all if there is none', async () => {
    const { posted, materials } = await opened();
    expect(await materials.latest(KEY, 100)).toBeUndefined();
    const first = (await posted({}, PNG)).headers.get('x-amz-version-id') ?? '';
    await posted({}, Buffer.from('second'));
    const latest = await materials.latest(KEY, 100);
    expect([latest?.type, Buffer.from(latest?.bytes ?? []).toString()]).toEqual(['image/png', 'second']);
    const named = await materials.addressOf(handing(first));
    const handed = await fetch(named ?? '');
    expect(Buffer.from(await handed.arrayBuffer())).toEqual(PNG);
    expect([handed.headers.get('content-type'), handed.headers.get('content-disposition')]).toEqual([
      'image/png',
      "attachment; filename*=UTF-8''%E7%85%A7%E7%89%87%20%281%29.png",
    ]);
    expect(await materials.addressOf(handing('unknown'))).toBeUndefined();
    expect(await materials.addressOf({ ...handing(first), key: 'elsewhere' })).toBeUndefined();
  });

  test.each([
    [100, 100],
    [99, 100],
    [98, 99],
    [0, 1],
  ])('is cut off one byte after %d of 100', async (most, bytes) => {
    const { posted, materials } = await opened();
    await posted({}, Buffer.alloc(100, 'x'));
    expect((await materials.latest(KEY, most))?.bytes).toHaveLength(bytes);
  });

  test('is read even if it is empty, although it has no range', async () => {
    const { s3, materials } = await opened();
    s3.upload({ key: KEY, type: 'text/plain', bytes: Buffer.alloc(0) });
    const latest = await materials.latest(KEY, 100);
    expect(latest).toEqual({ version: expect.any(String), type: 'text/plain', bytes: new Uint8Array() });
  });

  test('is discarded by version, and the version before it stays', async () => {
    const { posted, materials } = await opened();
    await posted({}, PNG);
    const second = (await posted({}, Buffer.from('second'))).headers.get('x-amz-version-id') ?? '';
    await materials.discard(KEY, second);
    await materials.discard(KEY, second);
    expect(Buffer.from((await materials.latest(KEY, 100))?.bytes ?? [])).toEqual(PNG);
  });
});

describe('a submitted version', () => {
  const UNTIL = '2024-11-19T16:00:00.000Z';

  test('cannot be discarded, may be kept for longer later, and protects no other version', async () => {
    const { posted, materials } = await opened();
    const first = (await posted({}, PNG)).headers.get('x-amz-version-id') ?? '';
    const second = (await posted({}, PNG)).headers.get('x-amz-version-id') ?? '';
    await materials.retain(KEY, first, UNTIL);
    await materials.retain(KEY, first, UNTIL);
    await materials.retain(KEY, first, '2025-01-01T00:00:00.000Z');
    await expect(materials.discard(KEY, first)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(materials.retain(KEY, first, UNTIL)).rejects.toMatchObject({ name: 'AccessDenied' });
    await materials.discard(KEY, second);
    expect(await materials.addressOf(handing(second))).toBeUndefined();
  });

  test.each([
    ['its version', KEY],
    ['its key', 'materials/2021-0000-0000/none'],
  ])('that is gone is reported to the log, by ids alone, and is no failure: %s', async (_what, key) => {
    const { s3, posted } = await opened();
    await posted({}, PNG);
    const lines: object[] = [];
    await openMaterials(BUCKET, { at: s3.url, secret: 'local' }, (line) => lines.push(line)).retain(
      key,
      'gone',
      UNTIL,
    );
    expect(lines).toEqual([{ lost: key, version: 'gone' }]);
  });
});

describe('storage that does not answer', () => {
  const asks: [string, (materials: ReturnType<typeof openMaterials>) => Promise<unknown>][] = [
    ['latest', (materials) => materials.latest(KEY, 10)],
    ['addressOf', (materials) => materials.addressOf(handing('v'))],
    ['discard', (materials) => materials.discard(KEY, 'v')],
    ['retain', (materials) => materials.retain(KEY, 'v', '2030-01-01T00:00:00.000Z')],
  ];

  test.each(asks)('is unavailable, not empty: %s', async (_name, ask) => {
    const { close, materials } = await opened();
    await close();
    await expect(ask(materials)).rejects.toBeInstanceOf(RecordsUnavailable);
  });

  test.each(asks)('or answers only with an error of its own is unavailable too: %s', async (_name, ask) => {
    const server = createServer((_request, response) => void response.writeHead(503).end());
    await begin(server, 0);
    onTestFinished(() => end(server));
    await expect(
      ask(openMaterials(BUCKET, { at: addressOf(server), secret: 'local' })),
    ).rejects.toBeInstanceOf(RecordsUnavailable);
  });

  test.each(asks)('is our own mistake if it refuses: %s', async (_name, ask) => {
    const { s3 } = await rig();
    const asked = ask(openMaterials('elsewhere', { at: s3.url, secret: 'local' }));
    await expect(asked).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});
