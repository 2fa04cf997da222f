import { afterEach, expect, test } from 'vitest';
import { patrol } from '../../../functions/patrol/patrol.ts';
import { addConfirmed, FEE, SENT_BY } from '../../rigs/domain/confirmed-steps.ts';
import { NO_END } from '../../rigs/functions/running.ts';
import { POINT } from '../../rigs/machine/people.ts';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import {
  entriesOf,
  forwarded,
  lapsedOnce,
  lettersOf,
  messagesOf,
  supported,
} from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const IDS = ['employer', 'notice', 'recommendation', 'payment', 'papers'];
const file = fileWith((call) => addConfirmed(call, IDS));

/** A declaration that every body has supported, so that its applicant has to pay. */
async function toPay(nth: number): Promise<string> {
  const id = await supported(rig, nth);
  await forwarded(rig, id, '2021-10-11', '2021-10-19 09:00');
  taken(await rig.support(id));
  expect(taken(await rig.support(id))).toMatchObject({ standing: 'unpaid' });
  await rig.settle();
  return id;
}

test('a fee is asked of the applicant, confirmed at the body’s desk, and the papers after it lead to the committee', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file });
  const id = await toPay(1);
  const [asked] = await messagesOf(rig, id, 'asked-to-pay');
  expect(asked).toMatchObject({
    audience: 'applicant',
    states: { fee: String(FEE), closesOn: '2021-11-19' },
  });
  await rig.turnTo('2021-10-20 12:00');
  const [rung] = await messagesOf(rig, id, 'payment-one-day-after-asked');
  expect(rung).toMatchObject({ audience: `body:${POINT}`, state: 'sent' });
  expect(await rig.pay(id, { paidOn: '2021-10-21', receipt: 'A-1' })).toMatchObject({
    refusal: { because: 'confirmation-wrong', defects: [{ at: '/paidOn', because: 'in-the-future' }] },
  });
  expect(taken(await rig.pay(id, { paidOn: '2021-10-19', receipt: 'A-1' }))).toMatchObject({
    standing: 'paper-due',
  });
  await rig.settle();
  expect(await messagesOf(rig, id, 'told-of-payment')).toHaveLength(1);
  const [toHandIn] = await messagesOf(rig, id, 'asked-to-hand-in');
  expect(toHandIn).toMatchObject({ audience: 'applicant', states: { sentBy: SENT_BY } });
  await rig.turnTo('2021-11-16 10:00');
  expect(await rig.handIn(id, { receivedOn: '2021-11-16', postmarkedOn: '2021-11-13' })).toMatchObject({
    refusal: { because: 'sent-too-late', clause: '五', facts: { sentBy: SENT_BY } },
  });
  expect(taken(await rig.handIn(id, { receivedOn: '2021-11-16', postmarkedOn: SENT_BY }))).toMatchObject({
    standing: 'recommended',
  });
  await rig.settle();
  expect(await rig.states('declaration', `${id}-1`)).toEqual(
    expect.arrayContaining([
      'Ask the applicant to pay',
      'Ask the applicant to hand in the papers',
      'Recommended to the review committee',
    ]),
  );
  const { declaration } = await rig.story(id);
  expect(declaration.confirmed).toEqual([
    { step: 'payment', on: '2021-10-19', receipt: 'A-1', fee: FEE },
    { step: 'papers', on: '2021-11-16', postmarkedOn: SENT_BY },
  ]);
  expect(lettersOf(rig, id).some(({ subject }) => subject.includes(`${FEE}元`))).toBe(true);
});

test('an operator confirms in the desk’s place, once, and what is never paid lapses at the lock and is told', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file });
  const [paid, never] = [await toPay(1), await toPay2(2)];
  const { version } = (await rig.story(paid)).declaration;
  const act = { act: 'confirm-payment', declaration: paid, expectedVersion: version };
  const input = { ...act, paidOn: '2021-10-19', receipt: 'B-2' };
  for (const name of ['once', 'once'])
    expect(await rig.operate(input, name)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await entriesOf(rig, paid, 'confirm-payment')).toMatchObject([
    { actor: { kind: 'operator' }, inputs: { fee: FEE, paidOn: '2021-10-19', receipt: 'B-2' } },
  ]);
  expect(await rig.standingOf(paid)).toBe('paper-due');
  await rig.turnTo('2021-11-20 01:00');
  await patrol(rig.machine.needs)(NO_END);
  expect(await lapsedOnce(rig, never)).toMatchObject({
    standing: 'lapsed',
    from: 'unpaid',
    stage: 'recommendation',
    lapses: 1,
  });
  expect(await lapsedOnce(rig, paid)).toMatchObject({ standing: 'lapsed', from: 'paper-due' });
});

/** The second one on the same clock, which stands on the day of the first one's result by now. */
async function toPay2(nth: number): Promise<string> {
  const id = await supported(rig, nth);
  await forwarded(rig, id, '2021-10-19', '2021-10-27 09:00');
  taken(await rig.support(id));
  taken(await rig.support(id));
  await rig.settle();
  return id;
}

test('an applicant whose level has no fee is asked for no money', async () => {
  const first = fileWith(
    (call) => addConfirmed(call, ['payment', 'employer']),
    (call) => {
      const step = call.steps.find(({ id }) => id === 'payment');
      if (step?.fee) step.fee.levels = { technician: FEE };
    },
  );
  rig = await openRig({ startAt: '2021-10-11 09:00', file: first });
  expect(await rig.standingOf(await rig.submitted(1))).toBe('submitted');
});
