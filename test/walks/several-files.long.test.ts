import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdfOf } from '../rigs/real-files.ts';
import { prepareDraft, sampleApplicant, turnTo, type UploadedFile } from '../rigs/walks/doing.ts';
import { openStage, type Stage } from '../rigs/walks/stage.ts';

/** Several files at once from a phone, with script. */
let stage: Stage;
let page: Page;
let address: string;

beforeAll(async () => {
  stage = await openStage();
  await turnTo(await stage.person(), stage, '2021-10-08 09:00');
  page = await stage.personWithScript();
  address = await prepareDraft(page, stage, sampleApplicant('丁'));
});
afterAll(() => stage?.close());

const pdf = (name: string): UploadedFile => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: pdfOf(name),
});

/** A photograph of over two megabytes, as a telephone takes it. */
async function photograph(name: string): Promise<UploadedFile> {
  const data = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3200, height: 2400 });
    const pen = canvas.getContext('2d');
    const noise = pen.createImageData(3200, 2400);
    for (let nth = 0; nth < noise.data.length; nth += 1) noise.data[nth] = nth % 4 === 3 ? 255 : (nth * 2654435761 >>> 13) & 255;
    pen.putImageData(noise, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.8);
  })()`);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(data.split(',')[1] ?? '', 'base64') };
}

const rows = () => page.locator('.picked > li');
const chosenMaterials = async () =>
  Promise.all((await page.locator('.picked select').all()).map((each) => each.inputValue()));
const pick = (...files: UploadedFile[]) => page.getByLabel(/^选择文件/).setInputFiles(files);
const ready = (count: number) =>
  expect
    .poll(() => page.locator('#picked-said').textContent(), { timeout: 60_000 })
    .toBe(`${count}个文件可以上传。`);
const send = () => page.locator('#picked-send button').click();

test('says of each file what is wrong before anything is sent, and sends the others', async () => {
  await page.goto(`${address}/materials`);
  const text = { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('text') };
  const empty = { ...pdf('论文'), buffer: Buffer.alloc(0) };
  await pick(text, empty, pdf('获奖证书'));
  await ready(1);
  expect(await rows().nth(0).locator('.error li').count()).toBe(2);
  expect(await rows().nth(1).innerText()).toMatch(/空|没有内容/);
  expect((await chosenMaterials()).slice(1)).toEqual(['papers', 'honours']);
  await stage.look(page, 'several-wrong');
  await rows().nth(0).getByRole('button', { name: '不传这个' }).click();
  await rows().nth(0).getByRole('button', { name: '不传这个' }).click();
  await ready(1);
  await send();
  await page.waitForURL(/done=taken-in/);
  expect(await page.locator('#material-honours').innerText()).toContain('获奖证书.pdf');
});

test('a network lost on the way is said, and one press sends what is left', async () => {
  await page.goto(`${address}/materials`);
  await pick(pdf('软件著作权'));
  await ready(1);
  const isStorage = (url: URL) => url.origin !== new URL(stage.origin).origin;
  await page.route(isStorage, (route) => route.abort());
  await send();
  await expect.poll(() => rows().first().innerText(), { timeout: 20_000 }).toContain('网络断了');
  await page.unroute(isStorage);
  await send();
  await page.waitForURL(/done=taken-in/);
  expect(await page.locator('#material-intellectual-property').innerText()).toContain('软件著作权.pdf');
});

test('five files are with us after two presses, a large photograph made smaller', async () => {
  await page.goto(`${address}/materials`);
  const photo = await photograph('身份证.jpg');
  expect(photo.buffer.length).toBeGreaterThan(2 * 1024 * 1024);
  await pick(photo, pdf('毕业证书'), pdf('劳动合同'), pdf('扫描0001'), pdf('业绩证明'));
  await ready(5);
  expect(await chosenMaterials()).toEqual([
    'identity-document',
    'degree-certificate',
    'employment-contract',
    'insurance-proof',
    'achievements-proof',
  ]);
  expect(await rows().first().innerText()).toContain('照片已缩小');
  await stage.look(page, 'several-ready');
  await send();
  await page.waitForURL(/done=taken-in/, { timeout: 60_000 });
  expect(await page.locator('main').innerText()).not.toContain('还没有上传');
  expect(await page.locator('#material-identity-document').innerText()).toContain('身份证.jpg');
  await stage.look(page, 'several-taken-in');
});

test('a session that ended is said beside the file', async () => {
  await page.goto(`${address}/materials`);
  await pick(pdf('年度考核'));
  await ready(1);
  await page.context().clearCookies({ name: '__Host-session' });
  await send();
  await expect.poll(() => rows().first().innerText(), { timeout: 20_000 }).toContain('登录已过期');
  expect(stage.findings).toEqual([]);
});
