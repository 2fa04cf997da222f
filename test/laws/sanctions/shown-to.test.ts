import { afterAll, beforeAll, expect, test } from 'vitest';
import { inventedNumber } from '../../rigs/machine/people.ts';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { taken } from '../../rigs/machine/rig.ts';
import { decidedOn, enterOn, sanctionOf } from '../../rigs/sanctions/sanctioned.ts';
import { openBrowser } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  await enterOn(rig, sanctionOf(inventedNumber(1), decidedOn('2020-12-01')));
});
afterAll(() => rig?.stop());

/** The id of a complete draft of this signed-in person, who states the number of the first invented one. */
async function draftOf(nth: number): Promise<string> {
  const { json } = await rig.api(nth, 'POST', '/declarations', { body: { call: rig.call.id } });
  taken(await rig.change(json.id, rig.applicant(nth, { person: 1 }).draft));
  return json.id;
}

const OF_THE_DECISION = ['示例〔2020〕', '2023-12-01', '示例市人社局'];
const tells = (text: string) => OF_THE_DECISION.some((each) => text.includes(each));

test('whoever states a number learns nothing of its entry before the employer confirmed whose it is', async () => {
  const [own, free] = [await draftOf(1), await draftOf(0)];
  const browser = openBrowser(rig, 1);
  for (const path of [`/declarations/${own}`, `/declarations/${own}/draft`, `/declarations/${own}/submit`])
    expect(tells((await browser.get(path)).text)).toBe(false);
  expect(tells((await rig.api(1, 'GET', `/declarations/${own}`)).text)).toBe(false);
  // A number without an entry is answered alike.
  taken(await rig.change(free, rig.applicant(0, { person: 9 }).draft));
  const [barred, other] = [await rig.submit(own), await rig.submit(free)];
  expect([barred.ok, other.ok]).toEqual([true, true]);
  expect(tells((await browser.get(`/declarations/${own}`)).text)).toBe(false);
  taken(await rig.support(own));
  const confirmed = (await browser.get(`/declarations/${own}`)).text;
  expect(confirmed).toContain('诚信档案库中有您的记录');
  expect(confirmed).toContain('2023-12-02 起不再受限');
  expect((await openBrowser(rig, 0).get(`/declarations/${own}`)).status).toBe(404);
});

test('the page for everybody says that it cannot know, with the clause and whom to ask', async () => {
  const { text } = await openBrowser(rig).get(`/calls/${rig.call.id}/eligibility`);
  expect(text).toContain('这里不知道您是谁，无法查询');
  expect(text).toContain(rig.call.identity.contact.value);
});

test('a notice or a body that comes before the employer confirms nothing', async () => {
  const first = await openWebRig({
    startAt: '2021-10-11 09:00',
    file: fileWith(({ steps }) => {
      const after = { notice: 'declare', employer: 'notice', recommendation: 'employer' };
      for (const step of steps) Object.assign(step, { after: after[step.id as keyof typeof after] });
    }),
  });
  await enterOn(first, sanctionOf(inventedNumber(1), decidedOn('2020-12-01')));
  const { json } = await first.api(1, 'POST', '/declarations', { body: { call: first.call.id } });
  taken(await first.change(json.id, first.applicant(1, { person: 1 }).draft));
  expect(taken(await first.submit(json.id))).toMatchObject({ standing: 'supported' });
  const page = async () => (await openBrowser(first, 1).get(`/declarations/${json.id}`)).text;
  expect(tells(await page())).toBe(false);
  taken(await first.post(json.id, { postedOn: '2021-10-11' }));
  expect(tells(await page())).toBe(false);
  await first.turnTo('2021-10-19 09:00');
  taken(await first.record(json.id));
  taken(await first.support(json.id));
  expect(await page()).toContain('诚信档案库中有您的记录');
  await first.stop();
});
