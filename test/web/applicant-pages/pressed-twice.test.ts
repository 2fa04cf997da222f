import { afterAll, beforeAll, expect, test } from 'vitest';
import { begun, filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { formIn, type Seen } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;

beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
});
afterAll(async () => rig?.stop());

/** The form of a page, sent this often at the same moment and then once more. */
async function pressed(times: number, send: () => Promise<Seen>): Promise<string[]> {
  const atOnce = await Promise.all(Array.from({ length: times }, send));
  return [...atOnce, await send()].map(({ status, location }) => `${status} ${location}`);
}

const same = (times: number, answer: string) => Array.from({ length: times + 1 }, () => answer);
const entries = async (id: string, move: string) =>
  (await rig.story(id)).timeline.filter((entry) => entry.move === move);

test.each([1, 3])(
  'a submission, then a withdrawal, pressed %i times and once more is one act and said to be done',
  async (times) => {
    const { browser, path, id } = await filledIn(rig, times);
    const fieldsOf = async (page: string) => formIn((await browser.get(page)).text, page);
    const submission = { ...(await fieldsOf(`${path}/submit`)), agreed: 'yes' };
    const submitted = await pressed(times, () => browser.post(`${path}/submit`, submission));
    expect(submitted).toEqual(same(times, `303 ${path}?done=submitted`));
    const withdrawal = { ...(await fieldsOf(`${path}/withdraw`)), confirmed: 'yes' };
    const withdrawn = await pressed(times, () => browser.post(`${path}/withdraw`, withdrawal));
    expect(withdrawn).toEqual(same(times, `303 ${path}?done=withdrawn`));
    for (const move of ['submit', 'withdraw']) expect(await entries(id, move)).toHaveLength(1);
  },
);

test('a withdrawal from another page than the one that was taken is told how things stand', async () => {
  const { browser, path } = await filledIn(rig, 0);
  const page = `${path}/withdraw`;
  const [one, other] = [await browser.get(page), await browser.get(page)].map(({ text }) =>
    formIn(text, page),
  );
  expect((await browser.post(page, { ...one, confirmed: 'yes' })).status).toBe(303);
  const second = await browser.post(page, { ...other, confirmed: 'yes' });
  expect([second.status, second.text]).toEqual([409, expect.stringContaining('已撤回')]);
});

test.each([1, 3])(
  'a section saved %i times at once and once more is saved, and told to be',
  async (times) => {
    const { browser, path, id } = await filledIn(rig, 3 + Math.sign(times - 1));
    const page = `${path}/draft`;
    const fields = {
      ...formIn((await browser.get(page)).text, page),
      '/facts/degrees/0/school': '另一所示例大学',
    };
    const before = (await entries(id, 'change')).length;
    const saved = await pressed(times, () => browser.post(page, fields));
    expect(saved).toEqual(same(times, `303 ${page}?saved=all`));
    expect(await entries(id, 'change')).toHaveLength(before + 1);
  },
);

test('a file that was taken off twice is off', async () => {
  const { browser, path } = await filledIn(rig, 5);
  const list = `${path}/materials`;
  const { text } = await browser.get(list);
  const action = /action="([^"]+\/remove)"/.exec(text)?.[1] ?? '';
  const fields = formIn(text, action);
  const removed = await pressed(2, () => browser.post(action, fields));
  expect(removed).toEqual(same(2, `303 ${list}?done=removed`));
});

test('a declaration that was begun twice is one', async () => {
  const { browser, path } = await begun(rig, 2);
  await browser.fillIn(`${path}/withdraw`, `${path}/withdraw`, { confirmed: 'yes' });
  const page = `/calls/${rig.call.id}`;
  const fields = formIn((await browser.get(page)).text, '/declarations');
  const answers = await pressed(3, () => browser.post('/declarations', fields));
  expect(new Set(answers.map((answer) => answer.replace(/\/draft$/, ''))).size).toBe(1);
});
