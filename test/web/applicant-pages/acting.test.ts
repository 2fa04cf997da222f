import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begun, filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { unescaped } from '../../rigs/pages/markup.ts';
import { formIn } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;

beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
});
afterAll(async () => rig?.stop());

describe('the form of the draft', () => {
  test('keeps what was typed, in normal forms, and names the employer', async () => {
    const { browser, path, draft } = await begun(rig, 0);
    const form = `${path}/draft`;
    const saved = await browser.fillIn(form, form, {
      '/employer': ` ${draft.employer?.toLowerCase()} `,
      '/facts/degrees/0/degree': 'bachelor',
      '/facts/degrees/0/obtainedOn': '2010年6月30日',
      '/facts/hours/2019': '９０',
      '/inService/stated': 'yes',
      next: 'section-employer',
    });
    expect([saved.status, saved.location]).toEqual([303, `${form}?saved=section-employer#section-employer`]);
    const { text } = await browser.get(form);
    expect(formIn(text, form)).toMatchObject({
      '/employer': draft.employer,
      '/facts/degrees/0/obtainedOn': '2010-06-30',
      '/facts/hours/2019': '90',
      '/inService/stated': 'yes',
    });
    expect(text).toContain('登记的单位名称');
  });

  test('takes a value away where its field was emptied', async () => {
    const { browser, path, id } = await filledIn(rig, 1);
    const form = `${path}/draft`;
    await browser.fillIn(form, form, {
      '/facts/degrees/0/major': '',
      '/facts/hours/2020': '',
      '/identity/phone': '',
    });
    const { draft } = (await rig.story(id)).declaration;
    expect(draft.facts?.degrees?.[0]).not.toHaveProperty('major');
    expect(draft.identity).not.toHaveProperty('phone');
    expect(draft.facts?.hours).toEqual({ 2019: 90, 2021: 90 });
    expect(draft.facts?.degrees?.[0]).toHaveProperty('school');
  });

  test('writes nothing where nothing was changed', async () => {
    const { browser, path, id } = await filledIn(rig, 2);
    const before = await rig.items(id);
    const { status } = await browser.fillIn(`${path}/draft`, `${path}/draft`, {});
    expect(status).toBe(303);
    expect(await rig.items(id)).toEqual(before);
  });

  test('keeps what was typed where something of it is wrong, and says at which field', async () => {
    const { browser, path, id } = await filledIn(rig, 3);
    const before = await rig.items(id);
    const form = `${path}/draft`;
    const typed = {
      '/identity/name': '示例\ue000申报\u202e人',
      '/facts/selfScore': '十年"><script>alert(1)</script>',
      '/facts/hours/2019': '-1',
      '/facts/degrees/0/obtainedOn': '去年',
      '/facts/degrees/0/school': '另一所示例大学',
      '/level': 'no-such-level',
      '/identity/kind': 'neither',
    };
    const refused = await browser.fillIn(form, form, typed);
    expect(refused.status).toBe(422);
    for (const part of ['本次尚未保存', '请填分数，如 85', '请填 2017-12-31 这样的日期'])
      expect(refused.text).toContain(part);
    expect(refused.text).toContain('第3个字 U+E000（私用区字符');
    // Beside the field its name stands already.
    expect(refused.text).toMatch(/错误：<\/span>请填分数/);
    const kept = formIn(refused.text, form);
    expect(kept).toMatchObject({
      '/facts/degrees/0/school': '另一所示例大学',
      '/facts/hours/2019': '-1',
      '/facts/degrees/0/obtainedOn': '去年',
    });
    expect(unescaped(kept['/facts/selfScore'] ?? '')).toBe(typed['/facts/selfScore']);
    for (const at of [
      '#identity-name',
      '#facts-selfScore',
      '#facts-hours-2019',
      '#facts-degrees-0-obtainedOn',
      '#identity-kind',
    ])
      expect(refused.text).toContain(`href="${at}"`);
    expect(refused.text).not.toMatch(/<script|\u202e/);
    expect(await rig.items(id)).toEqual(before);
  });

  test('of an outdated page says what changed, keeps what was typed, and saves it when asked again', async () => {
    const { browser, path, id } = await filledIn(rig, 4);
    const form = `${path}/draft`;
    const outdated = formIn((await browser.get(form)).text, form);
    await browser.fillIn(form, form, { '/facts/degrees/0/school': '甲大学' });
    const stale = await browser.post(form, { ...outdated, '/facts/degrees/0/school': '乙大学' });
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('甲大学');
    expect(formIn(stale.text, form)['/facts/degrees/0/school']).toBe('乙大学');
    expect((await rig.story(id)).declaration.draft.facts?.degrees?.[0]?.school).toBe('甲大学');
    expect((await browser.post(form, formIn(stale.text, form))).status).toBe(303);
    expect((await rig.story(id)).declaration.draft.facts?.degrees?.[0]?.school).toBe('乙大学');
  });
});

describe('a post that is not from our own form', () => {
  test.each<[string, (fields: Record<string, string>) => Record<string, string>, Record<string, string>]>([
    ['without a seal', ({ seal: _seal, ...fields }) => fields, {}],
    ['with an empty seal', (fields) => ({ ...fields, seal: '' }), {}],
    ['with an invented seal', (fields) => ({ ...fields, seal: 'k1.AAAA' }), {}],
    ['from another site', (fields) => fields, { origin: 'https://elsewhere.example' }],
    ['from a page that hides where it is', (fields) => fields, { origin: 'null' }],
    ['that the browser calls foreign', (fields) => fields, { 'sec-fetch-site': 'cross-site' }],
    ['sealed for another version', (fields) => ({ ...fields, version: '1' }), {}],
  ])('changes nothing: %s', async (_name, edit, headers) => {
    const { browser, path, id } = await filledIn(rig, 5);
    const fields = formIn((await browser.get(`${path}/withdraw`)).text, `${path}/withdraw`);
    const { status } = await browser.post(`${path}/withdraw`, { ...edit(fields), confirmed: 'yes' }, headers);
    expect(status).toBe(403);
    expect(await rig.standingOf(id)).toBe('draft');
  });

  test('changes nothing with the seal of another form, declaration or person', async () => {
    const mine = await filledIn(rig, 5);
    const other = await begun(rig, 0);
    const seals = await Promise.all([
      mine.browser.get(`${mine.path}/draft`).then(({ text }) => formIn(text, `${mine.path}/draft`)),
      other.browser.get(`${other.path}/withdraw`).then(({ text }) => formIn(text, `${other.path}/withdraw`)),
    ]);
    for (const { seal = '', version = '' } of seals) {
      const posted = await mine.browser.post(`${mine.path}/withdraw`, { seal, version, confirmed: 'yes' });
      expect(posted.status).toBe(403);
    }
    expect(await rig.standingOf(mine.id)).toBe('draft');
  });
});

describe('submission and withdrawal', () => {
  test('asks for the commitment, submits once however often one presses, and can be withdrawn', async () => {
    const { browser, path, id } = await filledIn(rig, 5);
    const submit = `${path}/submit`;
    const page = await browser.get(submit);
    expect(page.text).toContain(rig.call.commitment.value);
    const fields = formIn(page.text, submit);
    const unagreed = await browser.post(submit, fields);
    expect([unagreed.status, unagreed.text.includes('href="#agreed"')]).toEqual([422, true]);
    expect(unagreed.text).toContain('请先勾选承诺');
    expect(unagreed.text).not.toContain('申报材料不完整');
    const agreed = { ...fields, agreed: 'yes' };
    for (let time = 0; time < 2; time += 1)
      expect((await browser.post(submit, agreed)).location).toBe(`${path}?done=submitted`);
    const { declaration, timeline } = await rig.story(id);
    expect(declaration.commitment).toMatchObject({
      wording: rig.call.commitment.value,
      hash: fields.agreedHash,
    });
    expect(timeline.filter(({ move }) => move === 'submit')).toHaveLength(1);
    expect((await browser.get(`${path}/draft`)).text).not.toContain('name="version"');
    expect(await browser.get(submit)).toMatchObject({ status: 303, location: path });
    const unconfirmed = await browser.fillIn(`${path}/withdraw`, `${path}/withdraw`, {});
    expect(unconfirmed.status).toBe(422);
    const withdrawn = await browser.fillIn(`${path}/withdraw`, `${path}/withdraw`, { confirmed: 'yes' });
    expect(withdrawn.location).toBe(`${path}?done=withdrawn`);
    expect(await rig.standingOf(id)).toBe('withdrawn');
    expect((await browser.get(path)).text).toContain('已撤回');
  });

  test('counts what is wrong with what is missing', async () => {
    const { browser, path } = await begun(rig, 0);
    expect((await browser.get(`${path}/submit`)).text).toMatch(/还缺 \d+ 项/);
    await browser.fillIn(`${path}/draft`, `${path}/draft`, { '/identity/email': 'nobody' });
    expect((await browser.get(`${path}/submit`)).text).toMatch(/还缺或有误 \d+ 项/);
    expect((await browser.get(path)).text).toMatch(/看还缺什么、哪里有误（\d+ 项）/);
  });

  test('lists an earlier declaration beside the one that was begun after it', async () => {
    const first = await begun(rig, 2);
    await first.browser.fillIn(`${first.path}/withdraw`, `${first.path}/withdraw`, { confirmed: 'yes' });
    const second = await begun(rig, 2);
    expect(second.id).not.toBe(first.id);
    const { text } = await second.browser.get('/');
    expect(text.indexOf(second.id)).toBeGreaterThan(0);
    expect(text.indexOf(first.id)).toBeGreaterThan(text.indexOf(second.id));
    expect(text).not.toContain('action="/declarations"');
  });

  test('lists what is missing where somebody submits all the same', async () => {
    const { browser, path, id } = await begun(rig, 0);
    const fields = formIn((await browser.get(`${path}/withdraw`)).text, `${path}/withdraw`);
    expect((await browser.post(`${path}/submit`, fields)).status).toBe(403);
    expect((await browser.get(`${path}/submit`)).text).toContain(`${path}/draft#identity-phone`);
    expect(await rig.standingOf(id)).toBe('draft');
  });

  test('shows a return with everything that it asks', async () => {
    const { browser, path, id } = await filledIn(rig, 5);
    await browser.fillIn(`${path}/submit`, `${path}/submit`, { agreed: 'yes' });
    await rig.giveBack(id);
    const { text } = await browser.get(path);
    expect(text).toContain('请补充业绩证明');
    expect(text).toContain('已退回，待补正');
    const form = await browser.get(`${path}/draft`);
    expect(formIn(form.text, `${path}/draft`)).toHaveProperty('/identity/number');
    expect(
      (await browser.fillIn(`${path}/draft`, `${path}/draft`, { '/facts/degrees/0/major': '软件' })).status,
    ).toBe(303);
  });
});
