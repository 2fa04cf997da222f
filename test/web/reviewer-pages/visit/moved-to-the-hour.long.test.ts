import { afterEach, describe, expect, test } from 'vitest';
import { BUREAU, MUNICIPAL } from '../../../rigs/machine/people.ts';
import { CALL, taken } from '../../../rigs/machine/rig.ts';
import { forwarded, lettersOf, messagesOf, supported } from '../../../rigs/machine/walks.ts';
import { openReviewing, type Reviewing, readingOf } from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
afterEach(() => reviewing?.stop());

const DESK = `body:${BUREAU}` as const;

async function move(stage: string, from: string, to: string): Promise<void> {
  const moving = { act: 'move-deadline', call: CALL.id, stage, from, to };
  const told = await reviewing.rig.operate(moving);
  if (told.status === 'FAILED') throw new Error(JSON.stringify(told));
}

/** A case that waits for its last body since the 17th, with the page of that body's link. */
async function atTheBureau(): Promise<{ id: string; desk: string; page: string }> {
  reviewing = await openReviewing({ startAt: '2021-10-29 10:00' });
  const { rig } = reviewing;
  const id = await supported(rig, 1);
  await forwarded(rig, id, '2021-10-29', '2021-11-08 09:00');
  await rig.turnTo('2021-11-17 09:00');
  taken(await rig.support(id));
  await rig.settle();
  const desk = await reviewing.deskOf(DESK);
  return { id, desk, page: `${desk}/declarations/${id}` };
}

describe('the last stage, closing at noon and moved to the evening an hour before', () => {
  test('is told to everybody who was told noon, and the desk decides in the afternoon by the link that it has', async () => {
    const { id, desk, page } = await atTheBureau();
    const { rig } = reviewing;
    await move('recommendation', '2021-11-19', '2021-11-20 12:00');
    await rig.turnTo('2021-11-20 11:00');
    expect((await messagesOf(rig, id, 'date-changed')).at(-1)?.states.closesAt).toBe('2021-11-20 12:00');
    const before = lettersOf(rig, id).length;
    await move('recommendation', '2021-11-20 12:00', '2021-11-20 18:00');
    await rig.turnTo('2021-11-20 11:05');
    const told = lettersOf(rig, id).slice(before);
    expect(told).toHaveLength(1);
    expect(`${told[0]?.subject}${told[0]?.body}`).toContain('2021-11-20 18:00');
    expect(told[0]?.body).not.toContain('12:00');
    expect(told[0]?.body.endsWith(desk)).toBe(true);
    await rig.turnTo('2021-11-20 13:00');
    expect(await rig.standingOf(id)).toBe('forwarded');
    expect(readingOf(await reviewing.get(desk))).toContain('2021-11-20 18:00');
    const decided = await reviewing.act(page, 'decision', { decision: 'support' });
    expect(decided.statusCode).toBe(303);
  });

  test('ends at the evening’s hour, for the page and for the case', async () => {
    const { id, desk } = await atTheBureau();
    const { rig } = reviewing;
    await move('recommendation', '2021-11-19', '2021-11-20 12:00');
    await rig.turnTo('2021-11-20 11:00');
    await move('recommendation', '2021-11-20 12:00', '2021-11-20 18:00');
    expect((await reviewing.get(desk, { at: '2021-11-20 17:59:59.999' })).statusCode).toBe(200);
    expect((await reviewing.get(desk, { at: '2021-11-20 18:00' })).statusCode).toBe(410);
    await rig.turnTo('2021-11-20 20:00');
    expect(await rig.standingOf(id)).toBe('lapsed');
  });
});

test('a link ends with its call, opens again once that is reopened, and stays the desk’s own', async () => {
  const { id, desk, page } = await atTheBureau();
  const { rig } = reviewing;
  await rig.turnTo('2021-11-22 09:00');
  expect([(await reviewing.get(desk)).statusCode, await rig.standingOf(id)]).toEqual([410, 'lapsed']);
  await move('recommendation', '2021-11-19', '2021-11-24 17:00');
  await rig.turnTo('2021-11-23 10:00');
  expect(await rig.standingOf(id)).toBe('forwarded');
  expect(lettersOf(rig, id).some(({ body }) => body.endsWith(desk))).toBe(true);
  expect((await reviewing.act(page, 'decision', { decision: 'support' })).statusCode).toBe(303);
});

test('a link that was revoked stays shut whatever is reopened', async () => {
  const { desk } = await atTheBureau();
  const { rig } = reviewing;
  await rig.machine.records.links.revoke(await reviewing.linkOf(DESK), 'not-for-me', rig.machine.needs.now());
  await rig.turnTo('2021-11-22 09:00');
  await move('recommendation', '2021-11-19', '2021-11-24 17:00');
  expect((await reviewing.get(desk)).statusCode).toBe(410);
});

test('a late entry past the last closing opens the link until its hour, and what came of it is read until then', async () => {
  const { id, desk, page } = await atTheBureau();
  const { rig } = reviewing;
  await rig.turnTo('2021-11-22 09:00');
  const { version } = (await rig.story(id)).declaration;
  const grant = { act: 'grant-late-entry', declaration: id, until: '2021-11-25 16:30' };
  expect((await rig.operate({ ...grant, expectedVersion: version })).status).toBe('SUCCEEDED');
  expect(readingOf(await reviewing.get(desk))).toContain('2021-11-25 16:30');
  const form = await reviewing.formOf(page, 'decision');
  expect((await reviewing.get(desk, { at: '2021-11-25 16:30' })).statusCode).toBe(410);
  expect(form.seal).toBeDefined();
  expect((await reviewing.act(page, 'decision', { decision: 'support' })).statusCode).toBe(303);
  // Nothing waits behind the link any more, and its page of the case still says what was decided.
  expect([(await reviewing.get(page)).statusCode, (await reviewing.get(desk)).statusCode]).toEqual([
    200, 410,
  ]);
  expect((await reviewing.get(page, { at: '2021-11-25 16:30' })).statusCode).toBe(410);
});

test('a call that closes at an hour says the hour wherever it says its last day', async () => {
  reviewing = await openReviewing({ startAt: '2021-11-02 10:00' });
  const { rig } = reviewing;
  await move('declare', '2021-10-31', '2021-11-03');
  await rig.turnBy(120);
  await move('employer', '2021-11-11', '2021-11-12 12:00');
  const id = await rig.submitted(1, { employer: MUNICIPAL });
  const [asked] = lettersOf(rig, id).filter(({ to }) => to === MUNICIPAL.contact.email);
  expect(asked?.body).toContain('2021-11-12 12:00');
  taken(await rig.support(id));
  await rig.settle();
  // Posted on the 4th, its result can be recorded from the 12th: until noon.
  await rig.turnTo('2021-11-04 09:00');
  const desk = await reviewing.deskOf(`employer:${MUNICIPAL.code}`);
  const text = readingOf(await reviewing.get(`${desk}/declarations/${id}`));
  expect(text).toContain('2021-11-12（周五） 12:00');
  expect(text).toContain('来得及');
  expect(taken(await rig.post(id, { postedOn: '2021-11-04' })).warnings).toEqual([]);
  await rig.turnTo('2021-11-12 11:59');
  expect(await rig.record(id, '2021-11-12 12:00')).toMatchObject({ refusal: { because: 'stage-closed' } });
  taken(await rig.record(id));
});
