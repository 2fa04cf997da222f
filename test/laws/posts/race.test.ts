import { afterEach, expect, test } from 'vitest';
import { type FaultRig, openFaultRig, QUICK } from '../../rigs/faults/rig.ts';
import { noticed, RECOMMENDABLE } from '../../rigs/machine/institutions.ts';
import { expectOneOf, racesOf } from '../../rigs/machine/post-races.ts';

let rig: FaultRig;
afterEach(() => rig?.stop());

test('of two recommendations for the last post at one moment exactly one passes, under every fault', async () => {
  rig = await openFaultRig(QUICK, { startAt: '2021-10-11 09:00' });
  const races = await racesOf(rig, (nth, employer) => noticed(rig, nth, employer));
  await rig.turnTo(RECOMMENDABLE);
  for (const race of races) {
    await expectOneOf(rig, race, (id) => rig.record(id));
    const standings = await Promise.all(race.ids.map((id) => rig.standingOf(id)));
    expect(standings.toSorted()).toEqual(['posted', 'recommended']);
  }
});
