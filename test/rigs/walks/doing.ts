import type { Locator, Page } from 'playwright-core';
import { type SamplePerson, samplePeople } from '../../../local/samples/sample-people.ts';
import type { Stage } from './stage.ts';

/** An invented applicant, by the stem of the name. */
export function sampleApplicant(stem: string): SamplePerson {
  const found = samplePeople.find(({ name }) => name.startsWith(`申报人${stem}`));
  if (!found) throw new Error(`Nobody is called 申报人${stem}`);
  return found;
}

/** Signs in as somebody invented, from the page that lists them. */
export async function signIn(page: Page, { origin }: Stage, { name }: SamplePerson): Promise<void> {
  await page.goto(`${origin}/local/sign-in`);
  await page.getByRole('button', { name }).click();
}

/** Opens the newest letter to a mailbox by its link, as its reader clicks it. */
export async function openLetter(page: Page, { origin }: Stage, mailbox: string): Promise<void> {
  await page.goto(`${origin}/local/outbox`);
  await page.getByLabel(/收件人|Recipient/).fill(`${mailbox}@`);
  await page.getByRole('button', { name: /查找|Find/ }).click();
  await page.locator('article').first().locator('a[href*="/review/"]').click();
}

/** Turns the clock to a time in Beijing, and waits until everything due by then is done. */
export async function turnTo(page: Page, { origin }: Stage, wall: string): Promise<void> {
  await page.goto(`${origin}/local/clock`);
  await page.getByLabel(/^(拨到|Turn to)/).fill(wall);
  await page.getByRole('button', { name: /^(拨动|Turn)$/ }).click();
  await page.getByLabel(/^(拨到|Turn to)/).waitFor({ timeout: 60_000 });
}

/** Fills in fields by their labels. */
export async function fillIn(within: Page | Locator, typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(typed)) {
    const field = within.getByLabel(
      new RegExp(`^${escaped(label)}( ?（选填）| ?（视情况填）| \\(optional\\)| \\(if it applies\\))?$`),
    );
    // An empty row for one more entry has fields of the same labels behind those that are filled in.
    const first = field.first();
    const kind = await first.evaluate((element) => element.tagName);
    if (kind === 'SELECT') await first.selectOption({ label: text });
    else await first.fill(text);
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Chooses one of a group of radio buttons, by how its label begins. */
export async function choose(within: Page | Locator, group: string, option: string): Promise<void> {
  await within
    .getByRole('group', { name: group })
    .getByLabel(new RegExp(`^${escaped(option)}`))
    .check();
}

/** The form that this button sends. */
export function formOf(page: Page, button: string): Locator {
  return page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) });
}

/** A reviewer's act: the texts, the stated person, and the button. */
export async function act(
  page: Page,
  button: string,
  typed: Readonly<Record<string, string>>,
  who: Readonly<Record<string, string>>,
): Promise<void> {
  const form = formOf(page, button).first();
  await fillIn(form, { ...typed, ...who });
  await form.getByRole('button', { name: button, exact: true }).click();
}

export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A scan as people send it: a page of text in PDF, and the same as a photograph. */
export async function scans(
  page: Page,
  title = '证明材料',
): Promise<{ pdf: UploadedFile; jpeg: UploadedFile; png: UploadedFile }> {
  await page.setContent(`<h1 lang="zh-CN">${title}（示例）</h1><p>仅供演示。</p>`);
  const small = { clip: { x: 0, y: 0, width: 400, height: 300 } };
  return {
    pdf: { name: '扫描件.pdf', mimeType: 'application/pdf', buffer: await page.pdf() },
    jpeg: {
      name: '照片.jpg',
      mimeType: 'image/jpeg',
      buffer: await page.screenshot({ ...small, type: 'jpeg' }),
    },
    png: { name: '截图.png', mimeType: 'image/png', buffer: await page.screenshot(small) },
  };
}

const TYPE_BUTTONS: Readonly<Record<string, RegExp>> = {
  'application/pdf': /^PDF/,
  'image/jpeg': /^JPEG/,
  'image/png': /^PNG/,
};

/** Uploads from the list of materials: names the type, sends the file to storage, and has it taken in. */
export async function upload(page: Page, material: string, file: UploadedFile): Promise<void> {
  await beginUpload(page, material, file.mimeType);
  await sendFile(page, file);
  await takeIn(page);
  const goOn = page.getByRole('link', { name: /^(继续上传其他材料|Go on with other files)$/ });
  if (await goOn.isVisible()) await goOn.click();
}

const FILE_TOLD = /^(文件已收下|文件没有收下|The file was (not )?taken in)$/;

/** The button has nothing left to do where the event of storage was faster: the page says so then. */
export async function takeIn(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^(收下文件|Take the file in)$/ });
  const told = page.getByRole('heading', { name: FILE_TOLD });
  await button.or(told).first().waitFor();
  if (await button.isVisible()) await button.click();
}

export async function beginUpload(page: Page, material: string, type: string): Promise<void> {
  const card = page.locator('section.card').filter({ has: page.getByRole('heading', { name: material }) });
  await card.getByRole('button', { name: TYPE_BUTTONS[type] ?? type }).click();
}

export async function sendFile(page: Page, file: UploadedFile): Promise<void> {
  await page.getByLabel(/^(文件|File)/).setInputFiles(file);
  await page.getByRole('button', { name: /^(上传|Upload)$/ }).click();
}

/** The fields that a technician-level title asks of everybody, by the labels of the Chinese form. */
function simplestDraft({ number, name, phone, email, employer }: SamplePerson): Record<string, string> {
  return {
    证件类型: '居民身份证',
    证件号码: number,
    姓名: name.replace('（示例）', ''),
    手机号码: phone,
    电子邮箱: email,
    用人单位统一社会信用代码: employer.code,
    现任岗位: '网络管理员',
    申报专业: '信息技术专业工程技术',
  };
}

/** The facts that a technician-level title asks for, by the labels of the Chinese form. */
const SIMPLEST_FACTS = {
  '学历（学位）': '大专',
  毕业院校: '示例职业技术学院',
  毕业日期: '2018-06-30',
  见习期满并考核合格的日期: '2019-07-01',
  开始工作日期: '2018-07-01',
  工作单位: '示例单位',
  工作岗位: '网络管理员',
};

/** Fills in the facts of a technician-level title, once the form asks for them. */
export async function fillInFacts(page: Page): Promise<void> {
  await page.locator('#section-level').getByRole('button', { name: '保存', exact: true }).click();
  await fillIn(page, SIMPLEST_FACTS);
  await page.getByLabel('没有职称').check();
  await choose(page, '社会保险', '社会保险在嘉兴缴纳');
}

const SIMPLEST_FILES = [
  '有效身份证件',
  '学历（学位）证书',
  '劳动（聘用）合同',
  '缴纳社会保险的证明',
  '业绩成果证明',
];

/** Signs in, begins, and fills in all that a technician-level title asks; answers with the declaration's address. */
export async function prepareDraft(page: Page, stage: Stage, person: SamplePerson): Promise<string> {
  await signIn(page, stage, person);
  await page.getByRole('button', { name: '开始申报' }).click();
  const address = page.url().replace(/\/draft.*$/, '');
  await fillIn(page, simplestDraft(person));
  await page.getByLabel('我声明：本人在该单位在职在岗').check();
  await choose(page, '申报级别', '技术员');
  await choose(page, '申报途径', '按评价条件');
  await fillInFacts(page);
  await page.getByRole('button', { name: '保存，看还缺什么' }).click();
  return address;
}

/** Prepares the draft and uploads all that a technician-level title asks; answers with the declaration's address. */
export async function prepare(page: Page, stage: Stage, person: SamplePerson): Promise<string> {
  const address = await prepareDraft(page, stage, person);
  await page.goto(`${address}/materials`);
  const { pdf } = await scans(await stage.person());
  for (const material of SIMPLEST_FILES) await upload(page, material, pdf);
  await page.goto(`${address}/submit`);
  return address;
}

/** Ticks the commitment and submits, from the page that asks for it. */
export async function submit(page: Page): Promise<void> {
  await page.getByLabel('我已阅读并作出以上承诺').check();
  await page.getByRole('button', { name: '承诺并提交' }).click();
}
