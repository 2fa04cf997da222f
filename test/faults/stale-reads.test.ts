import { expect, onTestFinished, test } from 'vitest';
import { watch } from '../../functions/watch/watch.ts';
import { openFaultRig, QUICK } from '../rigs/faults/rig.ts';
import { taken } from '../rigs/machine/rig.ts';
import { lapsedOnce, messagesOf, WALK } from '../rigs/machine/walks.ts';

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
test('no reading that matters goes without consistency, while the table answers others from two hundred writes ago', async () => {
  const rig = await openFaultRig(QUICK, { startAt: '2021-09-20 09:00' });
  onTestFinished(() => rig.stop());
  const stale = await rig.front.lagReads(200);
  const [walked, left] = [await rig.submitted(1), await rig.drafted(2)];
  for (const [wall, act] of WALK) {
    await rig.turnTo(wall);
    await act(rig, walked);
    await rig.settle();
  }
  expect(await rig.standingOf(walked)).toBe('recommended');
  taken(await rig.withdraw(await rig.submitted(3)));
  await rig.turnTo('2021-11-01 01:30');
  expect(await lapsedOnce(rig, left)).toMatchObject({ standing: 'lapsed', lapses: 1, told: ['applicant'] });
  expect(await messagesOf(rig, walked, 'told-of-lapse')).toEqual([]);
  await watch({ ...rig.machine.needs, metrics: { put: () => {} }, channel: { send: async () => {} } })();
  expect(stale.count).toBe(0);
});
