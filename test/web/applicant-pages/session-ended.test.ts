import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../../web/gateway-event.ts';
import { filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { unescaped } from '../../rigs/pages/markup.ts';
import { formIn, openBrowser } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;

beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
});
afterAll(async () => rig?.stop());

/** Shows the nth person's form, types into it, and sends it when nobody is signed in any more. */
async function sentTooLate(nth: number, page: string, typed: Record<string, string>) {
  const declaring = await filledIn(rig, nth);
  const form = `${declaring.path}${page}`;
  const fields = { ...formIn((await declaring.browser.get(form)).text, form), ...typed };
  const before = await rig.items(declaring.id);
  const answer = await openBrowser(rig).post(form, fields);
  return { ...declaring, form, fields, before, answer };
}

const TYPED = {
  '/identity/name': '某某（示例）',
  '/facts/degrees/0/school': '一所很长名字的示例大学"><b>',
  '/facts/selfScore': '十年',
};

describe('a session that ended while somebody typed', () => {
  test('leads back to the draft with everything typed, carried by the page and sealed, and nothing is written', async () => {
    const { browser, form, before, answer, id } = await sentTooLate(0, '/draft', TYPED);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
    expect(answer.text).toContain('href="/sign-in?back=%2Fsign-in%2Fdone" target="_blank"');
    expect(answer.text).toContain('文件不能随页面带着');
    for (const text of ['某某', '示例大学', '十年']) expect(answer.text).not.toContain(text);
    const kept = formIn(answer.text, form);
    expect(Object.keys(kept)).toEqual(['typed']);
    const back = await browser.post(form, kept);
    expect([back.status, back.text]).toEqual([200, expect.stringContaining('您已重新登录')]);
    const again = formIn(back.text, form);
    for (const [at, text] of Object.entries(TYPED)) expect(unescaped(again[at] ?? '')).toBe(text);
    expect(await rig.items(id)).toEqual(before);
    const saved = await browser.post(form, {
      ...again,
      '/facts/degrees/0/school': '示例大学',
      '/facts/selfScore': '10',
    });
    expect(saved.status).toBe(303);
    expect((await rig.story(id)).declaration.draft.identity?.name).toBe('某某（示例）');
  });

  test.each([
    ['/submit', 'agreed'],
    ['/withdraw', 'confirmed'],
  ])('keeps the tick of %s, and does nothing until its button is pressed again', async (page, tick) => {
    const { browser, form, answer, id, before } = await sentTooLate(1, page, { [tick]: 'yes' });
    const back = await browser.post(form, formIn(answer.text, form));
    expect([back.status, formIn(back.text, form)[tick]]).toEqual([200, 'yes']);
    expect(await rig.items(id)).toEqual(before);
    expect((await browser.post(form, formIn(back.text, form))).status).toBe(303);
    expect(await rig.standingOf(id)).not.toBe('draft');
    if (page === '/submit')
      await browser.fillIn(`${form.replace(page, '')}/withdraw`, `${form.replace(page, '')}/withdraw`, {
        confirmed: 'yes',
      });
  });

  test('keeps a corrected telephone and mailbox, and writes nothing until they are sent again', async () => {
    const declaring = await filledIn(rig, 5);
    const submit = `${declaring.path}/submit`;
    expect((await declaring.browser.fillIn(submit, submit, { agreed: 'yes' })).status).toBe(303);
    const form = `${declaring.path}/contact`;
    const typed = { '/identity/phone': '13811112222', '/identity/email': 'new@example.com' };
    const shown = formIn((await declaring.browser.get(form)).text, form);
    const before = (await rig.story(declaring.id)).declaration;
    const answer = await openBrowser(rig).post(form, { ...shown, ...typed });
    const back = await declaring.browser.post(form, formIn(answer.text, form));
    expect([back.status, formIn(back.text, form)]).toEqual([200, expect.objectContaining(typed)]);
    const { version, draft } = (await rig.story(declaring.id)).declaration;
    expect([version, draft]).toEqual([before.version, before.draft]);
    expect((await declaring.browser.post(form, formIn(back.text, form))).status).toBe(303);
    expect((await rig.story(declaring.id)).declaration.draft.identity).toMatchObject({
      phone: '13811112222',
    });
  });

  test('goes on asking while nobody has signed in, with the same text', async () => {
    const { form, answer } = await sentTooLate(0, '/draft', TYPED);
    const kept = formIn(answer.text, form);
    const still = await openBrowser(rig).post(form, kept);
    expect([still.status, formIn(still.text, form)]).toEqual([403, kept]);
  });

  test('shows what changed beside it where the draft was changed meanwhile', async () => {
    const { browser, form, answer } = await sentTooLate(2, '/draft', TYPED);
    expect((await browser.fillIn(form, form, { '/facts/degrees/0/school': '另一所示例大学' })).status).toBe(
      303,
    );
    const back = await browser.post(form, formIn(answer.text, form));
    expect([back.status, back.text]).toEqual([412, expect.stringContaining('另一所示例大学')]);
    expect(unescaped(formIn(back.text, form)['/facts/degrees/0/school'] ?? '')).toBe(
      TYPED['/facts/degrees/0/school'],
    );
  });
});

describe('what the page carries', () => {
  test('is not opened for another account, whose reader is told to change it and keeps the page', async () => {
    const { browser, form, answer } = await sentTooLate(3, '/draft', TYPED);
    const kept = formIn(answer.text, form);
    const other = await openBrowser(rig, 4).post(form, kept);
    expect([other.status, other.text]).toEqual([403, expect.stringContaining('另一个账号')]);
    expect(other.text).not.toContain('某某');
    expect(formIn(other.text, form)).toEqual(kept);
    expect((await browser.post(form, formIn(other.text, form))).status).toBe(200);
  });

  test('is not opened in another declaration, in another form, or altered', async () => {
    const { browser, path, form, answer } = await sentTooLate(3, '/draft', TYPED);
    const theirs = await filledIn(rig, 4);
    const { typed = '' } = formIn(answer.text, form);
    const altered = `${typed.slice(0, -2)}AA`;
    expect((await theirs.browser.post(`${theirs.path}/draft`, { typed })).status).toBe(403);
    expect((await browser.post(`${path}/submit`, { typed })).status).toBe(403);
    expect((await browser.post(form, { typed: altered })).status).toBe(403);
    const { text } = await theirs.browser.post(`${theirs.path}/draft`, { typed });
    expect(text).not.toContain('某某');
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['of a form without its seal', { seal: '' }, {}],
    ['of a form whose seal was cut', { seal: 'k1.AAAA' }, {}],
    ['of a form with an invented seal', { seal: 'k1.AAAA~k1.AAAA' }, {}],
    ['of another version than it showed', { version: '1' }, {}],
    ['from another site', {}, { origin: 'https://elsewhere.example' }],
  ])('is nothing %s: it leads to sign-in and carries nothing', async (_name, over, headers) => {
    const { form, fields } = await sentTooLate(3, '/draft', TYPED);
    const answer = await openBrowser(rig).post(form, { ...fields, ...over }, headers);
    expect([answer.status, answer.location]).toEqual([
      303,
      `/sign-in?back=${encodeURIComponent(`${form}?expired=changes`)}`,
    ]);
  });

  test('admits no act by itself: the seal that it was kept by shows the form again and saves nothing', async () => {
    const { browser, form, fields, before, id } = await sentTooLate(3, '/draft', TYPED);
    const [, kept = ''] = (fields.seal ?? '').split('~');
    expect((await browser.post(form, { ...fields, seal: kept })).status).toBe(403);
    for (const seal of [`~${kept}`, `${kept}~${kept}`]) {
      const again = await browser.post(form, { ...fields, seal });
      expect([again.status, again.text]).toEqual([200, expect.stringContaining('还没有保存')]);
    }
    expect(await rig.items(id)).toEqual(before);
  });

  test('comes back from another site into no form', async () => {
    const { browser, form, answer } = await sentTooLate(3, '/draft', TYPED);
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    expect((await browser.post(form, formIn(answer.text, form), foreign)).status).toBe(403);
  });

  test('is as much as a body may hold; what is more leads to sign-in as before', async () => {
    const long = 'x'.repeat(60_000);
    const { browser, form, fields, answer } = await sentTooLate(3, '/draft', {
      '/facts/degrees/0/school': long,
    });
    const back = await browser.post(form, formIn(answer.text, form));
    expect(back.text).toContain(long);
    const most = { ...fields, '/facts/degrees/0/school': 'x'.repeat(MAX_BODY_BYTES - 20_000) };
    expect((await openBrowser(rig).post(form, most)).location).toContain('/sign-in?back=');
  });
});

describe('a form of the session before, sent after signing in again elsewhere', () => {
  /** The nth person's form as shown in one session, and sent in the next with what was typed. */
  async function sentAnew(nth: number, page: string, typed: Record<string, string>) {
    const declaring = await filledIn(rig, nth);
    const form = `${declaring.path}${page}`;
    const fields = { ...formIn((await declaring.browser.get(form)).text, form), ...typed };
    const before = await rig.items(declaring.id);
    rig.signInAnew(nth);
    const answer = await declaring.browser.post(form, fields);
    expect(await rig.items(declaring.id)).toEqual(before);
    return { ...declaring, form, fields, answer };
  }

  test('is shown to its account with everything typed, and saved when its button is pressed again', async () => {
    const { browser, form, answer, id } = await sentAnew(0, '/draft', TYPED);
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('您已重新登录')]);
    const again = formIn(answer.text, form);
    for (const [at, text] of Object.entries(TYPED)) expect(unescaped(again[at] ?? '')).toBe(text);
    const saved = await browser.post(form, {
      ...again,
      '/facts/degrees/0/school': '示例大学',
      '/facts/selfScore': '10',
    });
    expect(saved.status).toBe(303);
    expect((await rig.story(id)).declaration.draft.facts?.degrees?.[0]?.school).toBe('示例大学');
  });

  test.each([
    ['/submit', 'agreed'],
    ['/withdraw', 'confirmed'],
  ])('keeps the tick of %s, and does nothing until its button is pressed again', async (page, tick) => {
    const { browser, form, answer, id } = await sentAnew(4, page, { [tick]: 'yes' });
    expect([answer.status, formIn(answer.text, form)[tick]]).toEqual([200, 'yes']);
    expect((await browser.post(form, formIn(answer.text, form))).status).toBe(303);
    expect(await rig.standingOf(id)).not.toBe('draft');
    const withdrawal = form.replace(page, '/withdraw');
    if (page === '/submit') await browser.fillIn(withdrawal, withdrawal, { confirmed: 'yes' });
  });

  test('shows nothing of it to another account, and says that another account typed it', async () => {
    const { browser, form, fields } = await sentAnew(0, '/draft', TYPED);
    const other = await openBrowser(rig, 3).post(form, { ...fields, ...TYPED });
    expect([other.status, other.text]).toEqual([403, expect.stringContaining('是用另一个账号填写的')]);
    for (const text of ['某某', '示例大学', '十年']) expect(other.text).not.toContain(text);
    const back = await browser.post(form, formIn(other.text, form));
    expect(unescaped(formIn(back.text, form)['/facts/degrees/0/school'] ?? '')).toBe(
      TYPED['/facts/degrees/0/school'],
    );
  });

  test('is no form of theirs where its seal is of another account', async () => {
    const { fields } = await sentAnew(0, '/draft', TYPED);
    const { browser, path } = await filledIn(rig, 3);
    expect((await browser.post(`${path}/draft`, { ...fields, ...TYPED })).status).toBe(403);
  });
});

test('a person who signed in for a waiting page is told to go back to it', async () => {
  expect((await openBrowser(rig).get('/sign-in/done')).location).toBe('/sign-in?back=%2Fsign-in%2Fdone');
  const done = await openBrowser(rig, 0).get('/sign-in/done');
  expect([done.status, done.text]).toEqual([200, expect.stringContaining('回到刚才的页面')]);
});

test.each([
  ['changes', '刚才的修改没有保存'],
  ['act', '刚才的操作没有完成'],
])(
  'a text that could not be carried is said to be lost, by a word in the address alone: %s',
  async (word, said) => {
    const { browser, path } = await filledIn(rig, 3);
    expect((await browser.get(`${path}/draft?expired=${word}`)).text).toContain(said);
    expect((await browser.get(`${path}/draft`)).text).not.toContain('登录已过期');
  },
);
