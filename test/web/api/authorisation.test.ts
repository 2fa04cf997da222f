import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiRig, filledIn, ifMatch, type Own, openApiRig, taken } from '../../rigs/api/declaring.ts';
import { OPERATIONS, type Operation } from '../../rigs/api/document.ts';
import { conforming } from '../../rigs/api/invented.ts';
import type { ApiAnswer } from '../../rigs/web/rig.ts';

const OWNER = 0;
const OTHER = 1;
/** Right in form, with its check digit, and nobody's. */
const NOBODYS = '2021-0000-0001';
const OF_A_DECLARATION = OPERATIONS.filter(({ path }) => path.includes('{id}'));

let rig: ApiRig;
let own: Own;
let upload: string;
beforeAll(async () => {
  rig = await openApiRig();
  own = await filledIn(rig, OWNER);
  upload = await taken(rig, OWNER, own);
  await filledIn(rig, OTHER);
});
afterAll(() => rig?.stop());

/** Sends the operation for this declaration, with everything that it asks for. */
async function send(
  { method, path, body }: Operation,
  nth: number | undefined,
  { id, file = upload }: { readonly id: string; readonly file?: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiAnswer> {
  const etag = await ifMatch(rig, OWNER, `/declarations/${own.id}`);
  const at = path.replace('/api/v1', '').replace('{id}', id).replace('{upload}', file);
  const sent =
    body === undefined ? {} : { body: fc.sample(conforming(body as object), { seed: 1, numRuns: 1 })[0] };
  const asked = { ...etag, 'idempotency-key': 'of-somebody' };
  return rig.api(nth, method, at, { ...sent, headers: { ...asked, ...headers } });
}

/** All that a client can tell one answer from another by. */
function seen({ status, headers, text }: ApiAnswer): unknown[] {
  const { date: _date, ...rest } = Object.fromEntries(headers);
  return [status, text, rest];
}

const named = (operations: readonly Operation[]) =>
  operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

test('there are routes that name a declaration, and each asks for a token', () => {
  expect(OF_A_DECLARATION.length).toBeGreaterThan(10);
  expect(OF_A_DECLARATION.every(({ needsToken }) => needsToken)).toBe(true);
});

describe.each(named(OF_A_DECLARATION))('%s', (_name, operation) => {
  test.each(['zh-CN', 'en'])(
    'is for a second person as if the declaration did not exist, in %s',
    async (language) => {
      const before = await rig.everything();
      const headers = { 'accept-language': language };
      const foreign = await send(operation, OTHER, own, headers);
      expect(foreign.status).toBe(404);
      expect(seen(foreign)).toEqual(seen(await send(operation, OTHER, { id: NOBODYS }, headers)));
      expect(await rig.everything()).toEqual(before);
    },
  );

  test('is for a second person no different without what it asks for, and by any other spelling', async () => {
    const { path, method } = operation;
    const bare = (id: string) =>
      rig.api(OTHER, method, path.replace('/api/v1', '').replace('{id}', id).replace('{upload}', upload));
    const none = seen(await bare(NOBODYS));
    for (const id of [own.id, own.id.replace(/-/g, ''), `%20${own.id}`, own.id.replace(/0/g, '%EF%BC%90')])
      expect(seen(await bare(id))).toEqual(none);
  });

  test('is for nobody who is not signed in, whether it exists or not', async () => {
    const before = await rig.everything();
    const refused = await send(operation, undefined, own);
    expect(refused.status).toBe(401);
    expect(seen(refused)).toEqual(seen(await send(operation, undefined, { id: NOBODYS })));
    expect(await rig.everything()).toEqual(before);
  });
});

describe.each(named(OF_A_DECLARATION.filter(({ path }) => path.includes('{upload}'))))(
  '%s',
  (_name, operation) => {
    test('finds no file of somebody else’s declaration under one’s own', async () => {
      const { json } = await rig.api(OTHER, 'GET', '/declarations');
      const [{ id }] = json.declarations;
      const theirs = await send(operation, OTHER, { id }, await ifMatch(rig, OTHER, `/declarations/${id}`));
      expect([theirs.status, theirs.json.because]).toEqual([404, 'no-such-material']);
    });
  },
);

test('a file of one’s own withdrawn declaration is not one of the next', async () => {
  const first = await filledIn(rig, 2);
  const file = await taken(rig, 2, first);
  const withdrawal = { ...(await ifMatch(rig, 2, first.path)), 'idempotency-key': 'withdraw' };
  expect(
    (await rig.api(2, 'POST', `${first.path}/withdrawal`, { body: {}, headers: withdrawal })).status,
  ).toBe(200);
  const next = await filledIn(rig, 2);
  expect(next.id).not.toBe(first.id);
  const before = await rig.everything();
  const headers = await ifMatch(rig, 2, next.path);
  for (const [method, rest] of [
    ['GET', ''],
    ['POST', '/complete'],
    ['DELETE', ''],
  ] as const) {
    const answer = await rig.api(2, method, `${next.path}/materials/${file}${rest}`, { headers });
    const none = await rig.api(2, method, `${next.path}/materials/none${rest}`, { headers });
    expect(answer.status).toBe(404);
    expect(seen(answer)).toEqual(seen(none));
  }
  expect(await rig.everything()).toEqual(before);
  expect((await rig.api(2, 'GET', `${first.path}/materials/${file}`)).status).toBe(303);
});

test('a list of one’s own declarations holds nobody else’s', async () => {
  for (const nth of [OWNER, OTHER]) {
    const { json } = await rig.api(nth, 'GET', '/declarations');
    expect(json.declarations).toHaveLength(1);
  }
  expect((await rig.api(3, 'GET', '/declarations')).json).toEqual({ declarations: [] });
});

// Last: these are done.
test.each(named(OF_A_DECLARATION))('%s finds its declaration for the owner', async (_name, operation) => {
  expect((await send(operation, OWNER, own)).json?.because).not.toBe('no-such-declaration');
});
