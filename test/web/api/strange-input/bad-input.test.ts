import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ApiRig,
  filledIn,
  ifMatch,
  type Own,
  openApiRig,
  refused,
  submission,
  type Told,
} from '../../../rigs/api/declaring.ts';
import type { ApiAnswer, ApiRequest } from '../../../rigs/web/rig.ts';

const OWNER = 0;

let rig: ApiRig;
let own: Own;
beforeAll(async () => {
  rig = await openApiRig();
  own = await filledIn(rig, OWNER);
});
afterAll(() => rig?.stop());

/** A change of the own draft under its present version, but for what is given otherwise. */
async function change(body: unknown, headers: ApiRequest['headers'] = {}): Promise<ApiAnswer> {
  const etag = await ifMatch(rig, OWNER, own.path);
  return rig.api(OWNER, 'PATCH', own.path, { body, headers: { ...etag, ...headers } });
}

const deep = (depth: number) => `${'{"identity":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('a body', () => {
  test.each<[string, string, number, string]>([
    ['that is no JSON', '{"level": "engineer"', 400, 'not-json'],
    ['that is empty', '', 400, 'not-json'],
    ['of two values', '{}{}', 400, 'not-json'],
    ['with a comment', '{/* */}', 400, 'not-json'],
    ['with a number that JSON has not', '{"facts": {"selfScore": NaN}}', 400, 'not-json'],
    ['with a mark of byte order', '\ufeff{}', 400, 'not-json'],
    ['nested twenty-one deep', deep(21), 400, 'not-json'],
    ['nested 100,000 deep', '['.repeat(100_000), 400, 'not-json'],
    ['nested twenty deep', deep(20), 422, 'malformed'],
    ['of 300 KB', JSON.stringify({ level: 'x'.repeat(300 * 1024) }), 413, 'body-too-large'],
    [
      'of 300 KB in 100 KB characters',
      JSON.stringify({ level: '长'.repeat(100 * 1024) }),
      413,
      'body-too-large',
    ],
    ['that is a list', '[]', 422, 'malformed'],
    ['that is null', 'null', 422, 'malformed'],
    ['that is a text', '"level"', 422, 'malformed'],
  ])('%s is refused', async (_name, body, status, because) => {
    const { status: given, json } = await refused(rig, () => change(body));
    expect([given, json.because]).toEqual([status, because]);
  });

  test('of more than the gateway takes is refused before anything reads it', async () => {
    const before = await rig.everything();
    expect((await change('x'.repeat(10 * 1024 * 1024 + 1))).status).toBe(413);
    expect(await rig.everything()).toEqual(before);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'text/json',
    ' ',
    'application/json, x',
  ])('said to be %j is refused', async (type) => {
    const answer = await refused(rig, () => change({ level: 'engineer' }, { 'content-type': type }));
    expect(answer.status).toBe(415);
  });

  test('that is not UTF-8 is refused, rather than kept with its characters broken', async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"identity":{"name":"'),
      Buffer.from([0xd6, 0xd0]),
      Buffer.from('"}}'),
    ]);
    const { json } = await refused(rig, () => sendBytes(gbk));
    expect(json.defects).toMatchObject([{ pointer: '/identity/name', because: 'wrong-sign' }]);
  });
});

async function sendBytes(body: Buffer): Promise<ApiAnswer> {
  const headers = {
    authorization: `Bearer ${await rig.tokenOf(OWNER)}`,
    'content-type': 'application/json',
    ...(await ifMatch(rig, OWNER, own.path)),
  };
  const answer = await fetch(`${rig.origin}/api/v1${own.path}`, {
    method: 'PATCH',
    headers,
    body: new Uint8Array(body),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) };
}

const line = (value: string) => `{"inService":{"post":${JSON.stringify(value)}}}`;

test.each<[string, string, string, string]>([
  ['of the wrong type', '{"level":7}', '/level', 'wrong-type'],
  ['of the wrong type inside', '{"identity":{"name":["x"]}}', '/identity/name', 'wrong-type'],
  ['that is a section and came as a text', '{"identity":"x"}', '/identity', 'wrong-type'],
  ['that is a text and came as a section', '{"level":{"x":1}}', '/level', 'wrong-type'],
  ['too large for a number', '{"facts":{"selfScore":1e400}}', '/facts/selfScore', 'wrong-type'],
  ['not whole', '{"facts":{"awards":[{"award":"x","rank":1.5}]}}', '/facts/awards/0/rank', 'wrong-type'],
  ['below nothing', '{"facts":{"hours":{"2020":-1}}}', '/facts/hours/2020', 'malformed'],
  ['finer than anybody counts', '{"facts":{"selfScore":0.001}}', '/facts/selfScore', 'malformed'],
  ['of no year', '{"facts":{"hours":{"20x0":1}}}', '/facts/hours/20x0', 'wrong-sign'],
  [
    'that is no day',
    '{"facts":{"probationPassedOn":"2021-02-30"}}',
    '/facts/probationPassedOn',
    'no-such-day',
  ],
  [
    'that reads as no day',
    '{"facts":{"probationPassedOn":"06/07/2010"}}',
    '/facts/probationPassedOn',
    'malformed',
  ],
  ['that is no choice', '{"identity":{"kind":"neither"}}', '/identity/kind', 'malformed'],
  ['that is unknown', '{"nonsense":1}', '/nonsense', 'unknown-field'],
  ['that is unknown inside', '{"facts":{"nonsense":1}}', '/facts/nonsense', 'unknown-field'],
  ['that is unknown, to be taken away', '{"nonsense":null}', '/nonsense', 'unknown-field'],
  ['that is unknown inside, to be taken away', '{"facts":{"x/y~z":null}}', '/facts/x~1y~0z', 'unknown-field'],
  ['that is ours to write', '{"materials":[]}', '/materials', 'unknown-field'],
  ['that is ours to take away', '{"materials":null}', '/materials', 'unknown-field'],
  ['that is ours to decide', '{"standing":"recommended"}', '/standing', 'unknown-field'],
  ['that names a prototype', '{"__proto__":{"level":"engineer"}}', '/__proto__', 'unknown-field'],
  ['that names a prototype inside', '{"facts":{"__proto__":{"x":1}}}', '/facts/__proto__', 'unknown-field'],
  ['that names a constructor', '{"constructor":{"prototype":{}}}', '/constructor', 'unknown-field'],
  ['with a line break', line('a\r\nb: c'), '/inService/post', 'wrong-sign'],
  ['with half a character', line('a\ud800'), '/inService/post', 'wrong-sign'],
  ['for private use', line('a\ue000'), '/inService/post', 'wrong-sign'],
  ['with a noncharacter', line('a\ufffe'), '/inService/post', 'wrong-sign'],
  ['with a blank inside', line('a\u3164b'), '/inService/post', 'wrong-sign'],
  ['of a blank alone', line('\u2800'), '/inService/post', 'malformed'],
  ['of blanks', line('   '), '/inService/post', 'malformed'],
  ['too long', line('x'.repeat(201)), '/inService/post', 'malformed'],
])('a field %s is refused at its place', async (_name, body, pointer, because) => {
  const { status, json } = await refused(rig, () => change(body));
  expect([status, json.defects.map(({ pointer: at, because: why }: Told) => [at, why])]).toEqual([
    422,
    [[pointer, because]],
  ]);
});

test('signs that nobody sees are left out of a field', async () => {
  const answer = await change(line('\u202da\u0000\u200b\u2066b\ufeff'));
  expect([answer.status, answer.json.stated.inService.post]).toEqual([200, 'ab']);
});

test('hours under the name of a prototype reach nothing and nobody', async () => {
  const answer = await change('{"facts":{"hours":{"__proto__":{"polluted":1}}}}');
  expect(answer.status).toBeLessThan(500);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect((await rig.api(OWNER, 'GET', own.path)).text).not.toContain('polluted');
});

describe('the version', () => {
  test.each<[string, string | undefined, number, string]>([
    ['missing', undefined, 428, 'if-match-missing'],
    ['any', '*', 428, 'if-match-any'],
    ['a word', 'banana', 400, 'if-match-malformed'],
    ['not quoted', '2', 400, 'if-match-malformed'],
    ['half quoted', '"2', 400, 'if-match-malformed'],
    ['of two without a comma', '"2" "3"', 400, 'if-match-malformed'],
    ['any beside another', '*, "2"', 400, 'if-match-malformed'],
    ['a list of nothing', ',', 400, 'if-match-malformed'],
    ['weak', 'W/"2"', 412, 'if-match-unmatched'],
    ['no number', '"x"', 412, 'if-match-unmatched'],
    ['empty', '""', 412, 'if-match-unmatched'],
    ['below nothing', '"-1"', 412, 'if-match-unmatched'],
    ['written otherwise', '"002"', 412, 'if-match-unmatched'],
    ['longer than any', `"${'9'.repeat(400)}"`, 412, 'if-match-unmatched'],
    ['of before', '"1"', 412, 'stale'],
    ['of later', '"999"', 412, 'stale'],
    ['of two, neither', '"1", "999"', 412, 'stale'],
  ])('that was seen last, %s, is refused', async (_name, etag, status, because) => {
    for (const [method, path, body] of [
      ['PATCH', own.path, { level: 'engineer' }],
      ['POST', `${own.path}/withdrawal`, {}],
      ['DELETE', `${own.path}/materials/invented-papers`, undefined],
    ] as const) {
      const headers = { ...(etag === undefined ? {} : { 'if-match': etag }), 'idempotency-key': 'version' };
      const answer = await refused(rig, () => rig.api(OWNER, method, path, { body, headers }));
      expect([answer.status, answer.json.because]).toEqual([status, because]);
    }
  });
});

describe('the Idempotency-Key', () => {
  test.each([undefined, '', 'x'.repeat(201), 'a b', 'a,b c', 'é'])('%j is refused', async (key) => {
    const headers = {
      ...(await ifMatch(rig, OWNER, own.path)),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const withdraw = () => rig.api(OWNER, 'POST', `${own.path}/withdrawal`, { body: {}, headers });
    expect((await refused(rig, withdraw)).json.because).toBe('idempotency-key-missing');
  });
});

describe('a submission', () => {
  test.each([
    [{ agreedHash: 'AB'.repeat(32) }, '/agreedHash', 'malformed'],
    [{ agreedHash: 7 }, '/agreedHash', 'wrong-type'],
    [{ agreedHash: undefined }, '/agreedHash', 'missing'],
    [{ at: '2021-09-18' }, '/at', 'unknown-field'],
  ])('with %j is refused at its place', async (body, pointer, because) => {
    const { status, json } = await refused(rig, () => submission(rig, OWNER, own.path, { body }));
    expect([status, json.defects]).toMatchObject([422, [{ pointer, because }]]);
  });
});
