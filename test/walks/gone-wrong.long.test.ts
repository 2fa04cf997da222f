import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  act,
  choose,
  fillIn,
  openLetter,
  prepare,
  sampleApplicant,
  signIn,
  submit,
  turnTo,
} from '../rigs/walks/doing.ts';
import { openStage, type Stage } from '../rigs/walks/stage.ts';

const WHO = { 您的姓名: '经办人某', 您的职务: '人事专员' };

let stage: Stage;
let applicant: Page;
let employer: Page;

beforeAll(async () => {
  stage = await openStage();
  await turnTo(await stage.person(), stage, '2021-10-08 09:00');
});

afterAll(() => stage?.close());

afterEach(() => expect(stage.findings).toEqual([]));

const heading = (page: Page) => page.locator('h1').innerText();
const standing = (page: Page) => page.locator('.standing').first().innerText();
const text = (page: Page) => page.locator('main').innerText();

test('a page left open decides nothing after another one has, nor after a withdrawal', async () => {
  applicant = await stage.person();
  employer = await stage.person();
  const status = await prepare(applicant, stage, sampleApplicant('丙'));
  await submit(applicant);
  const [first, second] = [await stage.person(), await stage.person()];
  for (const page of [first, second, employer]) {
    await openLetter(page, stage, 'employer-8');
    await page.getByRole('link', { name: /申报人丙/ }).click();
  }
  await choose(first, '您的决定', '同意');
  await act(first, '确定', {}, WHO);
  await choose(second, '您的决定', '不予推荐');
  await second.getByLabel(/我知道本次申报到此结束/).check();
  await act(second, '确定', { '不予推荐时：理由': '材料不实' }, WHO);
  expect(await heading(second)).toBe('此件已经处理过了');
  expect(await text(second)).toContain('审核同意');
  await stage.look(second, 'wrong-decided-twice');
  await applicant.goto(status);
  await applicant.getByRole('link', { name: /^撤回/ }).click();
  await stage.look(applicant, 'wrong-withdraw');
  await applicant.getByRole('button', { name: '撤回' }).click();
  await stage.look(applicant, 'wrong-withdraw-unconfirmed');
  await applicant.getByLabel(/我要撤回申报/).check();
  await applicant.getByRole('button', { name: '撤回' }).click();
  expect(await standing(applicant)).toBe('已撤回');
  await stage.look(applicant, 'wrong-withdrawn');
  await act(first, '登记张贴', { 张贴地点: '公告栏' }, WHO);
  await stage.look(first, 'wrong-posted-after-withdrawal');
  expect(await text(first)).toContain('您刚才的操作没有生效');
});

test('an altered link, and what belongs to somebody else, say nothing of any declaration', async () => {
  const page = await stage.person();
  await openLetter(page, stage, 'employer-8');
  const letters = /\/review\/(.{20})(.)/.exec(page.url()) ?? [];
  await page.goto(page.url().replace(/(\/review\/.{20})./, `$1${letters[2] === 'A' ? 'B' : 'A'}`));
  expect(await heading(page)).toBe('这个链接无效');
  await stage.look(page, 'wrong-link-altered');
  await signIn(page, stage, sampleApplicant('己'));
  await page.goto(`${stage.origin}/declarations/2021-0000-0000`);
  expect(await heading(page)).toBe('没有这个页面');
  await stage.look(page, 'wrong-no-such-page');
  await page.goto(`${stage.origin}/sign-in/back?code=used&state=old`);
  await stage.look(page, 'wrong-sign-in');
  await page.goto(`${stage.origin}/local/nothing`);
  await stage.look(page, 'wrong-local');
});

test('a person who got a link by mistake reports it, and the operators send another one', async () => {
  await prepare(applicant, stage, sampleApplicant('戊'));
  await submit(applicant);
  await openLetter(employer, stage, 'employer-5');
  const reported = employer.url();
  await employer.getByRole('link', { name: '这不是发给我的' }).click();
  await stage.look(employer, 'wrong-not-for-me');
  await employer.getByLabel(/补充说明/).fill('经办人已离职');
  await employer.getByRole('button', { name: '报告并停用链接' }).click();
  expect(await heading(employer)).toBe('谢谢，已经报告');
  await stage.look(employer, 'wrong-reported');
  await employer.goto(reported);
  expect(await heading(employer)).toBe('这个链接已经停用');
  await stage.look(employer, 'wrong-link-stopped');
  const operator = await stage.person();
  await operator.goto(`${stage.origin}/local/operators`);
  expect(await text(operator)).toContain('经办人已离职');
  await stage.look(operator, 'local-operators');
  const form = operator.locator('form').filter({ has: operator.locator('#input-reissue-link') });
  await form.getByRole('button').click();
  await stage.look(operator, 'local-operators-done');
  await openLetter(employer, stage, 'employer-5');
  expect(await heading(employer)).toBe('待办的申报');
});

test('an applicant who submits after the deadline is told so, by which clause, and what became of the declaration', async () => {
  const late = await stage.person();
  const status = await prepare(late, stage, sampleApplicant('丁'));
  const clock = await stage.person();
  await turnTo(clock, stage, '2021-10-31 23:59');
  await stage.look(clock, 'local-clock-much');
  await late.reload();
  await stage.look(late, 'wrong-last-minute');
  const [open, lapsed] = [await late.context().newPage(), await late.context().newPage()];
  await open.goto(`${status}/draft`);
  await lapsed.goto(`${status}/submit`);
  await turnTo(clock, stage, '2021-11-01 00:00');
  await submit(late);
  await stage.look(late, 'wrong-too-late');
  expect(await text(late)).toContain('截止');
  await turnTo(clock, stage, '2021-11-01 09:00');
  await submit(lapsed);
  await stage.look(lapsed, 'wrong-lapsed-meanwhile');
  expect(await text(lapsed)).toContain('依据：三：请在截止时间之前上传和报送有关材料，逾期不再受理。');
  await fillIn(open, { 毕业院校: '另一所示例大学' });
  await open.getByRole('button', { name: '保存，看还缺什么' }).click();
  await stage.look(open, 'wrong-saved-after-lapse');
  expect(await text(open)).toContain('另一所示例大学');
  expect(await open.getByRole('button', { name: /保存/ }).count()).toBe(0);
  await late.goto(status);
  expect(await standing(late)).toBe('已逾期');
  await stage.look(late, 'wrong-lapsed');
  await late.goto(`${stage.origin}/`);
  await stage.look(late, 'wrong-home-lapsed');
  await clock.goto(`${stage.origin}/local/executions`);
  await stage.look(clock, 'local-executions');
  await clock
    .getByRole('link', { name: /^2021-/ })
    .first()
    .click();
  await stage.look(clock, 'local-execution');
  await clock.goto(`${stage.origin}/local`);
  await stage.look(clock, 'local');
});
