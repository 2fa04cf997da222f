import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskId } from '../../../../domain/identifiers/desk-id.ts';
import { COUNTY, MUNICIPAL } from '../../../rigs/machine/people.ts';
import { idsOf, skeletonOf, tagsOf } from '../../../rigs/pages/markup.ts';
import {
  EMPLOYER_DESK,
  type Fields,
  ORIGIN,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
let page: string;
let id: string;
let otherId: string;
let form: Record<string, string>;

beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  id = await reviewing.rig.submitted(1);
  otherId = await reviewing.rig.submitted(2);
  await reviewing.rig.submitted(3, { employer: MUNICIPAL });
  page = `${await reviewing.deskOf(EMPLOYER_DESK)}/declarations/${id}`;
  form = await reviewing.formOf(page, 'decision');
});
afterAll(async () => reviewing?.stop());

const GOOD = { ...WHO, decision: 'support' };

describe('a post that does not come from our own form', () => {
  const seals = (): Record<string, () => Promise<string> | string> => {
    const { keys } = reviewing.rig.machine.needs;
    const link = async (desk: DeskId) => (await reviewing.linkOf(desk)).id;
    const version = form.version ?? '';
    return {
      none: () => '',
      'made up': () => 'k1.abcdef',
      'of another act': async () =>
        keys.sealForm('review', await link(EMPLOYER_DESK), id, version, 'posting'),
      'of another version': async () =>
        keys.sealForm('review', await link(EMPLOYER_DESK), id, '1', 'decision'),
      'of another declaration': async () =>
        keys.sealForm('review', await link(EMPLOYER_DESK), otherId, version, 'decision'),
      'of another link': async () =>
        keys.sealForm('review', await link(`employer:${MUNICIPAL.code}`), id, version, 'decision'),
      'of the superior’s link': async () =>
        keys.sealForm('review', await link(`employer-superior:${COUNTY.code}`), id, version, 'decision'),
      'of a signed-in applicant': () => keys.sealForm('session', 'x', id, version, 'decision'),
    };
  };

  // Its link is made before anything is compared.
  beforeAll(() => reviewing.linkOf(`employer-superior:${COUNTY.code}`));

  test.each([
    'none',
    'made up',
    'of another act',
    'of another version',
    'of another declaration',
    'of another link',
    'of the superior’s link',
    'of a signed-in applicant',
  ])('is refused: seal %s', async (name) => {
    const before = await reviewing.snapshot();
    const seal = (await seals()[name]?.()) ?? '';
    await refusedAsForeign(await reviewing.post(`${page}/decision`, { ...form, ...GOOD, seal }), before);
  });

  test.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['an origin that hides', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the site', { 'sec-fetch-site': 'same-site' }],
  ])('is refused: from %s', async (_, headers) => {
    const before = await reviewing.snapshot();
    const answer = await reviewing.post(`${page}/decision`, { ...form, ...GOOD }, { headers });
    await refusedAsForeign(answer, before);
  });

  test.each<[string, string]>([
    ['JSON', JSON.stringify({ decision: 'support', ...WHO })],
    ['nothing', ''],
    ['bytes', '\u0000\uffff%%%'],
  ])('is refused: a body of %s', async (_, body) => {
    const before = await reviewing.snapshot();
    await refusedAsForeign(await reviewing.post(`${page}/decision`, body), before);
  });

  async function refusedAsForeign(answer: Awaited<ReturnType<Reviewing['post']>>, before: string[]) {
    expect([answer.statusCode, readingOf(answer)]).toEqual([
      403,
      expect.stringContaining('这个页面已经失效'),
    ]);
    expect(await reviewing.snapshot()).toEqual(before);
  }
});

describe('a form that says nonsense', () => {
  const MARKUP = `"'><img src=x onerror=alert(1)><script>alert(1)</script>`;

  test.each<[string, Fields, string[]]>([
    [
      'nothing at all',
      { statedName: '', statedPost: '', decision: '' },
      ['statedName', 'statedPost', 'decision'],
    ],
    ['no name', { statedName: '   ' }, ['statedName']],
    ['a name of 51 characters', { statedName: '某'.repeat(51) }, ['statedName']],
    ['a name of two lines', { statedName: '某\n某' }, ['statedName']],
    ['a name with a sign for private use', { statedName: '某\ue000某' }, ['statedName']],
    ['a name of blanks alone', { statedName: '\u3164\u2800' }, ['statedName']],
    ['a post with a noncharacter', { statedPost: '人事\ufffe专员' }, ['statedPost']],
    [
      'markup that is too long in every field',
      { statedName: MARKUP, statedPost: MARKUP },
      ['statedName', 'statedPost'],
    ],
    ['no decision that there is', { decision: 'toString' }, ['decision']],
    ['a return of nothing', { decision: 'return' }, ['defects']],
    ['a refusal without a reason', { decision: 'refuse', reason: ' \n ', confirmed: 'yes' }, ['reason']],
    ['a refusal without the tick', { decision: 'refuse', reason: '不符合条件' }, ['confirmed']],
    ['the tick of a refusal beside support', { confirmed: 'yes' }, ['confirmed']],
    ['a reason beside support', { reason: '不符合条件' }, ['reason']],
    ['an opinion of 2001 characters', { opinion: '同'.repeat(2001) }, ['opinion']],
    ['an opinion with a lost character', { opinion: '同\ufffd意' }, ['opinion']],
  ])('is told every defect at its field, and nothing is written: %s', async (_, fields, wrong) => {
    const before = await reviewing.snapshot();
    const answer = await reviewing.post(`${page}/decision`, { ...form, ...GOOD, ...fields });
    expect(answer.statusCode).toBe(422);
    const tags = tagsOf(answer.body);
    const invalid = tags.flatMap(({ attributes: { href = '' } }) =>
      href.startsWith('#decision-') ? [href.slice('#decision-'.length)] : [],
    );
    expect(invalid.sort()).toEqual([...wrong].sort());
    expect(idsOf(answer.body)).toEqual(expect.arrayContaining(wrong.map((name) => `decision-${name}`)));
    expect(tags.filter(({ name }) => name === 'script' || name === 'img')).toEqual([]);
    expect(await reviewing.snapshot()).toEqual(before);
  });

  test('keeps what was typed', async () => {
    const answer = await reviewing.post(`${page}/decision`, {
      ...form,
      ...GOOD,
      statedPost: '',
      decision: 'refuse',
      reason: `不符合条件${MARKUP}`,
    });
    expect(answer.body).toContain('value="某某"');
    expect(answer.body).toContain('不符合条件&quot;');
    expect(answer.body).toMatch(/value="refuse" checked/);
    expect(
      skeletonOf(answer.body).filter((tag) => tag.startsWith('img') || tag.startsWith('script')),
    ).toEqual([]);
  });

  test('of 300 KB gets a page of its own', async () => {
    const answer = await reviewing.post(`${page}/decision`, {
      ...form,
      ...GOOD,
      opinion: 'x'.repeat(300_000),
    });
    expect([answer.statusCode, readingOf(answer)]).toEqual([413, expect.stringContaining('太大')]);
  });

  test('is in English for who asks', async () => {
    const answer = await reviewing.post(
      `${page}/decision`,
      { ...form, ...GOOD, statedName: '' },
      { headers: { 'accept-language': 'en', origin: ORIGIN } },
    );
    expect(answer.body).toContain('Your name must be filled in.');
  });
});
