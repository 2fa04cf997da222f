import { afterEach, expect, test } from 'vitest';
import type { Step } from '../../../domain/call/call.ts';
import { stepIn } from '../../rigs/domain/cases.ts';
import { type Edit, fileWith } from '../../rigs/machine/publishing.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import {
  confirmed,
  entriesOf,
  forwarded,
  lapsedOnce,
  messagesOf,
  supported,
} from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const CORRECTION: Step = {
  ...{ id: 'correction', kind: 'correct', name: '补正', en: 'Correction', by: 'applicant' },
  duty: { value: '按退回意见逐条补正。', en: 'Correct every point.', source: '五' },
  closes: { value: '2021-11-05', source: '三' },
};

/** The bodies return to a step of correction, which closes on 5 November; the employer returns as in the real call. */
const correcting =
  (over: Partial<Step> = {}): Edit =>
  (call) => {
    call.steps.push({ ...CORRECTION, ...over });
    const { returns } = stepIn(call, 'recommendation');
    if (returns) returns.value.resubmitBy = CORRECTION.id;
  };

/** A declaration that its first body has returned on 21 October. */
async function returned(nth: number): Promise<string> {
  const id = await supported(rig, nth);
  await forwarded(rig, id, '2021-10-13', '2021-10-21 10:00');
  expect(taken(await rig.giveBack(id))).toMatchObject({ standing: 'returned' });
  await rig.settle();
  return id;
}

test('what a body returns comes back in the step of correction, after declaring has closed, and goes on to the end', async () => {
  rig = await openRig({ startAt: '2021-10-13 09:00', file: fileWith(correcting()) });
  const id = await returned(1);
  expect(await messagesOf(rig, id, 'asked-to-correct')).toMatchObject([
    { audience: 'applicant', states: { closesOn: '2021-11-05' } },
  ]);
  await rig.turnTo('2021-11-05 23:59:59.999');
  expect(await rig.standingOf(id)).toBe('returned');
  taken(await rig.submit(id));
  const [, again] = await entriesOf(rig, id, 'submit');
  expect(again?.clause).toBe('五');
  await rig.turnTo('2021-11-08 10:00');
  expect(taken(await rig.support(id))).toMatchObject({ standing: 'forwarded' });
  taken(await rig.support(id));
  expect(taken(await rig.support(id))).toMatchObject({ standing: 'recommended' });
});

test('what does not come back is late at the closing of the correction and ends by its rule, and a reopening restores it there', async () => {
  const file = fileWith(correcting({ atClosing: { value: 'abandon', source: '五' } }));
  rig = await openRig({ startAt: '2021-10-13 09:00', file });
  const id = await returned(1);
  await rig.turnTo('2021-11-06');
  expect(await rig.submit(id)).toMatchObject({ refusal: { because: 'stage-closed' } });
  await rig.turnTo('2021-11-06 01:30');
  expect(await lapsedOnce(rig, id)).toMatchObject({ from: 'returned', stage: 'correction', lapses: 1 });
  const { declaration } = await rig.story(id);
  expect(declaration).toMatchObject({ standing: 'lapsed', lapsed: { as: 'abandoned' } });
  expect(await rig.submit(id)).toMatchObject({ refusal: { because: 'abandoned', clause: '五' } });
  const moving = { act: 'move-deadline', call: rig.call.id, stage: 'correction', from: '2021-11-05 24:00' };
  expect(await confirmed(rig, { ...moving, to: '2021-11-09' })).toMatchObject({ status: 'RUNNING' });
  await rig.settle();
  await rig.turnTo('2021-11-08 10:00');
  expect(await rig.standingOf(id)).toBe('returned');
  expect(taken(await rig.submit(id))).toMatchObject({ standing: 'submitted' });
});

test('a body that returns before the correction opens is told when it does, and nothing is written', async () => {
  const opens = { value: '2021-10-25', source: '三' };
  rig = await openRig({ startAt: '2021-10-13 09:00', file: fileWith(correcting({ opens })) });
  const id = await supported(rig, 1);
  await forwarded(rig, id, '2021-10-13', '2021-10-21 10:00');
  const before = await rig.items(id);
  expect(await rig.giveBack(id)).toMatchObject({
    refusal: { because: 'stage-not-open', facts: { stage: '补正' } },
  });
  expect(await rig.items(id)).toEqual(before);
  await rig.turnTo('2021-10-25 00:00');
  expect(taken(await rig.giveBack(id))).toMatchObject({ standing: 'returned' });
});
