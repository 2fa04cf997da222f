import { afterEach, expect, test } from 'vitest';
import { beijing } from '../../rigs/machine/acting.ts';
import { carriesOut, openFrontedRig } from '../../rigs/machine/front.ts';
import { openRig } from '../../rigs/machine/rig.ts';
import { entriesOf, lapsedOnce } from '../../rigs/machine/walks.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function rigBehindFront(startAt: string) {
  const fronted = await openFrontedRig({ startAt });
  closing.push(fronted.close);
  return fronted;
}

/** A submission of the last millisecond whose write reaches the table at this wall time. */
async function submittedWithTheWriteAt(wall: string) {
  const { rig, front } = await rigBehindFront('2021-10-31 09:00');
  const id = await rig.drafted(1);
  await rig.turnTo('2021-10-31 23:59:59.999');
  const held = front.hold(carriesOut(id));
  const submitting = rig.submit(id);
  await held.arrived;
  await rig.turnTo(wall);
  held.release();
  return { rig, id, answer: await submitting };
}

test('a submission received in the last millisecond is taken although its write reaches the table three seconds after the closing', async () => {
  const { rig, id, answer } = await submittedWithTheWriteAt('2021-11-01 00:00:02.999');
  expect(answer).toMatchObject({ ok: true, value: { standing: 'submitted' } });
  await rig.turnTo('2021-11-01 01:30');
  expect(await rig.standingOf(id)).toBe('submitted');
  expect((await entriesOf(rig, id, 'submit')).map(({ at }) => at)).toEqual([
    beijing('2021-10-31 23:59:59.999'),
  ]);
  expect(await entriesOf(rig, id, 'lapse')).toEqual([]);
});

test('the lock is not set before the longest write path and five seconds have passed', async () => {
  const { answer } = await submittedWithTheWriteAt('2021-11-01 00:00:39.999');
  expect(answer).toMatchObject({ ok: true });
});

test('stamped at 23:59:59.999 and judged 31 seconds later it is taken: a cold start and the longest write come before the lock', async () => {
  const { rig } = await rigBehindFront('2021-10-31 09:00');
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 00:00:30.999');
  expect(await rig.submit(id, '2021-10-31 23:59:59.999')).toMatchObject({ ok: true });
  await rig.turnTo('2021-11-01 01:30');
  expect(await rig.standingOf(id)).toBe('submitted');
});

test('stamped at 23:59:59.999 and judged when the lock has swept it is told that it was in time and is not recorded', async () => {
  const { rig } = await rigBehindFront('2021-10-31 09:00');
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 01:30');
  expect(await rig.standingOf(id)).toBe('lapsed');
  const inTime = { ok: false, refusal: { because: 'in-time-but-unrecorded' } };
  expect(await rig.submit(id, '2021-10-31 23:59:59.999')).toMatchObject(inTime);
  expect(await rig.change(id, rig.applicant(1).draft, '2021-10-31 23:59:59.999')).toMatchObject(inTime);
  expect(await rig.withdraw(id, '2021-10-31 23:59:59.999')).toMatchObject(inTime);
  expect(await rig.submit(id, '2021-11-01')).toMatchObject({ refusal: { because: 'lapsed' } });
});

test('a write stuck beyond the lock is refused as unrecorded, never as late, and leaves nothing behind', async () => {
  const { rig, front } = await rigBehindFront('2021-10-31 09:00');
  const id = await rig.drafted(1);
  await rig.turnTo('2021-10-31 23:59:59.999');
  const held = front.hold(carriesOut(id));
  const submitting = rig.submit(id);
  await held.arrived;
  await rig.turnTo('2021-11-01 01:30');
  const locked = await rig.items(id);
  held.release();
  expect(await submitting).toMatchObject({ ok: false, refusal: { because: 'in-time-but-unrecorded' } });
  expect(await rig.items(id)).toEqual(locked);
  expect(await lapsedOnce(rig, id)).toMatchObject({ standing: 'lapsed', lapses: 1, told: ['applicant'] });
});

test('an act stamped in time is still taken while a late schedule leaves the lock unset, and a late one is not', async () => {
  const rig = await openRig({ startAt: '2021-10-31 09:00', lateBySeconds: () => 600 });
  closing.push(rig.stop);
  const [inTime, late] = [await rig.drafted(1), await rig.drafted(2)];
  await rig.turnTo('2021-11-01 00:05');
  expect(await rig.submit(inTime, '2021-10-31 23:59:59.999')).toMatchObject({ ok: true });
  expect(await rig.submit(late)).toMatchObject({ refusal: { because: 'stage-closed' } });
  await rig.turnTo('2021-11-01 01:30');
  expect(await rig.standingOf(inTime)).toBe('submitted');
  expect(await lapsedOnce(rig, late)).toMatchObject({ standing: 'lapsed', lapses: 1 });
});
