import { afterEach, expect, test } from 'vitest';
import { addConfirmed } from '../../rigs/domain/confirmed-steps.ts';
import type { FaultName } from '../../rigs/dynamodb/faults.ts';
import { type FaultRig, openFaultRig, QUICK } from '../../rigs/faults/rig.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { ownDeadline, THREE_DAYS_TO_CORRECT, term } from '../../rigs/machine/terms.ts';
import { messagesOf, supported } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

test('a fee that is not paid within its days after acceptance is abandoned, at the hour that the call gives, and reminded before', async () => {
  const file = fileWith(
    (call) => addConfirmed(call, ['employer', 'notice', 'recommendation', 'payment', 'papers']),
    term('payment', {
      ...{ days: 5, count: 'calendar-days', after: 'recommendation' },
      ...{ endsAt: '17:00', atClosing: 'abandon' },
    }),
  );
  rig = await openRig({ startAt: '2021-10-11 09:00', file });
  const [paid, never] = [await supported(rig, 1), await supported(rig, 2)];
  await Promise.all([paid, never].map((id) => rig.post(id, { postedOn: '2021-10-11' })));
  await forwardedBoth(paid, never);
  // Accepted on Wednesday the 20th: five days end on Monday the 25th.
  const endsAt = beijing('2021-10-25 17:00');
  expect(await ownDeadline(rig, never)).toMatchObject({ standing: 'unpaid', endsAt });
  const [asked] = await messagesOf(rig, never, 'asked-to-pay');
  expect(asked?.states).toMatchObject({ closesOn: '2021-10-25 17:00' });
  await rig.turnTo('2021-10-22 12:00');
  expect(await messagesOf(rig, never, 'payment-one-day-before-lock')).toHaveLength(1);
  await rig.turnTo('2021-10-25 16:59:59');
  expect(await rig.pay(paid, { paidOn: '2021-10-25', receipt: 'A-1' })).toMatchObject({ ok: true });
  await rig.turnTo('2021-10-25 17:00');
  expect(await rig.pay(never, { paidOn: '2021-10-25', receipt: 'A-2' })).toMatchObject({
    refusal: { because: 'term-over', clause: '四', facts: { step: '缴费', endsAt } },
  });
  await rig.turnTo('2021-10-25 18:00');
  expect(await ownDeadline(rig, never)).toMatchObject({ standing: 'lapsed', as: 'abandoned', lapses: 1 });
  expect(await ownDeadline(rig, paid)).toMatchObject({ standing: 'paper-due', endsAt: undefined, lapses: 0 });
});

async function forwardedBoth(...ids: string[]): Promise<void> {
  await rig.turnTo('2021-10-20 09:00');
  for (const id of ids) {
    taken(await rig.record(id));
    taken(await rig.support(id));
    taken(await rig.support(id));
  }
  await rig.settle();
}

const FAULTS: readonly FaultName[] = [
  'TransactionConflict',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'AnswerLost',
];

test('under every fault a correction in the last millisecond of its own deadline is taken, and one a millisecond later is late', async () => {
  const faulty: FaultRig = await openFaultRig(QUICK, {
    startAt: '2021-10-11 09:00',
    file: fileWith(THREE_DAYS_TO_CORRECT),
  });
  rig = faulty;
  const cases = [];
  for (const [nth, fault] of FAULTS.entries())
    cases.push({ fault, inTime: await rig.submitted(nth * 2 + 1), late: await rig.submitted(nth * 2 + 2) });
  await rig.turnTo('2021-10-12 10:00');
  for (const { inTime, late } of cases) for (const id of [inTime, late]) taken(await rig.giveBack(id));
  await rig.turnTo('2021-10-15 23:59:59.999');
  for (const { fault, inTime } of cases) {
    const injected = faulty.front.inject({ fault, times: 3 });
    expect(await rig.submit(inTime), fault).toMatchObject({ ok: true, value: { standing: 'submitted' } });
    expect(injected.count, fault).toBe(3);
    await faulty.front.clear();
  }
  await rig.turnTo('2021-10-16 00:00');
  for (const { fault, late } of cases) {
    faulty.front.inject({ fault, times: 3 });
    expect(await rig.submit(late), fault).toMatchObject({ refusal: { because: 'term-over' } });
    await faulty.front.clear();
  }
  await rig.turnTo('2021-10-16 01:30');
  for (const { fault, inTime, late } of cases) {
    expect(await ownDeadline(rig, late), fault).toMatchObject({ as: 'abandoned', lapses: 1 });
    expect(await rig.standingOf(inTime), fault).toBe('submitted');
  }
});
