import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprint } from '../../../adapters/fingerprint.ts';
import { announced, begun, type Declaring, toStorage } from '../../rigs/applicant-pages/declaring.ts';
import { tagsOf } from '../../rigs/pages/markup.ts';
import { PNG } from '../../rigs/real-files.ts';
import { formIn, openBrowser } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
let owner: Declaring;

beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  owner = await begun(rig, 0);
});
afterAll(async () => rig?.stop());

describe('a file without script', () => {
  test('is announced, posted to storage, taken in, downloaded and removed', async () => {
    const { browser, path, id } = owner;
    const page = await announced(owner, 'identity-document', 'image/png');
    expect(page).toMatch(new RegExp(`^${path}/materials/[\\w-]+$`));
    const { seal = '' } = formIn((await browser.get(page)).text, `${page}/complete`);
    const back = await toStorage(owner, page, PNG, 'image/png');
    expect(back.startsWith(`${page}?`)).toBe(true);
    expect((await browser.get(back)).status).toBe(200);
    const taken = await browser.post(`${page}/complete`, { seal });
    expect(taken.location).toBe(`${path}/materials?done=taken-in`);
    const list = await browser.get(taken.location);
    expect(list.text).toContain('有效身份证件-1.png');
    const file = await fetch(`${rig.origin}${page}/file`, {
      headers: { authorization: `Bearer ${await rig.tokenOf(0)}` },
    });
    const [kept] = (await rig.story(id)).declaration.draft.materials ?? [];
    expect(fingerprint(new Uint8Array(await file.arrayBuffer()))).toBe(kept?.sha256);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
    const removed = await browser.fillIn(`${path}/materials`, `${page}/remove`, {});
    expect(removed.location).toBe(`${path}/materials?done=removed`);
    expect((await rig.story(id)).declaration.draft.materials).toEqual([]);
    expect((await browser.get(`${page}/file`)).status).toBe(404);
  });

  test('that is not what it was said to be is refused with the reason, and can be uploaded again', async () => {
    const { browser, id } = owner;
    const page = await announced(owner, 'papers', 'application/pdf');
    const { seal = '' } = formIn((await browser.get(page)).text, `${page}/complete`);
    await toStorage(owner, page, PNG, 'application/pdf');
    const refused = await browser.post(`${page}/complete`, { seal });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('文件没有收下');
    expect((await browser.get(page)).text).toContain('换一个文件重新上传');
    expect((await rig.story(id)).declaration.draft.materials ?? []).toEqual([]);
  });

  test('that never came is said not to have come', async () => {
    const page = await announced(owner, 'papers', 'image/png');
    const { status, text } = await owner.browser.fillIn(page, `${page}/complete`, {});
    expect([status, text.includes('还没有收到这个文件')]).toEqual([409, true]);
  });

  test.each([
    ['of another type', 'papers', 'text/html', '/type'],
    ['for nothing that the call asks', 'nonsense', 'image/png', '/material'],
    ['with markup for its material', '"><script>', 'image/png', '/material'],
  ])('is refused %s, with what is wrong', async (_name, material, type) => {
    const list = `${owner.path}/materials`;
    const { status, text } = await owner.browser.fillIn(list, list, { material, type });
    expect(status).toBe(422);
    expect(text).toContain('class="problems"');
    expect(text.replace('<script src="/picker.js" defer></script>', '')).not.toContain('<script');
  });

  test('of somebody else is not there', async () => {
    const page = await announced(owner, 'honours', 'image/png');
    const other = openBrowser(rig, 1);
    for (const path of [page, `${page}/file`]) expect((await other.get(path)).status).toBe(404);
    expect((await owner.browser.get(`${owner.path}/materials/${'x'.repeat(2000)}`)).status).toBe(404);
  });

  test('goes to storage alone, and the page says so in its policy', async () => {
    const page = await announced(owner, 'honours', 'image/png');
    const { headers, text } = await owner.browser.get(page);
    const form = tagsOf(text).find(({ attributes }) => attributes.enctype === 'multipart/form-data');
    const { origin } = new URL(form?.attributes.action ?? '');
    expect(headers.get('content-security-policy')).toContain(`form-action 'self' ${origin};`);
  });
});
