import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boundTo } from '../../../../functions/reviewer-pages/visit/link-visit.ts';
import { COUNTY } from '../../../rigs/machine/people.ts';
import {
  EMPLOYER_DESK,
  ORIGIN,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../../rigs/reviewer-pages/reviewing.ts';
import { formIn } from '../../../rigs/web/browser.ts';

let reviewing: Reviewing;
let id: string;
let desk: string;
let page: string;
let form: Record<string, string>;
/** The table before anything was posted, and after all that was refused. */
let before: string[];
beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  id = await reviewing.rig.submitted(1);
  desk = await reviewing.deskOf(EMPLOYER_DESK);
  page = `${desk}/declarations/${id}`;
  form = { ...(await reviewing.formOf(page, 'decision')), ...WHO, decision: 'support' };
  before = await reviewing.snapshot();
});
afterAll(() => reviewing?.stop());

async function refusedAsForeign(send: () => ReturnType<Reviewing['post']>) {
  const answer = await send();
  expect([answer.statusCode, readingOf(answer)]).toEqual([403, expect.stringContaining('没有登记任何内容')]);
}

const encoded = (fields: readonly (readonly [string, string])[]) =>
  new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();

describe('nothing is decided from another site, though the form were copied', () => {
  test.each<[string, Record<string, string | undefined>]>([
    ['says its origin alone', { origin: 'https://elsewhere.example', 'sec-fetch-site': undefined }],
    ['says that it is another site alone', { origin: undefined, 'sec-fetch-site': 'cross-site' }],
    ['says both', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    ['hides its origin', { origin: 'null', 'sec-fetch-site': undefined }],
    ['says a site of another port', { origin: 'http://127.0.0.1:3001' }],
    ['says our host by another scheme', { origin: 'https://127.0.0.1:3000' }],
    ['says a host that begins as ours', { origin: `${ORIGIN}.elsewhere.example` }],
    ['says our origin with a path', { origin: `${ORIGIN}/` }],
    ['says two origins', { origin: `${ORIGIN},https://elsewhere.example` }],
    ['says nothing of its origin', { origin: '' }],
    ['says a word that no browser says', { 'sec-fetch-site': 'Same-Origin' }],
  ])('that %s', async (_, headers) => {
    await refusedAsForeign(() => reviewing.post(`${page}/decision`, form, { headers }));
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['says nothing of where it comes from', { origin: undefined, 'sec-fetch-site': undefined }],
    ['is a form in text', { origin: undefined, 'sec-fetch-site': undefined, 'content-type': 'text/plain' }],
    ['is our own', {}],
  ])('nor without a seal by what %s', async (_, headers) => {
    const { seal: _seal, ...unsealed } = form;
    await refusedAsForeign(() => reviewing.post(`${page}/decision`, unsealed, { headers }));
  });
});

describe('a form in which something stands twice is none of ours', () => {
  test.each(['seal', 'version', 'statedName', 'statedPost', 'decision'])('%s', async (name) => {
    const twice = encoded([...Object.entries(form), [name, form[name] ?? '']]);
    await refusedAsForeign(() => reviewing.post(`${page}/decision`, twice));
  });

  test.each<[string, string][]>([
    [
      ['decision', 'support'],
      ['decision', 'refuse'],
    ],
    [
      ['decision', 'refuse'],
      ['decision', 'support'],
    ],
    [
      ['reason', ''],
      ['reason', '不符合条件'],
    ],
    [
      ['version', '1'],
      ['version', '3'],
    ],
  ])('%j and %j', async (...pair) => {
    const { decision: _decision, ...rest } = form;
    await refusedAsForeign(() =>
      reviewing.post(`${page}/decision`, encoded([...Object.entries(rest), ...pair])),
    );
  });

  test('also a report that the link is for somebody else', async () => {
    const path = `${desk}/not-for-me`;
    const { seal = '' } = formIn((await reviewing.get(path)).body, path);
    const twice = encoded([
      ['seal', seal],
      ['note', ''],
      ['note', '不是我'],
    ]);
    await refusedAsForeign(() => reviewing.post(path, twice));
  });
});

describe('a seal opens only the form that it was put into', () => {
  test.each<[string, (link: { id: string }, version: string) => string[]]>([
    ['of a report', (link) => boundTo(link, 'not-for-me')],
    ['of the same act without a declaration', (link) => boundTo(link, 'decision')],
    [
      'of the page before',
      (link, version) => boundTo(link, 'decision', { id, version: Number(version) - 1 }),
    ],
    [
      'of the page to come',
      (link, version) => boundTo(link, 'decision', { id, version: Number(version) + 1 }),
    ],
    [
      'of an act whose parts run together',
      (link, version) => ['review', link.id, `${id}${version}`, '', 'decision'],
    ],
    ['of another purpose', (link, version) => ['session', link.id, id, version, 'decision']],
    [
      'of a link that there is none of',
      (_, version) => boundTo({ id: 'nobody' }, 'decision', { id, version }),
    ],
  ])('not the one %s', async (_, bound) => {
    const link = await reviewing.linkOf(EMPLOYER_DESK);
    const seal = await reviewing.rig.machine.needs.keys.sealForm(...bound(link, form.version ?? ''));
    await refusedAsForeign(() => reviewing.post(`${page}/decision`, { ...form, seal }));
  });

  test.each(['', ' ', '3.0', '03', '+3', '3e0', '0x3', 'NaN', 'Infinity', '-1', '４'])(
    'nor one whose version is written as %j',
    async (version) => {
      await refusedAsForeign(() => reviewing.post(`${page}/decision`, { ...form, version }));
    },
  );

  test('nor is a link’s token a seal, or a seal a token', async () => {
    const token = desk.replace('/review/', '');
    await refusedAsForeign(() => reviewing.post(`${page}/decision`, { ...form, seal: token }));
    expect((await reviewing.get(`/review/${form.seal}`)).statusCode).toBe(404);
  });
});

test('nothing was written by any of these', async () => {
  expect(await reviewing.snapshot()).toEqual(before);
});

test('a desk whose turn it is not decides nothing, though its form were sealed for what stands there now', async () => {
  const { rig } = reviewing;
  await rig.turnTo('2021-10-15 11:00');
  const { declaration } = await rig.story(id);
  expect(declaration.desk).toBe('superior');
  const version = String(declaration.version);
  const link = await reviewing.linkOf(EMPLOYER_DESK);
  const seal = await rig.machine.needs.keys.sealForm(...boundTo(link, 'decision', { id, version }));
  const handed = await reviewing.snapshot();
  const told = await reviewing.post(`${page}/decision`, { ...form, version, seal });
  expect([told.statusCode, readingOf(told)]).toEqual([409, expect.stringContaining('已转交他人办理')]);
  expect(await reviewing.snapshot()).toEqual(handed);
  const superior = await reviewing.deskOf(`employer-superior:${COUNTY.code}`);
  const done = await reviewing.act(`${superior}/declarations/${id}`, 'decision', { decision: 'support' });
  expect(done.statusCode).toBe(303);
});
