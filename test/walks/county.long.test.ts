import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  beginUpload,
  choose,
  fillIn,
  openLetter,
  sampleApplicant,
  scans,
  sendFile,
  signIn,
  takeIn,
  turnTo,
  upload,
} from '../rigs/walks/doing.ts';
import { openStage, type Stage } from '../rigs/walks/stage.ts';

const APPLICANT = sampleApplicant('甲');
const EMPLOYER = { 您的姓名: '联系人甲', 您的职务: '人事专员' };
const POINT = { 您的姓名: '受理员某', 您的职务: '受理员' };
const BUREAU = { 您的姓名: '审核员某', 您的职务: '审核员' };

let stage: Stage;
let applicant: Page;
let employer: Page;
let clock: Page;
/** The applicant's page of the declaration. */
let status = '';

beforeAll(async () => {
  stage = await openStage();
  applicant = await stage.person();
  employer = await stage.person();
  clock = await stage.person();
});

afterAll(() => stage?.close());

const standing = (page: Page) => page.locator('.standing').first().innerText();
const text = (page: Page) => page.locator('main').innerText();

/** A walk of steps: each begins where the one before ended. */
test('an employee of a county declares, is returned, corrects, is posted over the National Day holiday, and is recommended', async () => {
  await declares();
  await isReturned();
  await corrects();
  await isSupportedAndPosted();
  await isObjectedTo();
  await hasItsResult();
  await isRecommended();
  expect(stage.findings).toEqual([]);
});

async function declares() {
  await turnTo(clock, stage, '2021-09-28 09:00');
  await applicant.goto(`${stage.origin}/local/sign-in`);
  await stage.look(applicant, 'local-sign-in');
  await applicant.goto(`${stage.origin}/`);
  await stage.look(applicant, 'home-signed-out');
  await applicant.getByRole('link', { name: '登录', exact: true }).click();
  await stage.look(applicant, 'local-choose');
  await signIn(applicant, stage, APPLICANT);
  await stage.look(applicant, 'home-nothing-yet');
  await applicant.getByRole('link', { name: /关于做好2021年度/ }).click();
  await stage.look(applicant, 'call');
  await applicant.getByRole('button', { name: '开始申报' }).click();
  await stage.look(applicant, 'draft-empty');
  status = applicant.url().replace(/\/draft.*$/, '');
  await fillsInSections();
  await seesWhatIsMissing();
  await uploadsFiles();
  await submits();
}

async function fillsInSections() {
  const { number, phone, email, employer: own } = APPLICANT;
  const save = (section: string) =>
    applicant.locator(`#${section}`).getByRole('button', { name: '保存', exact: true }).click();
  await fillIn(applicant, {
    证件类型: '居民身份证',
    证件号码: `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`,
    姓名: '申报人甲',
  });
  await save('section-identity');
  await stage.look(applicant, 'draft-wrong-number');
  expect(await text(applicant)).toContain('校验码不符');
  await fillIn(applicant, { 证件号码: number, 手机号码: phone, 电子邮箱: email });
  await save('section-identity');
  await fillIn(applicant, { 用人单位统一社会信用代码: own.code });
  await save('section-employer');
  await stage.look(applicant, 'draft-saved');
  expect(await text(applicant)).toContain(own.name);
  await applicant.getByLabel('我声明：本人在该单位在职在岗').check();
  await fillIn(applicant, { 现任岗位: '软件工程师' });
  await choose(applicant, '申报级别', '工程师');
  await fillIn(applicant, { 申报专业: '信息技术专业工程技术' });
  await choose(applicant, '申报途径', '按评价条件规定的学历、资历申报');
  await save('section-level');
}

async function seesWhatIsMissing() {
  await fillIn(applicant, { '学历（学位）': '本科', 毕业院校: '示例大学' });
  await applicant.getByRole('button', { name: '保存，看还缺什么' }).click();
  await stage.look(applicant, 'missing');
  await applicant.getByRole('link', { name: /毕业日期/ }).click();
  expect(applicant.url()).toMatch(/\/draft#facts-degrees-0-obtainedOn$/);
  await fillIn(applicant, {
    所学专业: '计算机科学与技术',
    毕业日期: '2012年6月30日',
    职称: '助理工程师',
    职称取得日期: '2016-12-01',
    开始工作日期: '2012-07',
    工作单位: '示例单位',
    工作岗位: '软件工程师',
    '2019年继续教育学时': '90',
    '2020年继续教育学时': '92.5',
    '2021年继续教育学时': '90',
  });
  await choose(applicant, '社会保险', '社会保险在嘉兴缴纳，提供社保缴纳证明');
  await applicant.getByRole('button', { name: '保存，看还缺什么' }).click();
  await stage.look(applicant, 'missing-materials');
}

async function uploadsFiles() {
  const { pdf, jpeg, png } = await scans(await stage.person());
  await applicant.getByRole('link', { name: /未上传“有效身份证件”/ }).click();
  await stage.look(applicant, 'materials-empty');
  await beginUpload(applicant, '有效身份证件', 'image/jpeg');
  await stage.look(applicant, 'upload-choose');
  await sendFile(applicant, pdf);
  await stage.look(applicant, 'upload-arrived');
  await takeIn(applicant);
  await stage.look(applicant, 'upload-refused');
  expect(await text(applicant)).toContain('您选的是 JPEG，文件内容却是 PDF');
  await applicant.getByRole('link', { name: '换一个文件重新上传' }).click();
  await upload(applicant, '有效身份证件', jpeg);
  await stage.look(applicant, 'materials-taken-in');
  await upload(applicant, '学历（学位）证书', pdf);
  await upload(applicant, '现有专业技术资格证书', png);
  await upload(applicant, '与现单位签订的劳动（聘用）合同', pdf);
  await upload(applicant, '在嘉兴缴纳社会保险的证明', pdf);
  await upload(applicant, '2019—2021年继续教育学时证明', pdf);
  await upload(applicant, '专业技术工作业绩成果证明', pdf);
  await stage.look(applicant, 'materials-complete');
}

async function submits() {
  await applicant.goto(`${status}/submit`);
  await stage.look(applicant, 'submit');
  await applicant.getByRole('button', { name: '承诺并提交' }).click();
  await stage.look(applicant, 'submit-without-commitment');
  await applicant.getByLabel('我已阅读并作出以上承诺').check();
  await applicant.getByRole('button', { name: '承诺并提交' }).click();
  expect(await standing(applicant)).toBe('待用人单位审核');
  await stage.look(applicant, 'status-submitted');
}

async function isReturned() {
  await employer.goto(`${stage.origin}/local/outbox`);
  await stage.look(employer, 'local-outbox');
  await openLetter(employer, stage, 'employer-1');
  await stage.look(employer, 'employer-desk');
  await employer.getByRole('link', { name: /申报人甲/ }).click();
  await stage.look(employer, 'employer-case');
  await employer.getByRole('button', { name: '确定' }).click();
  await stage.look(employer, 'employer-decision-empty');
  await choose(employer, '您的决定', '退回申报人补正');
  await act(
    employer,
    '确定',
    { '退回时：需要补正的全部内容': '毕业院校请填写全称\n业绩证明请补充2020年的项目' },
    EMPLOYER,
  );
  await stage.look(employer, 'employer-case-returned');
  expect(await standing(employer)).toBe('已退回，待补正');
}

async function corrects() {
  await applicant.goto(status);
  await stage.look(applicant, 'status-returned');
  expect(await text(applicant)).toContain('毕业院校请填写全称');
  await applicant.getByRole('link', { name: '填写', exact: true }).click();
  await stage.look(applicant, 'draft-returned');
  expect(await text(applicant)).toContain('业绩证明请补充2020年的项目');
  await fillIn(applicant, { 毕业院校: '示例理工大学' });
  await applicant.getByRole('button', { name: '保存，看还缺什么' }).click();
  await applicant.goto(`${status}/materials`);
  await upload(applicant, '专业技术工作业绩成果证明', (await scans(await stage.person())).pdf);
  await applicant.goto(`${status}/submit`);
  await stage.look(applicant, 'submit-again');
  await applicant.getByLabel('我已阅读并作出以上承诺').check();
  await applicant.getByRole('button', { name: '承诺并提交' }).click();
  expect(await standing(applicant)).toBe('待用人单位审核');
}

async function isSupportedAndPosted() {
  await turnTo(clock, stage, '2021-09-29 09:00');
  await stage.look(clock, 'local-clock-turned');
  await openLetter(employer, stage, 'employer-1');
  await employer.getByRole('link', { name: /申报人甲/ }).click();
  await stage.look(employer, 'employer-case-again');
  expect(await text(employer)).toContain('示例理工大学');
  await choose(employer, '您的决定', '同意，接下来在本单位公示');
  await act(employer, '确定', { '同意时：审核意见': '材料齐全，情况属实。' }, EMPLOYER);
  await stage.look(employer, 'employer-posting');
  expect(await text(employer)).toContain('已登记：同意');
  expect(await standing(employer)).toBe('待张贴公示');
  await fillIn(employer, { 按其他日期计算: '2021-11-05' });
  await employer.getByRole('button', { name: '计算' }).click();
  await stage.look(employer, 'employer-posting-too-late');
  await fillIn(employer, { 按其他日期计算: '2021-09-29' });
  await employer.getByRole('button', { name: '计算' }).click();
  await act(employer, '登记张贴', { 张贴地点: '单位一楼公告栏' }, EMPLOYER);
  await stage.look(employer, 'employer-posted');
  expect(await standing(employer)).toBe('公示中');
}

async function isObjectedTo() {
  await turnTo(clock, stage, '2021-10-09 10:00');
  await openLetter(employer, stage, 'employer-1');
  await employer.getByRole('link', { name: /申报人甲/ }).click();
  await employer.getByText('收到异议，登记一条').click();
  await act(employer, '登记异议', { 异议内容: '业绩成果的完成人尚有疑问' }, EMPLOYER);
  await stage.look(employer, 'employer-objection');
  await applicant.goto(status);
  await stage.look(applicant, 'status-posted');
  await act(employer, '登记处理情况', { '第 1 条的处理情况': '核对了项目任务书，完成人无误。' }, EMPLOYER);
  await stage.look(employer, 'employer-objection-handled');
}

async function hasItsResult() {
  expect(await text(employer)).toContain('公示期还没有满');
  expect(await employer.getByRole('button', { name: '登记结果并推荐' }).count()).toBe(0);
  await turnTo(clock, stage, '2021-10-13 09:30');
  await openLetter(employer, stage, 'employer-1');
  await employer.getByRole('link', { name: /申报人甲/ }).click();
  await stage.look(employer, 'employer-result');
  await act(employer, '登记结果并推荐', { 用人单位推荐意见: '公示无异议，同意推荐。' }, EMPLOYER);
  await stage.look(employer, 'employer-recommended');
}

async function isRecommended() {
  const body = await stage.person();
  await openLetter(body, stage, 'point-nanhu');
  await stage.look(body, 'point-desk');
  await body.getByRole('link', { name: /申报人甲/ }).click();
  await stage.look(body, 'point-case');
  await choose(body, '您的决定', '同意并推荐');
  await act(body, '确定', {}, POINT);
  await openLetter(body, stage, 'hr-nanhu');
  await body.getByRole('link', { name: /申报人甲/ }).click();
  await choose(body, '您的决定', '同意并推荐');
  await act(body, '确定', {}, BUREAU);
  await stage.look(body, 'bureau-case-done');
  await applicant.goto(status);
  expect(await standing(applicant)).toBe('已推荐至评审委员会');
  await stage.look(applicant, 'status-recommended');
  await applicant.goto(`${stage.origin}/`);
  await stage.look(applicant, 'home-recommended');
}
