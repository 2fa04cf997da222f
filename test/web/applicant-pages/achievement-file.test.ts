import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../../domain/achievements/person.ts';
import { type Declaring, filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { histories } from '../../rigs/faults/histories.ts';
import { everyItem } from '../../rigs/functions/every-item.ts';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { NAMES } from '../../rigs/statemachine/definitions.ts';
import { openBrowser } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

const PATH = '/achievement-file';
/** Texts that stand nowhere else. */
const MARKED = { school: '标记大学', paper: '标记论文', recommender: '标记推荐人' };
const FACTS: Person = {
  degrees: [{ degree: 'bachelor', obtainedOn: '2012-06', school: MARKED.school, studyForm: 'full-time' }],
  achievements: [{ kind: 'paper', name: MARKED.paper, rank: 1, people: 2 }],
  recommenders: [{ name: MARKED.recommender }],
  assessments: { 2020: 'excellent' },
};

let rig: WebRig;
const printed: string[] = [];
beforeAll(async () => {
  rig = await openWebRig({
    file: fileWith((call) => {
      call.alsoAsked?.value.push('achievements', 'recommenders', 'assessments');
      call.assessments = { value: { years: 1, upTo: 'year-before' }, source: '四' };
    }),
    startAt: '2021-10-11 09:00',
    log: (line) => void printed.push(JSON.stringify(line)),
  });
});
afterAll(() => rig?.stop());

/** The nth person's submission by the page, with these facts. */
async function submitted(nth: number, ticks: Record<string, string>): Promise<Declaring> {
  const own = await filledIn(rig, nth);
  const { draft } = (await rig.story(own.id)).declaration;
  await rig.change(own.id, { ...draft, facts: FACTS });
  const form = `${own.path}/submit`;
  const { location } = await own.browser.fillIn(form, form, { agreed: 'yes', ...ticks });
  expect(location).toBe(`${own.path}?done=submitted`);
  await rig.settle();
  return own;
}

const sealedFiles = async () => (await everyItem(rig.database)).filter(({ sk }) => sk === 'FILE');

describe('the page of the achievement file', () => {
  test('asks a stranger to sign in, and tells a reader without a file how one is kept', async () => {
    expect((await openBrowser(rig).get(PATH)).location).toContain('/sign-in?back=');
    const { status, text } = await openBrowser(rig, 5).get(PATH);
    expect(status).toBe(200);
    expect(text).toContain('没有保存您的业绩档案');
    expect(text).not.toContain('清除');
  });

  test('shows nothing after a submission whose box was not ticked', async () => {
    const { browser, path } = await submitted(0, {});
    expect((await browser.get(PATH)).text).toContain('没有保存');
    expect((await browser.get('/')).text).toContain(`href="${PATH}"`);
    expect((await browser.get(`${path}`)).status).toBe(200);
  });

  test('shows, in words, what a submission kept, and until when; exports it; erases it on request', async () => {
    const { browser } = await submitted(1, { keepAchievementFile: 'yes' });
    const { text } = await browser.get(PATH);
    for (const part of [MARKED.school, '本科', '全日制', MARKED.paper, '论文', '优秀', '2027-10-11'])
      expect(text).toContain(part);
    expect(text).not.toContain(MARKED.recommender);
    const english = (await browser.get(PATH, { 'accept-language': 'en' })).text;
    for (const part of ['Bachelor', 'Full-time', 'Excellent', 'Paper']) expect(english).toContain(part);
    const exported = await browser.get(`${PATH}/export`);
    expect(exported.headers.get('content-disposition')).toContain('achievement-file.json');
    expect(exported.headers.get('cache-control')).toContain('no-store');
    const api = await rig.api(1, 'GET', PATH);
    expect(JSON.parse(exported.text)).toEqual(api.json);
    const { recommenders: _, ...kept } = FACTS;
    expect(api.json).toMatchObject({ facts: kept, lastUsedOn: '2021-10-11', forgottenOn: '2027-10-11' });

    const [item] = await sealedFiles();
    const unticked = await browser.fillIn(PATH, `${PATH}/erase`, {});
    expect([unticked.status, (await sealedFiles()).length]).toEqual([422, 1]);
    const done = await browser.fillIn(PATH, `${PATH}/erase`, { confirmed: 'yes' });
    expect([done.status, done.location]).toEqual([303, `${PATH}?done=erased`]);
    expect((await browser.get(done.location)).text).toContain('业绩档案已清除');
    await nothingIsLeftOf(String(item?.sealed), 1);
    // The submission keeps the copy that was submitted.
    expect(JSON.stringify(await everyItem(rig.database))).toContain(MARKED.paper);
  });

  test('takes no form but its own', async () => {
    const { browser } = await submitted(2, { keepAchievementFile: 'yes' });
    const foreign = await browser.post(`${PATH}/erase`, { seal: 'x', confirmed: 'yes' });
    expect([foreign.status, (await sealedFiles()).length]).toEqual([403, 1]);
    expect((await rig.api(0, 'GET', PATH)).status).toBe(404);
    expect((await rig.api(undefined, 'GET', PATH)).status).toBe(401);
    expect((await rig.api(undefined, 'DELETE', PATH)).status).toBe(401);
    expect((await rig.api(0, 'DELETE', PATH)).status).toBe(204);
    expect(await sealedFiles()).toHaveLength(1);
    expect((await rig.api(2, 'DELETE', PATH)).status).toBe(204);
    expect(await sealedFiles()).toEqual([]);
    expect((await rig.api(2, 'GET', PATH)).status).toBe(404);
  });
});

/** Looks for a file’s ciphertext in all that was written, and for its owner in the line that tells of the erasure. */
async function nothingIsLeftOf(sealed: string, nth: number): Promise<void> {
  expect(sealed.length).toBeGreaterThan(100);
  expect(await sealedFiles()).toEqual([]);
  const told = await Promise.all(NAMES.map((name) => histories(rig, name)));
  const written = [JSON.stringify(await everyItem(rig.database)), JSON.stringify(told), printed.join('\n')];
  for (const place of written) expect(place).not.toContain(sealed);
  for (const text of Object.values(MARKED)) expect(written.slice(1).join('\n')).not.toContain(text);
  const lines = printed.filter((line) => line.includes('erase-achievement-file'));
  expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([['act', 'at']]);
  expect(lines.join()).not.toContain(`invented-${nth + 1}`);
}

test('a draft begins from the file by choice, and nothing of it reaches a reviewer before the submission', async () => {
  const other = await submitted(4, {});
  const { browser, id } = await submitted(3, { keepAchievementFile: 'yes' });
  await browser.fillIn(`/declarations/${id}/withdraw`, `/declarations/${id}/withdraw`, { confirmed: 'yes' });
  await rig.settle();
  const call = `/calls/${rig.call.id}`;
  expect((await openBrowser(rig, 5).get(call)).text).not.toContain('useAchievementFile');
  expect((await browser.get(call)).text).toContain('name="useAchievementFile"');
  const begun = await browser.fillIn(call, '/declarations', { useAchievementFile: 'yes' });
  const draft = /\/declarations\/([\d-]+)\//.exec(begun.location)?.[1] ?? '';
  expect((await rig.story(draft)).declaration.draft.facts?.degrees).toEqual(FACTS.degrees);
  await rig.turnTo('2021-10-13 10:00');
  const letters = rig.machine.outbox.letters();
  const links = letters.flatMap(({ body }) => /\/review\/\S+/.exec(body)?.[0] ?? []);
  expect(links.length).toBeGreaterThan(0);
  const pages = await Promise.all(links.map(async (link) => (await openBrowser(rig).get(link)).text));
  expect(pages.join('\n')).toContain(other.id);
  const told = await Promise.all(NAMES.map((name) => histories(rig, name)));
  const reached = JSON.stringify([pages, letters, told]);
  expect(reached).not.toContain(draft);
  for (const text of Object.values(MARKED)) expect(JSON.stringify([letters, told])).not.toContain(text);
});
