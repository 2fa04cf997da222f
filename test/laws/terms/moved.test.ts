import { afterEach, expect, test } from 'vitest';
import { beijing } from '../../rigs/machine/acting.ts';
import { amend, askedFor, publishCalendar, withRest } from '../../rigs/machine/calendars.ts';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { ownDeadline, THREE_DAYS_TO_CORRECT, term } from '../../rigs/machine/terms.ts';
import { confirmed, entriesOf, lapsedOnce, lettersOf, messagesOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

test('a rest day that is added moves the deadlines of cases later, lists them, tells them once, and no amendment moves one earlier again', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file: fileWith(THREE_DAYS_TO_CORRECT) });
  const id = await rig.submitted(1);
  await rig.turnTo('2021-10-12 10:00');
  taken(await rig.giveBack(id));
  await rig.turnTo('2021-10-13 10:00');

  const listed = await publishCalendar(rig, withRest('2021-10-14'), { expectedVersion: 1 });
  expect(listed).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(listed.cause).toContain(`办理期限 2021-10-15 → 2021-10-18（1 件：${id}）`);
  const confirms = askedFor(listed);
  await publishCalendar(rig, withRest('2021-10-14'), { expectedVersion: 1, confirms });
  await rig.turnBy(300);
  const later = beijing('2021-10-19');
  expect(await ownDeadline(rig, id)).toMatchObject({ standing: 'returned', endsAt: later });
  const [extended] = await entriesOf(rig, id, 'extend');
  expect(extended).toMatchObject({
    actor: { kind: 'automatic', by: 'calendar' },
    ...{ clause: '四', calendar: 2, inputs: { termEnds: later, termEnded: beijing('2021-10-16') } },
  });
  const told = async () =>
    (await messagesOf(rig, id, 'date-changed')).filter(({ state }) => state === 'sent');
  expect(await told()).toMatchObject([{ audience: 'applicant', states: { closesOn: '2021-10-18' } }]);

  await amend(rig, withRest('2021-12-06'), 2);
  await rig.turnTo('2021-10-18 23:59:59.999');
  expect(await ownDeadline(rig, id)).toMatchObject({ standing: 'returned', endsAt: later });
  expect(await entriesOf(rig, id, 'extend')).toHaveLength(1);
  expect(await told()).toHaveLength(1);
  expect(await rig.submit(id)).toMatchObject({ ok: true, value: { standing: 'submitted' } });
});

test('an act counts by a calendar that was amended a moment ago, though the case has not looked yet', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file: fileWith(THREE_DAYS_TO_CORRECT) });
  const [id, other] = [await rig.submitted(1), await rig.submitted(2)];
  await rig.turnTo('2021-10-12 10:00');
  for (const each of [id, other]) taken(await rig.giveBack(each));
  await rig.turnTo('2021-10-15 23:59');
  const { needs } = rig.machine;
  const { wake } = needs.workflow;
  needs.workflow.wake = async () => true;
  await amend(rig, withRest('2021-10-14'), 1);
  needs.workflow.wake = wake;
  rig.sleepTo('2021-10-16 08:00');
  expect((await rig.story(other)).declaration.term?.endsAt).toBe(beijing('2021-10-16'));
  expect(await rig.submit(id)).toMatchObject({ ok: true, value: { standing: 'submitted' } });
  await rig.turnTo('2021-10-16 12:00');
  expect(await ownDeadline(rig, other)).toMatchObject({
    standing: 'returned',
    endsAt: beijing('2021-10-19'),
  });
});

test('a silent employer’s own deadline ends its review before the closing, and a reopening of the stage answers the lock alone', async () => {
  const file = fileWith(term('employer', { days: 5, count: 'working-days' }));
  rig = await openRig({ startAt: '2021-10-11 09:00', file });
  const early = await rig.submitted(1);
  await rig.turnTo('2021-10-19 10:00');
  const { told: _, ...ended } = await lapsedOnce(rig, early);
  expect(ended).toEqual({ standing: 'lapsed', from: 'submitted', stage: 'employer', lapses: 1 });
  expect(await ownDeadline(rig, early)).toMatchObject({ isByTerm: true, endsAt: beijing('2021-10-19') });
  await rig.turnTo('2021-10-29 10:00');
  const late = await rig.submitted(2);
  await rig.turnTo('2021-11-04 10:00');
  expect(await rig.support(late)).toMatchObject({ ok: true, value: { standing: 'supported' } });
  await rig.turnTo('2021-11-12 10:00');
  expect(await lapsedOnce(rig, late)).toMatchObject({ from: 'supported', lapses: 1 });
  const move = { act: 'move-deadline', call: rig.call.id, stage: 'employer' };
  await confirmed(rig, { ...move, from: '2021-11-11', to: '2021-11-18' });
  await rig.turnBy(600);
  expect(await rig.standingOf(late)).toBe('supported');
  expect(await rig.standingOf(early)).toBe('lapsed');
  expect(lettersOf(rig, early).some(({ subject }) => subject.includes('逾期'))).toBe(true);
});

test('what a reopening restores has its own deadline anew', async () => {
  const file = fileWith(term('employer', { days: 12, count: 'working-days' }));
  rig = await openRig({ startAt: '2021-10-29 10:00', file });
  const id = await rig.submitted(1);
  expect(await ownDeadline(rig, id)).toMatchObject({ endsAt: beijing('2021-11-17') });
  await rig.turnTo('2021-11-12 10:00');
  expect(await ownDeadline(rig, id)).toMatchObject({ standing: 'lapsed', isByTerm: false, lapses: 1 });
  const move = { act: 'move-deadline', call: rig.call.id, stage: 'employer' };
  await confirmed(rig, { ...move, from: '2021-11-11', to: '2021-11-18' });
  await rig.turnBy(600);
  expect(await ownDeadline(rig, id)).toMatchObject({ standing: 'submitted', endsAt: beijing('2021-12-01') });
});
