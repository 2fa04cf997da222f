import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTY, inventedNumber, MUNICIPAL, POINT } from '../../../rigs/machine/people.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
let id: string;
let desk: string;
let page: string;

beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  id = await reviewing.rig.submitted(1);
  desk = await reviewing.deskOf(EMPLOYER_DESK);
  page = `${desk}/declarations/${id}`;
});
afterAll(async () => reviewing?.stop());

describe('a link that opens', () => {
  test('lists what waits, with the applicant, the level and the last day to post', async () => {
    const answer = await reviewing.get(desk);
    expect(answer.statusCode).toBe(200);
    const text = readingOf(answer);
    for (const part of [COUNTY.name, '示例申报人', id, '工程师', '2021-11-03（周三）', '2021-11-11 24:00'])
      expect(text).toContain(part);
  });

  test('shows the declaration with its number, its files and what is asked', async () => {
    const text = readingOf(await reviewing.get(page));
    for (const part of [inventedNumber(1), '软件工程师', 'identity-document.pdf', '四（二）', '您的决定'])
      expect(text).toContain(part);
  });

  test('is in English for who asks, with the call’s own words in Chinese', async () => {
    const { body } = await reviewing.get(page, { headers: { 'accept-language': 'en' } });
    expect(body).toContain('<html lang="en">');
    expect(body).toContain('Support; the public notice comes next');
    expect(body).toContain('<span lang="zh-CN">软件工程师</span>');
  });
});

describe('a link that opens nothing', () => {
  const nothingOf = (text: string) => {
    for (const part of [id, '示例申报人', COUNTY.name, COUNTY.code]) expect(text).not.toContain(part);
  };

  test('because it was altered, cut off, made up, or of no record is not valid, and all are told the same', async () => {
    const token = desk.replace('/review/', '');
    const [header = '', payload = '', signature = ''] = token.split('.');
    const unknown = await reviewing.rig.machine.needs.keys.signLink('nobody');
    const tokens = [
      `${header}.${payload}.${signature.split('').reverse().join('')}`,
      `${header}.${Buffer.from('other').toString('base64url')}.${signature}`,
      token.slice(0, -10),
      unknown,
      'x',
      '%00',
      'x'.repeat(5000),
    ];
    const answers = await Promise.all(
      tokens.map((each) => reviewing.get(`/review/${each}/declarations/${id}`)),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(tokens.map(() => 404));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.body).toContain('这个链接无效');
    nothingOf(answers[0]?.body ?? '');
  });

  test('because it expired says so and whom to ask, from its last instant on', async () => {
    expect((await reviewing.get(desk, { at: '2021-11-19 23:59:59.999' })).statusCode).toBe(200);
    for (const path of [desk, page, `${desk}/not-for-me`]) {
      const answer = await reviewing.get(path, { at: '2021-11-20' });
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain('已经过期');
      expect(answer.body).toContain('示例电话');
      nothingOf(answer.body);
    }
    const fields = await reviewing.formOf(page, 'decision');
    const late = await reviewing.post(
      `${page}/decision`,
      { ...fields, ...WHO, decision: 'support' },
      { at: '2021-11-20' },
    );
    expect(late.statusCode).toBe(410);
  });

  test('because another was sent says that', async () => {
    const { rig } = reviewing;
    const other = await rig.submitted(2, { employer: MUNICIPAL });
    const municipal = `employer:${MUNICIPAL.code}` as const;
    const before = await reviewing.deskOf(municipal);
    const { round } = await reviewing.linkOf(municipal);
    const told = await rig.operate({ act: 'reissue-link', declaration: other, expectedRound: round });
    expect(told.status).toBe('SUCCEEDED');
    const answer = await reviewing.get(`${before}/declarations/${other}`);
    expect([answer.statusCode, readingOf(answer)]).toEqual([410, expect.stringContaining('已经换新')]);
    expect((await reviewing.get(await reviewing.deskOf(municipal))).statusCode).toBe(200);
  });
});

describe('a second link', () => {
  test('reads once the declaration was forwarded to it, and not before', async () => {
    const { rig } = reviewing;
    const county = await rig.submitted(3);
    const point = `${await reviewing.deskOf(`body:${POINT}`)}/declarations/${county}`;
    expect((await reviewing.get(point)).statusCode).toBe(404);
    taken(await rig.support(county));
    taken(await rig.post(county, { postedOn: '2021-10-11' }));
    expect((await reviewing.get(point)).statusCode).toBe(404);
    await rig.turnTo('2021-10-19 09:00');
    taken(await rig.record(county));
    await rig.settle();
    const answer = await reviewing.get(point);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain(`action="${point}/decision"`);
    const employer = await reviewing.get(`${desk}/declarations/${county}`);
    expect(employer.statusCode).toBe(200);
    expect(employer.body).not.toContain('<form');
    expect(readingOf(employer)).toContain('现在不需要您办理');
  });
});

test('a path that is none and a path that is broken get pages of their own', async () => {
  expect((await reviewing.get('/review')).statusCode).toBe(404);
  expect((await reviewing.get(`${desk}/other`)).statusCode).toBe(404);
  expect((await reviewing.get(`${desk}/declarations/%E0%A4%A`)).statusCode).toBe(400);
  const { statusCode, headers } = await reviewing.post(desk, {});
  expect([statusCode, headers.allow]).toEqual([405, 'GET']);
});
