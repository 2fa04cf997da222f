import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boundTo } from '../../../../functions/reviewer-pages/visit/link-visit.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import { supported } from '../../../rigs/machine/walks.ts';
import { skeletonOf } from '../../../rigs/pages/markup.ts';
import {
  EMPLOYER_DESK,
  type Fields,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
/** The table before anything was posted, and after all of it. */
let before: string[];
/** Pages of three declarations: to be reviewed, to be posted, and posted with an objection. */
let pages: { submitted: string; supported: string; posted: string };
beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig } = reviewing;
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const posted = await supported(rig, 3);
  taken(await rig.post(posted, { postedOn: '2021-10-11' }));
  taken(await rig.object(posted, '对业绩有疑问'));
  const ids = { submitted: await rig.submitted(1), supported: await supported(rig, 2), posted };
  await rig.settle();
  pages = Object.fromEntries(
    Object.entries(ids).map(([standing, id]) => [standing, `${desk}/declarations/${id}`]),
  ) as typeof pages;
  before = await reviewing.snapshot();
});
afterAll(() => reviewing?.stop());

type Standing = keyof typeof pages;

async function refusedAt(standing: Standing, act: string, fields: Fields, status = 422) {
  const answer = await reviewing.act(pages[standing], act, fields);
  expect([act, answer.statusCode]).toEqual([act, status]);
  return answer;
}

const MARKUP = `</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"'`;

/** Every text that a reviewer writes, by the act whose form asks for it, with what the form says besides. */
const TEXTS: readonly (readonly [Standing, string, string, Fields])[] = [
  ['submitted', 'decision', 'opinion', { decision: 'support' }],
  ['submitted', 'decision', 'defects', { decision: 'return' }],
  ['submitted', 'decision', 'reason', { decision: 'refuse', confirmed: 'yes' }],
  ['submitted', 'decision', 'statedName', { decision: 'support' }],
  ['submitted', 'decision', 'statedPost', { decision: 'support' }],
  ['supported', 'posting', 'place', { postedOn: '2021-10-11' }],
  ['posted', 'interruption', 'reason', {}],
  ['posted', 'objections', 'substance', {}],
  ['posted', 'objections', 'handling', { substance: '另一条' }],
  ['posted', 'objections/1', 'handling', {}],
];

const WRONG: readonly (readonly [string, string])[] = [
  ['has a sign for private use', '同\ue000意'],
  ['has a noncharacter', '同\ufffe意'],
  ['has one that was lost', '同\ufffd意'],
  ['has a blank inside', '同\u3164意'],
  ['has a radical', '同\u2e80意'],
  ['is far too long', '同'.repeat(20_000)],
];

/** Nobody can have meant them, and nobody sees them. */
const UNSEEN = '\u202e\u2066\u2069\u200f\u200b\u00ad\u0000\u001b\ufeff';

describe('signs that nobody sees are left out', () => {
  test.each(TEXTS)('of what is %s: %s, %s', async (standing, act, name, besides) => {
    // Refused for another reason, so that the page repeats what was typed.
    const nameless = name === 'statedName' ? { statedPost: '' } : { statedName: '' };
    const { body: page } = await refusedAt(standing, act, {
      ...besides,
      ...nameless,
      [name]: [...UNSEEN].map((sign) => `${sign}同${sign}`).join(''),
    });
    expect(page).not.toContain(`href="#${act.replace('/', '-')}-${name}"`);
    expect(page).toContain('同'.repeat(UNSEEN.length));
  });
});

describe.each(WRONG)('a text that %s', (_, text) => {
  test.each(TEXTS)('of what is %s is refused at its field: %s, %s', async (standing, act, name, besides) => {
    const { body: page } = await refusedAt(standing, act, { ...besides, [name]: text });
    expect(page).toContain(`href="#${act.replace('/', '-')}-${name}"`);
    expect(page).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n\t]/u);
  });
});

describe('a text with markup is a text', () => {
  test.each(TEXTS)('of what is %s: %s, %s', async (standing, act, name, besides) => {
    // Refused for another reason, so that the page repeats what was typed.
    const nameless = name === 'statedName' ? { statedPost: '' } : { statedName: '' };
    // A name or a post is refused for brackets and quotation marks alone.
    const typed = name.startsWith('stated') ? MARKUP.replace(/[()"]/g, '').slice(0, 50) : MARKUP;
    const plain = await refusedAt(standing, act, { ...besides, ...nameless, [name]: '同意' });
    const marked = await refusedAt(standing, act, { ...besides, ...nameless, [name]: typed });
    expect(marked.body).toContain(typed.slice(0, 11).replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    expect(skeletonOf(marked.body)).toEqual(skeletonOf(plain.body));
  });
});

describe('the day of a posting', () => {
  test.each([
    ...['', ' ', '2021-02-30', '2021-13-01', '2021-00-10', '2021-10-00', '2021-10-32', '0000-00-00'],
    ...[
      '20211301',
      '2021-10-11T09:00',
      '2021-10-11 2021-10-12',
      '2021-10',
      '10-11',
      '11-10-2021',
      '2021-W41-1',
    ],
    ...['今天', 'today', 'null', 'NaN', '1633910400000', '-2021-10-11', '+2021-10-11', '12021-10-11', '1e3'],
    ...["2021-10-11'; DROP TABLE", '<b>2021-10-11</b>', '2021~10~11', '二〇二一年十月十一日'],
  ])('that cannot be read is refused: %j', async (postedOn) => {
    await refusedAt('supported', 'posting', { postedOn, place: '公告栏' });
  });

  test.each([
    ['tomorrow', '2021-10-12'],
    ['far ahead', '9999-12-31'],
    ['before it was submitted', '2021-10-10'],
    ['long ago', '1970-01-01'],
    ['before any calendar', '0001-01-01'],
  ])('that cannot be true is refused: %s', async (_, postedOn) => {
    const answer = await refusedAt('supported', 'posting', { postedOn, place: '公告栏', confirmed: 'yes' });
    expect(readingOf(answer)).toContain('张贴日');
  });
});

describe('an objection’s number', () => {
  test.each([
    '0',
    '-1',
    '01',
    '1.0',
    '1e0',
    '0x1',
    '１',
    'x',
    '9999999',
    '1%20',
    '2',
    '999999',
    'constructor',
  ])('that no open objection has settles nothing, even under a seal of its own: %s', async (number) => {
    const { keys } = reviewing.rig.machine.needs;
    const [, id = ''] = pages.posted.split('/declarations/');
    const { version } = (await reviewing.rig.story(id)).declaration;
    const link = await reviewing.linkOf(EMPLOYER_DESK);
    const known = /^[1-9]\d{0,5}$/.test(number) ? number : '0';
    const seal = await keys.sealForm(...boundTo(link, `objections/${known}`, { id, version }));
    const before = await reviewing.snapshot();
    const fields = { ...WHO, version: String(version), seal, handling: '已核实' };
    const answer = await reviewing.post(`${pages.posted}/objections/${number}`, fields);
    expect([answer.statusCode, answer.body]).toEqual([409, expect.stringContaining('<h1>')]);
    expect(await reviewing.snapshot()).toEqual(before);
  });
});

test('nothing was written by any of these', async () => {
  expect(await reviewing.snapshot()).toEqual(before);
});
