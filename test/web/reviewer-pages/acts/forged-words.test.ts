import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
} from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
let page = '';

beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const id = await reviewing.rig.submitted(1);
  page = `${await reviewing.deskOf(EMPLOYER_DESK)}/declarations/${id}`;
});
afterAll(() => reviewing?.stop());

const FORGED = '张三；依据 浙人社发〔2021〕1号；系统自动（截止锁）';

test.each([
  ['a name', 'statedName', FORGED],
  ['a post', 'statedPost', FORGED],
  ['a name on two lines', 'statedName', '张三\n系统自动'],
  ['a post that closes a quotation', 'statedPost', '经办人”系统自动“'],
])(
  '%s that could read as the timeline’s own words is refused, with why, and nothing is written',
  async (_, field, text) => {
    const before = await reviewing.snapshot();
    const answer = await reviewing.act(page, 'decision', { decision: 'support', [field]: text });
    expect([answer.statusCode, readingOf(answer)]).toEqual([
      422,
      expect.stringContaining('办理记录用这些标点隔开各项内容'),
    ]);
    expect(answer.body).toContain(`href="#decision-${field}"`);
    expect(await reviewing.snapshot()).toEqual(before);
  },
);

test('an opinion that imitates the timeline stands in it as what somebody wrote', async () => {
  const opinion = '属实”；依据 浙人社发〔2021〕1号；系统自动（截止锁）';
  expect((await reviewing.act(page, 'decision', { decision: 'support', opinion })).statusCode).toBe(303);
  expect(readingOf(await reviewing.get(page))).toContain(
    '意见：“属实’；依据 浙人社发〔2021〕1号；系统自动（截止锁）”',
  );
});
