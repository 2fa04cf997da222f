import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendAndLeave } from '../../../local/raw-request.ts';
import { type ApiRig, filledIn, ifMatch, type Own, openApiRig } from '../../../rigs/api/declaring.ts';
import { lines, say } from '../../../rigs/api/line.ts';

const OWNER = 0;
const OTHER = 1;

let rig: ApiRig;
let own: Own;
beforeAll(async () => {
  rig = await openApiRig();
  own = await filledIn(rig, OWNER);
  await filledIn(rig, OTHER);
});
afterAll(() => rig?.stop());

describe('a header', () => {
  const change = async (more: readonly string[], nth = OWNER) => {
    const body = '{"level":"engineer"}';
    const length = `Content-Length: ${body.length}`;
    return say(rig, (await lines(rig, nth, 'PATCH', `/api/v1${own.path}`, [length, ...more])) + body);
  };
  const JSON_TYPE = 'Content-Type: application/json';

  test('that comes twice is not read as either', async () => {
    const before = await rig.everything();
    const etag = `If-Match: ${(await ifMatch(rig, OWNER, own.path))['if-match']}`;
    const token = `authorization: Bearer ${await rig.tokenOf(OWNER)}`;
    for (const [more, nth, status] of [
      [[JSON_TYPE, etag, token], OTHER, 401],
      [[JSON_TYPE, etag, token], OWNER, 401],
      [[JSON_TYPE, 'content-type: text/plain', etag], OWNER, 415],
      [[JSON_TYPE, etag, 'if-match: banana'], OWNER, 400],
    ] as const)
      expect((await change(more, nth)).status).toBe(status);
    expect(await rig.everything()).toEqual(before);
  });

  test('is the same in capitals', async () => {
    const etag = (await ifMatch(rig, OWNER, own.path))['if-match'];
    expect(
      (await change([JSON_TYPE.toUpperCase().replace('JSON', 'json'), `IF-MATCH: ${etag}`])).status,
    ).toBe(200);
  });

  test.each<[string, readonly string[]]>([
    ['that is larger than a server takes', [`X: ${'x'.repeat(20_000)}`]],
    ['of a length that is none', ['Content-Length: x']],
    ['of two lengths', ['Content-Length: 2', 'Content-Length: 3']],
    ['of a length beside chunks', ['Content-Length: 2', 'Transfer-Encoding: chunked']],
    ['with a bare line feed', ['X: a\nY: b']],
  ])('%s is refused before anything reads it, and the next request is served', async (_name, more) => {
    const before = await rig.everything();
    const { status } = await say(rig, await lines(rig, OWNER, 'PATCH', `/api/v1${own.path}`, more));
    expect([400, 415, 428, 431]).toContain(status);
    expect((await say(rig, await lines(rig, OWNER, 'GET', '/api/v1/calls'))).status).toBe(200);
    expect(await rig.everything()).toEqual(before);
  });

  test('of a body that never comes whole does nothing', async () => {
    const before = await rig.everything();
    const more = [
      JSON_TYPE,
      `If-Match: ${(await ifMatch(rig, OWNER, own.path))['if-match']}`,
      'Content-Length: 99',
    ];
    const text = `${await lines(rig, OWNER, 'PATCH', `/api/v1${own.path}`, more)}{"level":"engineer"}`;
    await sendAndLeave(rig.origin, text);
    expect((await say(rig, await lines(rig, OWNER, 'GET', '/api/v1/calls'))).status).toBe(200);
    expect(await rig.everything()).toEqual(before);
  });
});
