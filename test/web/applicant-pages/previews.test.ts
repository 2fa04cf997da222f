import { afterAll, beforeAll, expect, test } from 'vitest';
import { announced, begun, type Declaring, toStorage } from '../../rigs/applicant-pages/declaring.ts';
import { tagsOf } from '../../rigs/pages/markup.ts';
import { pdfOf } from '../../rigs/real-files.ts';
import { formIn, openBrowser } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
let owner: Declaring;
/** The address of the pages of a PDF of three pages that was taken in. */
let pages: string;

beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  owner = await begun(rig, 0);
  const upload = await announced(owner, 'papers', 'application/pdf');
  const { seal = '' } = formIn((await owner.browser.get(upload)).text, `${upload}/complete`);
  await toStorage(owner, upload, pdfOf('three', 3), 'application/pdf');
  await owner.browser.post(`${upload}/complete`, { seal });
  pages = `${upload}/pages`;
});
afterAll(async () => rig?.stop());

const linksOf = (text: string) =>
  tagsOf(text).flatMap(({ attributes: { rel, href } }) =>
    rel === 'prev' || rel === 'next' ? [`${rel} ${href}`] : [],
  );

test('the list of files leads to the first page of each', async () => {
  expect((await owner.browser.get(`${owner.path}/materials`)).text).toContain(`href="${pages}/1"`);
});

test('a page shows its picture, says which page it is, and leads to the pages beside it', async () => {
  const { status, text } = await owner.browser.get(`${pages}/2`);
  const picture = tagsOf(text).find(({ attributes }) => attributes.class === 'preview');
  expect([status, picture?.attributes.src]).toEqual([200, `${pages}/2/picture`]);
  expect(picture?.attributes.alt).toContain('第 2 页，共 3 页');
  expect(new Set(linksOf(text))).toEqual(new Set([`prev ${pages}/1`, `next ${pages}/3`]));
  const last = linksOf((await owner.browser.get(`${pages}/3`)).text);
  expect(new Set(last)).toEqual(new Set([`prev ${pages}/2`]));
});

test('a picture is a JPEG for its owner alone, and is not sent again to who has it', async () => {
  const { status, headers } = await owner.browser.get(`${pages}/1/picture`);
  expect([status, headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
  expect(headers.get('content-security-policy')).toBe("default-src 'none'");
  const etag = headers.get('etag') ?? '';
  const again = await owner.browser.get(`${pages}/1/picture`, { 'if-none-match': etag });
  expect([again.status, again.text]).toEqual([304, '']);
  const other = openBrowser(rig, 1);
  const asked = { 'if-none-match': etag };
  expect((await other.get(`${pages}/1/picture`, asked)).status).toBe(404);
  expect((await other.get(`${pages}/1`)).status).toBe(404);
});

test.each(['0', '4', '-1', '1.5', '01', '99999', 'one', '999999'])('page %s is not there', async (page) => {
  expect((await owner.browser.get(`${pages}/${page}`)).status).toBe(404);
  expect((await owner.browser.get(`${pages}/${page}/picture`)).status).toBe(404);
});

test('looking changes nothing', async () => {
  const before = await rig.story(owner.id);
  await owner.browser.get(`${pages}/1`);
  await owner.browser.get(`${pages}/1/picture`);
  expect(await rig.story(owner.id)).toEqual(before);
});
