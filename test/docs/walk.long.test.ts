import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  choose,
  fillIn,
  fillInFacts,
  openLetter,
  sampleApplicant,
  scans,
  signIn,
  submit,
  turnTo,
  upload,
} from '../rigs/walks/doing.ts';
import { openStage, type Stage } from '../rigs/walks/stage.ts';

const WHO = { 您的姓名: '经办人某', 您的职务: '人事专员' };
const DRAFT = {
  证件类型: '居民身份证',
  证件号码: '99000019700110900X',
  姓名: '申报人甲',
  手机号码: '13890000000',
  电子邮箱: 'applicant-a@example.com',
  用人单位统一社会信用代码: '91990000MA990001X2',
  现任岗位: '网络管理员',
  申报专业: '信息技术专业工程技术',
};
const FILES = [
  '有效身份证件',
  '学历（学位）证书',
  '与现单位签订的劳动（聘用）合同',
  '在嘉兴缴纳社会保险的证明',
  '专业技术工作业绩成果证明',
];

let stage: Stage;
let applicant: Page;
let employer: Page;
let clock: Page;

beforeAll(async () => {
  stage = await openStage();
  applicant = await stage.person();
  employer = await stage.person();
  clock = await stage.person();
});

afterAll(() => stage?.close());

/** `PICTURES=docs/screenshots` renews the pictures of the walk. */
test('the walk leads as it is written from a draft to "recommended"', async () => {
  await turnTo(clock, stage, '2021-09-29 09:00');
  await declares();
  await uploadsFiles();
  await submits();
  await isPosted();
  await hasItsResult();
  await isRecommended();
});

/** Steps 2 and 3. */
async function declares() {
  await applicant.goto(`${stage.origin}/local/sign-in`);
  expect(await applicant.locator('main').innerText()).toContain(DRAFT.证件号码);
  await stage.picture(applicant, '1-sign-in');
  await signIn(applicant, stage, sampleApplicant('甲'));
  await applicant.getByRole('link', { name: /关于做好2021年度/ }).click();
  await stage.picture(applicant, '2-call');
  await applicant.getByRole('button', { name: '开始申报' }).click();
  await fillIn(applicant, DRAFT);
  await applicant.getByLabel('我声明：本人在该单位在职在岗').check();
  await choose(applicant, '申报级别', '技术员');
  await applicant.getByRole('group', { name: '申报途径' }).getByRole('radio').first().check();
  await fillInFacts(applicant);
  await stage.picture(applicant, '3-draft', '#section-employer');
  await applicant.getByRole('button', { name: '保存，看还缺什么' }).click();
}

/** Step 4: each file is another one. */
async function uploadsFiles() {
  await stage.picture(applicant, '4-missing');
  await applicant.getByRole('link', { name: '上传材料', exact: true }).click();
  const scanner = await stage.person();
  for (const material of FILES) await upload(applicant, material, (await scans(scanner, material)).pdf);
}

/** Step 5. */
async function submits() {
  await applicant.getByRole('link', { name: '看还缺什么，去提交' }).click();
  await stage.picture(applicant, '5-submit');
  await submit(applicant);
  expect(await standing(applicant)).toBe('待用人单位审核');
}

/** Steps 6 and 7. */
async function isPosted() {
  await employer.goto(`${stage.origin}/local/outbox`);
  await stage.picture(employer, '6-outbox');
  await openCase(employer, 'employer-1');
  await stage.picture(employer, '7-employer-decision', '#decision', 1150);
  await choose(employer, '您的决定', '同意，接下来在本单位公示');
  await act(employer, '确定', {}, WHO);
  await stage.picture(employer, '8-posting', '#posting', 1100);
  await act(employer, '登记张贴', { 张贴地点: '单位一楼公告栏' }, WHO);
  expect(await employer.getByRole('button', { name: '登记结果并推荐' }).count()).toBe(0);
}

/** Step 8. */
async function hasItsResult() {
  await turnTo(clock, stage, '2021-10-13 10:30');
  await stage.picture(clock, '9-clock');
  await openCase(employer, 'employer-1');
  await act(employer, '登记结果并推荐', { 用人单位推荐意见: '公示无异议，同意推荐。' }, WHO);
}

/** Steps 9 and 10. */
async function isRecommended() {
  const body = await stage.person();
  for (const mailbox of ['point-nanhu', 'hr-nanhu']) {
    await openCase(body, mailbox);
    await choose(body, '您的决定', '同意并推荐');
    await act(body, '确定', {}, WHO);
  }
  await applicant.reload();
  expect(await standing(applicant)).toBe('已推荐至评审委员会');
  await stage.picture(applicant, '10-recommended', '.standing', 2150);
}

async function openCase(page: Page, mailbox: string) {
  await openLetter(page, stage, mailbox);
  await page.getByRole('link', { name: /申报人甲/ }).click();
}

const standing = (page: Page) => page.locator('.standing').first().innerText();
