import { afterEach, expect, test } from 'vitest';
import { patrol } from '../../../functions/patrol/patrol.ts';
import { fileOfShape, PLAIN, type Shape } from '../../rigs/domain/generated-calls.ts';
import { NO_END } from '../../rigs/functions/running.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { confirmed, endOf, entriesOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

type Does = 'lapse' | 'abandon' | 'refuse';

/** A call that asks for its fee first: by 31 October, a week after declaring closes. */
const feeFirst = (ends: Does): Shape => ({
  ...PLAIN,
  order: ['payment', 'employer', 'notice', 'recommendation'],
  gaps: [23, 7, 19, 0, 0],
  steps: { ...PLAIN.steps, payment: { form: 'day', ends } },
});

const PAID = { paidOn: '2021-10-30', receipt: '票据001' };

const because = (reply: Awaited<ReturnType<Rig['pay']>>) => (reply.ok ? 'taken' : reply.refusal.because);

async function turnAndPatrol(wall: string): Promise<void> {
  await rig.turnTo(wall);
  await patrol(rig.machine.needs)(NO_END);
  await rig.settle();
}

async function grant(declaration: string, until: string) {
  const { version: expectedVersion } = (await rig.story(declaration)).declaration;
  return confirmed(rig, { act: 'grant-late-entry', declaration, until, expectedVersion });
}

/** What stands of an end by the lock, and how often its letter was written. */
async function endedAs(id: string) {
  const { declaration, messages, timeline } = await rig.story(id);
  const last = timeline.at(-1);
  const told = messages.filter(
    ({ occasion, audience }) => /^told-of-(lapse|aband|refus)/.test(occasion) && audience === 'applicant',
  );
  return {
    ...{ standing: declaration.standing, as: declaration.lapsed?.as, clause: last?.clause },
    told: told.map(({ occasion }) => occasion),
  };
}

test.each([
  ['lapse', { standing: 'lapsed', as: undefined, told: ['told-of-lapse'] }, 'lapsed'],
  [
    'abandon',
    { standing: 'lapsed', as: 'abandoned', clause: '三', told: ['told-of-abandonment'] },
    'abandoned',
  ],
  [
    'refuse',
    { standing: 'refused', as: undefined, clause: '三', told: ['told-of-refusal-at-closing'] },
    'refused-by-lock',
  ],
] as const)(
  'an unpaid fee at its closing leads to %s, once, and is answered by a grant, its running out, and a reopening',
  async (does, end, reason) => {
    rig = await openRig({ startAt: '2021-10-11 10:00', file: fileOfShape(feeFirst(does)) });
    const ids = [];
    for (const nth of [1, 2, 3, 4]) ids.push(await rig.submitted(nth));
    const [left = '', granted = '', runOut = '', withdrawn = ''] = ids;
    expect(await Promise.all(ids.map(rig.standingOf))).toEqual(Array(4).fill('unpaid'));
    await turnAndPatrol('2021-11-01 02:00');
    for (const id of ids) expect(await endedAs(id)).toMatchObject(end);

    const untouched = await rig.items(left);
    expect(because(await rig.pay(left, PAID))).toBe(reason);
    expect(because(await rig.pay(left, PAID, '2021-10-31 20:00'))).toBe('in-time-but-unrecorded');
    expect(await rig.items(left)).toEqual(untouched);

    expect((await grant(granted, '2021-11-02')).status).toBe('SUCCEEDED');
    expect(await rig.standingOf(granted)).toBe('unpaid');
    taken(await rig.pay(granted, PAID));
    expect((await grant(runOut, '2021-11-01 20:00')).status).toBe('SUCCEEDED');
    await turnAndPatrol('2021-11-01 22:00');
    const again = await endedAs(runOut);
    expect(again).toMatchObject({ standing: end.standing, as: end.as });
    expect(again.told).toHaveLength(2);

    const moved = {
      act: 'move-deadline',
      call: rig.call.id,
      stage: 'payment',
      from: '2021-10-31',
      to: '2021-11-03',
    };
    expect((await confirmed(rig, moved)).error).toBeUndefined();
    await turnAndPatrol('2021-11-02 01:00');
    expect(await Promise.all(ids.map(rig.standingOf))).toEqual(['unpaid', 'submitted', 'unpaid', 'unpaid']);
    for (const id of [left, runOut]) taken(await rig.pay(id, { ...PAID, paidOn: '2021-11-01' }));
    taken(await rig.withdraw(withdrawn));
    await turnAndPatrol('2021-11-04 02:00');
    for (const id of ids) {
      const { sentTwice, declaration } = await endOf(rig, id);
      expect([declaration.standing, sentTwice]).toEqual([id === withdrawn ? 'withdrawn' : 'submitted', []]);
      expect(await entriesOf(rig, id, 'confirm-payment')).toHaveLength(id === withdrawn ? 0 : 1);
    }
    expect(rig.machine.stepFunctions.listRunning()).toHaveLength(3);
  },
);
