import { afterAll, beforeAll, expect, test } from 'vitest';
import { withNumberOpen } from '../../../casework/applicant/identity.ts';
import { begun, filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { fileWith, publish } from '../../rigs/machine/publishing.ts';
import { openWebRig, PEOPLE, type WebRig } from '../../rigs/web/rig.ts';

const NEXT = 'jiaxing-it-2021-second';
const PAGE = `/calls/${NEXT}`;

let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  const second = fileWith((call) => {
    call.id = NEXT;
  });
  expect(await publish(rig, second, 0)).toMatchObject({ status: 'SUCCEEDED' });
});
afterAll(() => rig?.stop());

const idIn = (location: string) => location.split('/')[2] ?? '';

test('a new draft has the name under which its person signed in, and nothing else', async () => {
  const { id } = await begun(rig, 4);
  expect((await rig.story(id)).declaration.draft).toEqual({ identity: { name: PEOPLE[4]?.name } });
});

test('a draft under another call begins with what was ticked, and with nothing that was not', async () => {
  const { browser, id } = await filledIn(rig, 1);
  const earlier = (await rig.story(id)).declaration;
  const { text } = await browser.get(PAGE);
  expect(text).toContain(`name="earlier" value="${id}"`);
  expect(text).toContain('单位和岗位：用人单位、现任岗位');
  expect(text).not.toMatch(/name="take-\w+"[^>]*checked/);
  const taking = { 'take-person': 'yes', 'take-employer': 'yes' };
  const { location } = await browser.fillIn(PAGE, '/declarations', taking);
  const { declaration } = await rig.story(idIn(location));
  expect(declaration.draft).toEqual({
    identity: earlier.draft.identity,
    employer: earlier.draft.employer,
    inService: { post: earlier.draft.inService?.post },
  });
  // The number is the same, and sealed for this declaration alone.
  expect(declaration.identity?.sealed).not.toBe(earlier.identity?.sealed);
  const { needs } = rig.machine;
  const [was, is] = [await withNumberOpen(needs, earlier), await withNumberOpen(needs, declaration)];
  expect(is.identity?.number).toBe(was.identity?.number);
});

test('a draft takes the facts of a draft that was withdrawn', async () => {
  const { browser, id } = await filledIn(rig, 2);
  const { facts } = (await rig.story(id)).declaration.draft;
  const withdraw = `/declarations/${id}/withdraw`;
  await browser.fillIn(withdraw, withdraw, { confirmed: 'yes' });
  const { location } = await browser.fillIn(PAGE, '/declarations', { 'take-facts': 'yes' });
  const { draft } = (await rig.story(idIn(location))).declaration;
  expect(facts?.degrees).toBeDefined();
  expect(draft.facts?.degrees).toEqual(facts?.degrees);
  expect(draft.identity).toEqual({ name: PEOPLE[2]?.name });
});

test('nobody takes anything of another account, and nothing is begun then', async () => {
  const { id } = await filledIn(rig, 3);
  const body = { call: NEXT, take: { from: id, parts: ['person', 'facts'] } };
  const strange = await rig.api(5, 'POST', '/declarations', { body });
  expect(strange.status).toBe(404);
  expect((await rig.api(5, 'GET', '/declarations')).json).toEqual({ declarations: [] });
  for (const from of ['x', '2021-00000000'])
    expect(
      (await rig.api(5, 'POST', '/declarations', { body: { call: NEXT, take: { ...body.take, from } } }))
        .status,
    ).toBe(404);
  const own = await rig.api(3, 'POST', '/declarations', { body });
  expect(own.status).toBe(201);
  const { facts } = (await rig.story(id)).declaration.draft;
  expect((await rig.story(own.json.id)).declaration.draft.facts?.degrees).toEqual(facts?.degrees);
});
