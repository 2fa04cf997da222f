import { afterEach, expect, test } from 'vitest';
import { variantText } from '../../rigs/domain/variants.ts';
import { POINT } from '../../rigs/machine/people.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import {
  confirmed,
  entriesOf,
  forwarded,
  lapsedOnce,
  messagesOf,
  supported,
} from '../../rigs/machine/walks.ts';

/** The employer posts and recommends, the acceptance point supports, posts for five working days of its own, then the bureau reviews. */
const FILE = variantText('a public notice of the body that accepts');

let rig: Rig;
afterEach(() => rig?.stop());

/** A declaration that the acceptance point supports on Monday 8 November, so that its own notice is to be posted. */
async function toPost(nth = 1): Promise<string> {
  const id = await supported(rig, nth);
  await forwarded(rig, id, '2021-10-29', '2021-11-08 09:00');
  expect(taken(await rig.support(id))).toMatchObject({ standing: 'supported' });
  await rig.settle();
  return id;
}

test('a body posts its own notice after the employer’s, and the days of both count by their own rules', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00', file: FILE });
  const id = await toPost();
  const { declaration } = await rig.story(id);
  expect(declaration).toMatchObject({ step: 'posting', notice: { step: 'notice', endedOn: '2021-11-08' } });
  expect(await rig.post(id, { postedOn: '2021-11-05' })).toMatchObject({
    refusal: { because: 'posting-wrong', defects: [{ at: '/postedOn', because: 'posted-too-far-back' }] },
  });
  taken(await rig.post(id, { postedOn: '2021-11-08' }));
  const [own, bodys] = await entriesOf(rig, id, 'post');
  expect([own?.inputs?.body, bodys?.inputs?.body]).toEqual([undefined, expect.any(String)]);
  expect(bodys?.inputs).toMatchObject({ lastDay: '2021-11-15', resultFrom: '2021-11-16', inTime: true });
  expect((await rig.story(id)).declaration.earlierNotices).toMatchObject([{ step: 'notice' }]);
  await rig.turnTo('2021-11-15 23:59:59.999');
  expect(await rig.record(id)).toMatchObject({ refusal: { because: 'notice-still-running' } });
  await rig.turnTo('2021-11-16');
  expect(taken(await rig.record(id))).toMatchObject({ standing: 'forwarded' });
  await rig.settle();
  expect((await rig.story(id)).declaration).toMatchObject({ step: 'recommendation' });
  expect(taken(await rig.support(id))).toMatchObject({ standing: 'recommended' });
});

test('what the employer posts must leave time for the notice of the body', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00', file: FILE.replace('2021-11-26', '2021-11-17') });
  const id = await supported(rig, 1);
  // The body must post by 9 November, so the employer's result may come on that day at the latest.
  const refusal = {
    because: 'cannot-finish-in-time',
    facts: { latest: '2021-11-09', lastFeasible: '2021-11-01' },
  };
  await rig.turnTo('2021-11-02 09:00');
  expect(await rig.post(id, { postedOn: '2021-11-02' })).toMatchObject({ refusal });
  taken(await rig.post(id, { postedOn: '2021-11-01' }));
});

test('the body is asked to post and for the result, its superior after three working days of silence, and the employer for neither', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00', file: FILE });
  const id = await toPost();
  await rig.turnTo('2021-11-12 09:00');
  const { declaration } = await rig.story(id);
  expect(declaration).toMatchObject({ desk: 'superior', standing: 'supported' });
  const reminded = await messagesOf(rig, id, 'posting-one-day-after-asked');
  expect(reminded.filter(({ state }) => state === 'sent').map(({ audience }) => audience)).toEqual([
    `body:${POINT}`,
  ]);
  const escalated = await messagesOf(rig, id, 'posting-superior-three-days-after-asked');
  expect(escalated.map(({ audience }) => audience)).toEqual([`body-superior:${POINT}`]);
  taken(await rig.post(id, { postedOn: '2021-11-12' }));
  await rig.turnTo('2021-11-22 12:00');
  const asked = await messagesOf(rig, id, 'result-on-first-day');
  expect(asked.map(({ audience }) => audience)).toEqual([`body:${POINT}`]);
});

test('an interruption of the second notice leaves the first as it ended, and the second is counted anew', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00', file: FILE });
  const id = await toPost();
  taken(await rig.post(id, { postedOn: '2021-11-08' }));
  await rig.turnTo('2021-11-10 10:00');
  expect(taken(await rig.interrupt(id, '公示材料缺页'))).toMatchObject({ standing: 'supported' });
  const { declaration } = await rig.story(id);
  expect(declaration.notice).toBeUndefined();
  expect(declaration.earlierNotices).toMatchObject([{ step: 'notice', endedOn: '2021-11-08' }]);
  await rig.settle();
  taken(await rig.post(id, { postedOn: '2021-11-10' }));
  await rig.turnTo('2021-11-17 23:59');
  expect(await rig.record(id)).toMatchObject({ refusal: { because: 'notice-still-running' } });
  await rig.turnTo('2021-11-18 09:00');
  expect(taken(await rig.record(id))).toMatchObject({ standing: 'forwarded' });
});

test('an objection to the second notice is its own, and a lock ends it where nobody settles it', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00', file: FILE });
  const id = await toPost();
  taken(await rig.post(id, { postedOn: '2021-11-08' }));
  taken(await rig.object(id, '有职工反映业绩材料署名有误'));
  expect((await rig.story(id)).declaration.objections).toMatchObject([{ number: 1, step: 'posting' }]);
  await rig.turnTo('2021-11-16 09:00');
  expect(await rig.record(id)).toMatchObject({ refusal: { because: 'objection-unsettled' } });
  await rig.turnTo('2021-11-27 01:30');
  expect(await lapsedOnce(rig, id)).toMatchObject({ from: 'posted', stage: 'posting', lapses: 1 });
  const [entry] = await entriesOf(rig, id, 'lapse');
  expect(entry?.inputs).toMatchObject({ cause: 'objection-unsettled', desk: `body-superior:${POINT}` });
});

test('a late entry, or a reopening, brings back a second notice that its lock ended, and it goes on', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00', file: FILE });
  const [granted, reopened] = [await supported(rig, 1), await supported(rig, 2)];
  taken(await rig.post(reopened, { postedOn: '2021-10-29' }));
  await forwarded(rig, granted, '2021-10-29', '2021-11-08 09:00');
  taken(await rig.record(reopened));
  await rig.settle();
  for (const id of [granted, reopened]) taken(await rig.support(id));
  await rig.settle();
  await rig.turnTo('2021-11-15 09:00');
  for (const id of [granted, reopened]) taken(await rig.post(id, { postedOn: '2021-11-15' }));
  await rig.turnTo('2021-11-27 01:30');
  const { version } = (await rig.story(granted)).declaration;
  const late = {
    act: 'grant-late-entry',
    declaration: granted,
    until: '2021-12-02',
    expectedVersion: version,
  };
  expect(await confirmed(rig, late)).toMatchObject({ status: 'SUCCEEDED' });
  const isBack = { standing: 'posted', step: 'posting', run: 2 };
  expect((await rig.story(granted)).declaration).toMatchObject(isBack);
  expect(taken(await rig.record(granted))).toMatchObject({ standing: 'forwarded' });
  expect(await rig.standingOf(reopened)).toBe('lapsed');
  const moved = {
    act: 'move-deadline',
    call: rig.call.id,
    stage: 'posting',
    from: '2021-11-26',
    to: '2021-12-01',
  };
  await confirmed(rig, moved);
  await rig.turnBy(120);
  expect((await rig.story(reopened)).declaration).toMatchObject(isBack);
  expect(taken(await rig.record(reopened))).toMatchObject({ standing: 'forwarded' });
});

test('a body that returns what has been posted twice leaves both notices to count, and no one posts again', async () => {
  rig = await openRig({ startAt: '2021-09-22 09:00', file: FILE });
  const id = await supported(rig, 1);
  await forwarded(rig, id, '2021-09-22', '2021-09-29 09:00');
  taken(await rig.support(id));
  await rig.settle();
  await forwarded(rig, id, '2021-09-29', '2021-10-14 09:00');
  taken(await rig.giveBack(id));
  taken(await rig.submit(id));
  expect((await rig.story(id)).declaration).toMatchObject({ standing: 'submitted', step: 'employer' });
  expect(taken(await rig.support(id))).toMatchObject({ standing: 'forwarded' });
  expect((await rig.story(id)).declaration).toMatchObject({ step: 'acceptance' });
  expect(taken(await rig.support(id))).toMatchObject({ standing: 'forwarded' });
  expect((await rig.story(id)).declaration).toMatchObject({ step: 'recommendation' });
});
