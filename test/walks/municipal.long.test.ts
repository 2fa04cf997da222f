import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  choose,
  fillIn,
  openLetter,
  sampleApplicant,
  scans,
  signIn,
  turnTo,
  upload,
} from '../rigs/walks/doing.ts';
import { openStage, type Stage } from '../rigs/walks/stage.ts';

const APPLICANT = sampleApplicant('乙');
const WHO = { 'Your name': 'Contact N', 'Your post': 'HR officer' };

let stage: Stage;
/** Reads English by the settings of the browser. */
let applicant: Page;
/** Comes upon the pages in Chinese and switches. */
let employer: Page;
let status = '';

beforeAll(async () => {
  stage = await openStage();
  applicant = await stage.person('en');
  employer = await stage.person();
});

afterAll(() => stage?.close());

test("an employee of the city's own declares in English and is recommended without another body", async () => {
  await turnTo(applicant, stage, '2021-10-08 09:00');
  await stage.look(applicant, 'en-local-clock');
  await declares();
  await isPosted();
  await isRecommended();
  expect(stage.findings).toEqual([]);
});

async function declares() {
  await applicant.goto(`${stage.origin}/`);
  await stage.look(applicant, 'en-home-signed-out');
  await applicant.goto(`${stage.origin}/local/sign-in`);
  await stage.look(applicant, 'en-local-sign-in');
  await signIn(applicant, stage, APPLICANT);
  await stage.look(applicant, 'en-home');
  await applicant.getByRole('link', { name: /^Jiaxing 2021/ }).click();
  await stage.look(applicant, 'en-call');
  await applicant.getByRole('button', { name: 'Begin a declaration' }).click();
  status = applicant.url().replace(/\/draft.*$/, '');
  await applicant.getByRole('button', { name: 'Save and see what is missing' }).click();
  await stage.look(applicant, 'en-missing-everything');
  await applicant.getByRole('link', { name: /^Kind of identity document/ }).click();
  await fillsIn();
  await uploadsFiles();
  await applicant.getByLabel('I have read this commitment and make it').check();
  await stage.look(applicant, 'en-submit');
  await applicant.getByRole('button', { name: 'Commit and submit' }).click();
  await stage.look(applicant, 'en-status-submitted');
}

async function fillsIn() {
  const { number, phone, email, employer: own } = APPLICANT;
  await fillIn(applicant, {
    'Kind of identity document': 'Resident identity card',
    'Identity number': number,
    Name: '申报人乙',
    'Mobile number': phone,
    'E-mail address': email,
    'Unified social credit code of your employer': own.code,
    Post: '网络管理员',
    Profession: 'Information technology engineering',
  });
  await applicant.getByLabel('I state that I am employed there and at my post').check();
  await choose(applicant, 'Level', 'Technician-level title');
  await choose(applicant, 'Eligibility route', 'Normal, by the degree');
  await applicant.locator('#section-level').getByRole('button', { name: 'Save', exact: true }).click();
  await fillIn(applicant, {
    'Kind of degree': 'College diploma',
    School: '示例职业技术学院',
    'Day of graduation': '2018-06-30',
    'Probation passed on': '2019-07',
    'Worked from': '2018-07',
    'Employer then': '示例单位',
    'Post then': '网络管理员',
  });
  await applicant.getByLabel('I hold no title').check();
  await choose(applicant, 'Insurance', 'Insured in Jiaxing');
  await applicant.locator('#section-insurance').getByRole('button', { name: 'Save', exact: true }).click();
  await stage.look(applicant, 'en-draft');
}

async function uploadsFiles() {
  const { pdf } = await scans(await stage.person());
  await applicant.goto(`${status}/materials`);
  const materials = [
    '有效身份证件',
    '学历（学位）证书',
    '劳动（聘用）合同',
    '缴纳社会保险的证明',
    '业绩成果证明',
  ];
  for (const material of materials) await upload(applicant, material, pdf);
  await stage.look(applicant, 'en-materials');
  await applicant.goto(`${status}/submit`);
}

async function isPosted() {
  await openLetter(employer, stage, 'employer-11');
  await employer.getByRole('link', { name: 'English' }).click();
  await stage.look(employer, 'en-employer-desk');
  await employer.getByRole('link', { name: /申报人乙/ }).click();
  await stage.look(employer, 'en-employer-case');
  await choose(employer, 'Your decision', 'Support');
  await act(employer, 'Decide', {}, WHO);
  await stage.look(employer, 'en-employer-posting');
  expect(await employer.locator('main').innerText()).toContain('Make-up working day');
  await act(employer, 'Record the posting', { 'Place of posting': 'Ground floor' }, WHO);
  await stage.look(employer, 'en-employer-posted');
}

async function isRecommended() {
  await turnTo(await stage.person(), stage, '2021-10-15 09:00');
  await openLetter(employer, stage, 'employer-11');
  await employer.getByRole('link', { name: /申报人乙/ }).click();
  await stage.look(employer, 'en-employer-result');
  await act(employer, 'Record the result and recommend', { 'The employer’s opinion': 'No objection.' }, WHO);
  await stage.look(employer, 'en-employer-done');
  await applicant.goto(status);
  await stage.look(applicant, 'en-status-recommended');
  expect(await applicant.locator('.standing').innerText()).toBe('Recommended to the review committee');
  await applicant.goto(`${stage.origin}/local/outbox`);
  await stage.look(applicant, 'en-local-outbox');
}
