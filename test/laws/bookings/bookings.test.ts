import { afterEach, expect, test } from 'vitest';
import { declareStageOf } from '../../../domain/declaration/way.ts';
import { breaking } from '../../rigs/functions/breaking.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { confirmed, entriesOf, lettersOf, messagesOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const REACHED = { phone: '13800000009', email: 'new@example.com' };

test('a booked draft takes no edit, is submitted at its instant with the commitment made when booking, and its owner is told both times', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  const id = await rig.drafted(1);
  const booked = taken(await rig.book(id, '2021-10-12 09:00'));
  expect(booked.standing).toBe('draft');
  const { draft } = (await rig.story(id)).declaration;
  const isBooked = { refusal: { because: 'is-booked' } };
  expect(await rig.change(id, draft)).toMatchObject(isBooked);
  expect(await rig.submit(id)).toMatchObject(isBooked);
  expect(await rig.book(id, '2021-10-12 10:00')).toMatchObject(isBooked);
  await rig.turnTo('2021-10-12 08:59:59.999');
  expect((await rig.story(id)).declaration).toMatchObject({
    standing: 'draft',
    bookedFor: beijing('2021-10-12 09:00'),
  });
  expect(await messagesOf(rig, id, 'told-of-booking')).toMatchObject([{ state: 'sent' }]);
  await rig.turnTo('2021-10-12 09:10');
  const { declaration } = await rig.story(id);
  expect(declaration).toMatchObject({
    standing: 'submitted',
    submittedAt: beijing('2021-10-12 09:00'),
    commitment: { at: beijing('2021-10-11 09:00') },
    submittedDraft: { employer: draft.employer },
  });
  expect(declaration.bookedFor).toBeUndefined();
  expect(declaration.booking).toBeUndefined();
  expect(await entriesOf(rig, id, 'submit')).toMatchObject([
    {
      at: beijing('2021-10-12 09:00'),
      actor: { kind: 'applicant' },
      inputs: { bookedAt: beijing('2021-10-11 09:00') },
    },
  ]);
  expect(await messagesOf(rig, id, 'told-of-booked-submission')).toMatchObject([{ state: 'sent' }]);
  expect(
    lettersOf(rig, id)
      .map(({ body }) => body)
      .join(),
  ).toContain('2021-10-12 09:00');
  expect(await bookingsDue()).toEqual([]);
});

test('a booking may be cancelled until it runs, and then nothing is submitted', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  const id = await rig.drafted(1);
  expect(await rig.cancelBooking(id)).toMatchObject({ refusal: { because: 'not-booked' } });
  taken(await rig.book(id, '2021-10-11 12:00'));
  rig.sleepTo('2021-10-11 12:03');
  taken(await rig.cancelBooking(id));
  await rig.turnTo('2021-10-12 09:00');
  expect((await rig.story(id)).declaration.standing).toBe('draft');
  expect(await messagesOf(rig, id, 'told-of-booking-cancelled')).toMatchObject([{ state: 'sent' }]);
  expect(await bookingsDue()).toEqual([]);
  taken(await rig.submit(id));
});

test('a booking is refused with every defect: an instant that is past or too close to the closing, and what the draft lacks', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  const id = await rig.drafted(1);
  expect(await rig.book(id, '2021-10-11 09:00')).toMatchObject({
    refusal: { because: 'incomplete', defects: [{ at: '/submitAt', because: 'booked-in-the-past' }] },
  });
  const { draft } = (await rig.story(id)).declaration;
  taken(await rig.change(id, { ...draft, materials: [] }));
  const late = await rig.book(id, '2021-10-31 23:50:00.001');
  expect(late).toMatchObject({ refusal: { because: 'incomplete' } });
  const defects = late.ok ? [] : (late.refusal.defects ?? []);
  expect(defects[0]).toMatchObject({ at: '/submitAt', because: 'booked-too-late', detail: { minutes: 10 } });
  expect(defects.some(({ at }) => at.startsWith('/materials'))).toBe(true);
});

test('what is refused when it runs is told with its reason, and the draft is free again', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  const [first, second] = [await rig.drafted(1), await rig.drafted(2, { person: 1 })];
  taken(await rig.book(first, '2021-10-12 09:00'));
  taken(await rig.book(second, '2021-10-12 09:00'));
  await rig.turnTo('2021-10-12 09:20');
  const standings = [await rig.standingOf(first), await rig.standingOf(second)];
  expect(standings.toSorted()).toEqual(['draft', 'submitted']);
  const refused = standings[0] === 'draft' ? first : second;
  expect(await entriesOf(rig, refused, 'fail-booking')).toMatchObject([
    {
      from: 'draft',
      to: 'draft',
      actor: { by: 'patrol' },
      inputs: { bookedFor: beijing('2021-10-12 09:00') },
    },
  ]);
  const [told] = await messagesOf(rig, refused, 'told-of-booking-failed');
  expect(told).toMatchObject({ audience: 'applicant', state: 'sent' });
  expect(told?.states.refusedWhy).not.toBe('');
  expect(lettersOf(rig, refused).at(-1)?.body).toContain(told?.states.refusedWhy);
  const { draft } = (await rig.story(refused)).declaration;
  taken(await rig.change(refused, draft));
});

test('a returned declaration is booked to be submitted again, and keeps its telephone and mailbox until then', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  const id = await rig.submitted(1);
  taken(await rig.giveBack(id));
  await rig.settle();
  taken(await rig.book(id, '2021-10-12 10:00'));
  await rig.settle();
  expect(await rig.correctContact(id, REACHED)).toMatchObject({ refusal: { because: 'is-booked' } });
  await rig.turnTo('2021-10-12 10:10');
  expect((await rig.story(id)).declaration).toMatchObject({
    standing: 'submitted',
    submittedAt: beijing('2021-10-12 10:00'),
  });
  expect(await messagesOf(rig, id, 'told-of-booked-submission')).toMatchObject([{ state: 'sent' }]);
});

test('a withdrawal ends a booking, and a reminder to submit does not come while one stands', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  const [withdrawn, waiting] = [await rig.drafted(1), await rig.drafted(2)];
  taken(await rig.book(withdrawn, '2021-10-12 09:00'));
  taken(await rig.book(waiting, '2021-10-31 23:50'));
  taken(await rig.withdraw(withdrawn));
  await rig.turnTo('2021-10-31 23:49');
  expect((await rig.story(withdrawn)).declaration).toMatchObject({ standing: 'withdrawn' });
  const { messages } = await rig.story(waiting);
  expect(messages.filter(({ occasion }) => occasion.startsWith('draft-'))).toEqual([]);
  await rig.turnTo('2021-11-01 00:10');
  expect((await rig.story(waiting)).declaration).toMatchObject({
    standing: 'submitted',
    submittedAt: beijing('2021-10-31 23:50'),
  });
});

test('the lock waits for a booking that has not run, and a machine that was off over the closing submits it before anything lapses', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const [booked, unfinished] = [await rig.drafted(1), await rig.drafted(2)];
  taken(await rig.book(booked, '2021-10-31 23:50'));
  await rig.turnTo('2021-10-31 23:49');
  rig.sleepTo('2021-11-01 00:02');
  await rig.turnTo('2021-11-01 02:00');
  expect((await rig.story(booked)).declaration).toMatchObject({
    standing: 'submitted',
    submittedAt: beijing('2021-10-31 23:50'),
  });
  expect(await rig.standingOf(unfinished)).toBe('lapsed');
});

test('a late entry is booked within its end, and runs before the grant ends the case', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const id = await rig.drafted(1);
  const { version } = (await rig.story(id)).declaration;
  const grant = { act: 'grant-late-entry', declaration: id, expectedVersion: version };
  expect(await confirmed(rig, { ...grant, until: '2021-11-03 12:00' })).toMatchObject({
    status: 'SUCCEEDED',
  });
  await rig.turnTo('2021-11-02 09:00');
  expect(await rig.book(id, '2021-11-03 11:51')).toMatchObject({
    refusal: { defects: [{ because: 'booked-too-late' }] },
  });
  taken(await rig.book(id, '2021-11-03 11:50'));
  await rig.turnTo('2021-11-03 11:49');
  rig.sleepTo('2021-11-03 12:05');
  await rig.turnTo('2021-11-03 13:00');
  expect((await rig.story(id)).declaration).toMatchObject({
    standing: 'submitted',
    submittedAt: beijing('2021-11-03 11:50'),
  });
});

test('a booking that cannot be written before the lock is told as in time and not recorded, reported, and answered by a late entry', async () => {
  const broken = breaking();
  rig = await openRig({ startAt: '2021-10-29 09:00', aroundNeeds: broken.aroundNeeds });
  const id = await rig.drafted(1);
  taken(await rig.book(id, '2021-10-31 23:50'));
  await rig.turnTo('2021-10-31 23:49');
  broken.ids.add(id);
  await rig.turnTo('2021-11-01 00:10');
  expect(await isLocked()).toBe(false);
  await rig.turnTo('2021-11-01 00:20');
  expect(await isLocked()).toBe(true);
  expect((await rig.story(id)).declaration).toMatchObject({ standing: 'draft' });
  broken.ids.clear();
  await rig.turnTo('2021-11-01 01:30');
  expect((await rig.story(id)).declaration).toMatchObject({ standing: 'lapsed' });
  expect((await rig.story(id)).declaration.bookedFor).toBeUndefined();
  expect(await entriesOf(rig, id, 'submit', 'fail-booking')).toEqual([]);
  expect(await messagesOf(rig, id, 'told-of-booking-unrecorded')).toMatchObject([
    { audience: 'applicant', state: 'sent', states: { bookedFor: '2021-10-31 23:50' } },
  ]);
  const reports = await rig.machine.records.reports.since();
  expect(reports.filter(({ kind }) => kind === 'unrecorded')).toMatchObject([
    { about: id, act: 'submit', at: beijing('2021-10-31 23:50') },
  ]);
  expect(await bookingsDue()).toEqual([]);
  const { version } = (await rig.story(id)).declaration;
  const grant = { act: 'grant-late-entry', declaration: id, expectedVersion: version };
  expect(await confirmed(rig, { ...grant, until: '2021-11-03 12:00' })).toMatchObject({
    status: 'SUCCEEDED',
  });
  expect(taken(await rig.submit(id))).toMatchObject({ standing: 'submitted' });
});

async function isLocked() {
  const stages = await rig.machine.records.stages.of(rig.call.id);
  return stages[declareStageOf(rig.call, {})]?.lockedAt !== undefined;
}

async function bookingsDue() {
  const due = await rig.machine.records.indexes.due('9999');
  return due.filter(({ kind }) => kind === 'booking');
}
