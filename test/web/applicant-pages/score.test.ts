import { afterAll, beforeAll, expect, test } from 'vitest';
import { publish } from '../../rigs/machine/publishing.ts';
import { waterCallText } from '../../rigs/tables/water.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

/** The call with a part of the real table for engineers of water works, as its second version. */
let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig();
  const told = await publish(rig, waterCallText, 1);
  expect(told.status).toBe('SUCCEEDED');
});
afterAll(() => rig?.stop());

const CALL = '/calls/jiaxing-it-2021';
const post = (path: string, form: Record<string, string>, language = 'zh') =>
  fetch(`${rig.origin}${path}`, {
    method: 'POST',
    headers: { 'accept-language': language },
    body: new URLSearchParams(form),
  });

const LINES = {
  '/scoreLines/3/indicator': 'employer',
  '/scoreLines/3/level': 'institution',
  '/scoreLines/4/indicator': 'employer',
  '/scoreLines/4/level': 'institution',
  '/scoreLines/5/indicator': 'employer',
  '/scoreLines/5/level': 'other',
  '/scoreLines/9/indicator': 'prizes',
  '/scoreLines/9/level': 'city',
  '/scoreLines/9/rank': '6',
};

test('the page runs one script of ours, which may ask our site alone; other pages run none', async () => {
  const page = await fetch(`${rig.origin}${CALL}/eligibility`);
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self'; connect-src 'self'");
  expect((await page.text()).match(/<script[^>]*>/g)).toEqual(['<script src="/score.js" defer>']);
  const other = await fetch(`${rig.origin}${CALL}`);
  expect(other.headers.get('content-security-policy')).not.toContain('script-src');
  const script = await fetch(`${rig.origin}/score.js`);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const text = await script.text();
  expect(() => new Function(text)).not.toThrow();
});

test('the sums come back by their places, in the language of the reader', async () => {
  const answer = await post(`${CALL}/score`, LINES);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    'score-total': '合计11.1分，满分100分',
    'score-sum-employer': '小计2分：共2.5分，超过封顶，按封顶计',
    'score-line-9': '本行9.1分',
  });
  const english = await post(`${CALL}/score?version=2`, LINES, 'en');
  expect(await english.json()).toMatchObject({ 'score-total': 'Total: 11.1 points of 100' });
});

test.each([
  ['a call that is not there', '/calls/none/score'],
  ['what is no id of a call', '/calls/N%00/score'],
  ['a version without a table', `${CALL}/score?version=1`],
  ['a version that is not there', `${CALL}/score?version=9`],
])('%s has no sums', async (_, path) => {
  expect((await post(path, LINES)).status).toBe(404);
});

test('without a script the answer comes with the sums, and judges them', async () => {
  const answer = await post(`${CALL}/eligibility`, { ...LINES, '/scoreLines/9/shownBy': '' });
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text).toContain('合计11.1分，满分100分');
  expect(text).toContain('还差38.9分');
  expect(text).toContain('按《浙江省水利工程专业工程师职务任职资格评审量化评分表》自评分达到50分');
  expect(text).not.toContain('评分表没有公开');
  expect(text).not.toContain('保存后生效');
});
