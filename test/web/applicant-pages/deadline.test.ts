import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Declaring, filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { formIn, openBrowser } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
/** The form that begins a declaration, from a page shown before the deadline. */
let oldForm: Record<string, string>;
/** A declaration, and its forms from pages shown before the deadline. */
let lapsing: Declaring & { form: Record<string, string>; submission: Record<string, string> };

beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-31 23:00' });
  oldForm = formIn((await openBrowser(rig, 1).get(`/calls/${rig.call.id}`)).text, '/declarations');
  const declaring = await filledIn(rig, 2);
  const { browser, path } = declaring;
  const form = formIn((await browser.get(`${path}/draft`)).text, `${path}/draft`);
  const submission = formIn((await browser.get(`${path}/submit`)).text, `${path}/submit`);
  lapsing = { ...declaring, form, submission };
});
afterAll(async () => rig?.stop());

test('nothing is saved or submitted after the deadline, what was typed is kept, and the page says why', async () => {
  const { browser, path, id } = await filledIn(rig, 0);
  const draft = `${path}/draft`;
  const page = await browser.get(draft);
  expect(page.text).toMatch(/今天 24:00 截止，还有 (1 小时|59 分钟)/);
  const typed = { ...formIn(page.text, draft), '/facts/degrees/0/school': '另一所示例大学' };
  const submission = formIn((await browser.get(`${path}/submit`)).text, `${path}/submit`);
  const before = await rig.items(id);
  rig.sleepTo('2021-11-01 00:00');
  const late = await browser.post(draft, typed);
  expect(late.status).toBe(403);
  for (const part of ['本次尚未保存', '逾期不再受理', '依据', '没有保存的内容', '另一所示例大学'])
    expect(late.text).toContain(part);
  expect(late.text).not.toContain('name="/facts/degrees/0/school"');
  const submitted = await browser.post(`${path}/submit`, { ...submission, agreed: 'yes' });
  expect([submitted.status, submitted.text.includes('逾期不再受理')]).toEqual([403, true]);
  expect(await rig.items(id)).toEqual(before);
  expect((await browser.get(path)).text).toContain('逾期不再受理');
  expect((await browser.get(draft)).text).toContain('所填内容');
});

test('a page that was left open is told by which clause its declaration lapsed, and shows what was typed', async () => {
  const { browser, path, id, draft: own } = lapsing;
  const draft = `${path}/draft`;
  await rig.turnTo('2021-11-01 09:00');
  expect(await rig.standingOf(id)).toBe('lapsed');
  const before = await rig.items(id);
  const submitted = await browser.post(`${path}/submit`, { ...lapsing.submission, agreed: 'yes' });
  expect(submitted.status).toBe(403);
  for (const part of ['已按逾期处理', `三：${rig.call.late.value}`]) expect(submitted.text).toContain(part);
  const saved = await browser.post(draft, { ...lapsing.form, '/facts/degrees/0/school': '又一所示例大学' });
  expect(saved.status).toBe(403);
  for (const part of [
    '本次尚未保存',
    '已按逾期处理',
    '又一所示例大学',
    own.facts?.degrees?.[0]?.school ?? '',
  ])
    expect(saved.text).toContain(part);
  expect(saved.text).not.toContain('name="next"');
  expect(await rig.items(id)).toEqual(before);
});

test('nobody begins a declaration after the deadline, not even from an old page', async () => {
  const browser = openBrowser(rig, 1);
  const call = `/calls/${rig.call.id}`;
  expect((await browser.get(call)).text).not.toContain('action="/declarations"');
  expect((await browser.get('/')).text).toContain('已截止');
  const late = await browser.post('/declarations', oldForm);
  expect([late.status, late.text.includes('逾期不再受理')]).toEqual([403, true]);
  expect((await browser.get('/')).text).toContain('您还没有申报');
});
