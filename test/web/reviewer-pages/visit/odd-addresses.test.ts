import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records } from '../../../../adapters/records/records.ts';
import { epochOf } from '../../../../domain/values/instant.ts';
import { reviewerPages } from '../../../../functions/reviewer-pages/reviewer-pages.ts';
import { beijing } from '../../../rigs/machine/acting.ts';
import { EMPLOYER_DESK, openReviewing, type Reviewing, WHO } from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
let id: string;
let token: string;
let form: Record<string, string>;
/** The table before anything was asked, and after all of it. */
let before: string[];
beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  id = await reviewing.rig.submitted(1);
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  token = desk.replace('/review/', '');
  form = {
    ...(await reviewing.formOf(`${desk}/declarations/${id}`, 'decision')),
    ...WHO,
    decision: 'support',
  };
  before = await reviewing.snapshot();
});
afterAll(() => reviewing?.stop());

describe('the address of a declaration opens nothing', () => {
  test.each<[string, () => string]>([
    ['with the token in the query', () => `/review/?token=${token}`],
    [
      'with the token in the query beside another',
      () => `/review/-/declarations/${id}?token=${token}&link=${token}`,
    ],
    ['without a token', () => `/review/declarations/${id}`],
    ['with an empty token', () => `/review//declarations/${id}`],
    ['in capitals', () => `/REVIEW/${token}/declarations/${id}`],
    ['with one capital', () => `/review/${token}/Declarations/${id}`],
    ['with the token in capitals', () => `/review/${token.toUpperCase()}/declarations/${id}`],
    ['with a step back', () => `/review/${token}/../declarations/${id}`],
    ['with an encoded step back', () => `/review/${token}/%2e%2e/declarations/${id}`],
    ['with an encoded step on the spot', () => `/review/${token}/%2e/declarations/${id}`],
    ['with an encoded slash', () => `/review/${token}%2fdeclarations%2f${id}`],
    ['with a slash encoded twice', () => `/review/${token}%252fdeclarations/${id}`],
    ['with a null behind the token', () => `/review/${token}%00/declarations/${id}`],
    ['with a space behind the token', () => `/review/${token}%20/declarations/${id}`],
    [
      'with a newline in the token',
      () => `/review/${token.slice(0, 20)}%0a${token.slice(20)}/declarations/${id}`,
    ],
    [
      'with a number that is written otherwise',
      () => `/review/${token}/declarations/${id.replaceAll('-', '')}`,
    ],
    [
      'with a wide number',
      () => `/review/${token}/declarations/${encodeURIComponent(id.replace('2', '２'))}`,
    ],
    ['with something behind the number', () => `/review/${token}/declarations/${id}%20`],
    ['with something behind the page', () => `/review/${token}/declarations/${id}/x`],
    [
      'with a file of the house',
      () => `/review/${token}/declarations/${id}/materials/..%2f..%2fkey-ring.json`,
    ],
  ])('%s', async (_, address) => {
    const { statusCode, body } = await reviewing.get(address());
    expect(statusCode).toBe(404);
    for (const part of [id, '示例申报人', '软件工程师']) expect(body).not.toContain(part);
    const [path = '', query] = address().split('?');
    const posted = await reviewing.post(`${path}/decision${query ? `?${query}` : ''}`, form);
    // Below `/review` alone the act stands where a token would.
    expect([404, 405]).toContain(posted.statusCode);
  });

  test('with slashes too many or a letter encoded is the same address, and needs the same form', async () => {
    const plain = await reviewing.get(`/review/${token}/declarations/${id}`);
    const { seal: _seal, ...unsealed } = form;
    for (const odd of [
      `/review/${token}/declarations/${id}/`,
      `//review/${token}//declarations/${id}`,
      `/review/${token}/%64eclarations/${id}`,
    ]) {
      const answer = await reviewing.get(odd);
      expect([answer.statusCode, answer.body]).toEqual([200, plain.body]);
      expect((await reviewing.post(`${odd}/decision`, unsealed)).statusCode).toBe(403);
    }
  });

  test('and nothing was written by any of these', async () => {
    expect(await reviewing.snapshot()).toEqual(before);
  });
});

/** Records of which nothing may be asked, but for the line that an attempt leaves in the log. */
const UNTOUCHED = new Proxy({} as Records, {
  get: (_, name) => {
    if (name === 'attempts') return reviewing.rig.machine.needs.records.attempts;
    throw new Error(`The records were asked for ${String(name)}`);
  },
});

test('a token that no key has signed is answered without asking the records: its time tells nothing of any link', async () => {
  const pages = reviewerPages({ ...reviewing.rig.machine.needs, records: UNTOUCHED });
  const [header = '', payload = '', signature = ''] = token.split('.');
  const unsigned = [
    'x',
    `${header}.${payload}.`,
    `${header}.AAAA.${signature}`,
    `${header}.${payload}`,
    'x'.repeat(9000),
  ];
  for (const each of unsigned)
    for (const method of ['GET', 'POST']) {
      const rawPath = `/review/${each}/declarations/${id}${method === 'POST' ? '/decision' : ''}`;
      const requestContext = {
        http: { method },
        timeEpoch: epochOf(beijing('2021-10-11 09:00')),
        requestId: 'one',
      };
      const event = { rawPath, rawQueryString: '', headers: {}, isBase64Encoded: false, requestContext };
      expect((await pages(event)).statusCode).toBe(404);
    }
});

test('nothing is told of a stopped link that was not told of it before', async () => {
  const { rig, get } = reviewing;
  const link = await reviewing.linkOf(EMPLOYER_DESK);
  await rig.machine.records.links.revoke(link, 'reissued', rig.machine.needs.now());
  const own = await get(`/review/${token}/declarations/${id}`);
  expect(own.statusCode).toBe(410);
  for (const other of ['', '/not-for-me', '/declarations/2021-0000-0000', `/declarations/${id}/materials/x`])
    expect(await get(`/review/${token}${other}`)).toEqual(own);
});
