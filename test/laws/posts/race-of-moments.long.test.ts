import { afterEach, expect, test } from 'vitest';
import type { QuotaRule } from '../../../domain/call/quota-form.ts';
import { type FaultRig, openFaultRig, QUICK } from '../../rigs/faults/rig.ts';
import { mid, noticed, postsTaken, RECOMMENDABLE } from '../../rigs/machine/institutions.ts';
import { expectOneOf, type Race, racesOf } from '../../rigs/machine/post-races.ts';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { CALL, taken } from '../../rigs/machine/rig.ts';
import { confirmed } from '../../rigs/machine/walks.ts';

/** The last post in a race, at each moment at which a call may ask for one, and where a lock's end is answered. */

let rig: FaultRig;
afterEach(() => rig?.stop());

async function begin(askedAt: QuotaRule['askedAt']['value']) {
  const file = fileWith(({ postQuota }) => {
    if (postQuota) Object.assign(postQuota.askedAt, { value: askedAt });
  });
  rig = await openFaultRig(QUICK, { startAt: '2021-10-11 09:00', file });
}

test('of two submissions at one moment exactly one passes, under every fault', async () => {
  await begin('submission');
  const races = await racesOf(rig, (nth, employer) => rig.drafted(nth, { employer }));
  for (const race of races) await expectOneOf(rig, race, (id) => rig.submit(id));
});

test('of two acceptances by the first body at one moment exactly one passes, under every fault', async () => {
  await begin('acceptance');
  const races = await racesOf(rig, (nth, employer) => noticed(rig, nth, employer), 'provincial');
  await rig.turnTo(RECOMMENDABLE);
  for (const { ids } of races) for (const id of ids) taken(await rig.record(id));
  for (const race of races) await expectOneOf(rig, race, (id) => rig.support(id));
});

test('of two recommendations to the committee where no body accepts exactly one passes, under every fault', async () => {
  await begin('acceptance');
  const races = await racesOf(rig, (nth, employer) => noticed(rig, nth, employer));
  await rig.turnTo(RECOMMENDABLE);
  for (const race of races) await expectOneOf(rig, race, (id) => rig.record(id));
});

/** Two declarations that a lock ended after each had taken a post, of which one is left. */
async function endedWithPosts(): Promise<Race[]> {
  await begin('recommendation');
  const races = await racesOf(rig, (nth, employer) => noticed(rig, nth, employer), 'provincial');
  for (const { employer } of races)
    await rig.machine.records.people.register({ employers: [{ ...employer, posts: [mid(2)] }] });
  await rig.turnTo(RECOMMENDABLE);
  for (const { ids } of races) for (const id of ids) taken(await rig.record(id));
  await rig.turnTo('2021-11-22 10:00');
  for (const { employer, ids } of races) {
    expect(await Promise.all(ids.map(rig.standingOf))).toEqual(['lapsed', 'lapsed']);
    expect(await postsTaken(rig, employer)).toEqual([]);
    await rig.machine.records.people.register({ employers: [{ ...employer, posts: [mid(1)] }] });
  }
  return races;
}

/** One of both has come back with the post, and the other is as the lock left it. */
async function expectOneRestored({ employer, ids, fault }: Race): Promise<void> {
  const standings = await Promise.all(ids.map((id) => rig.standingOf(id)));
  expect(standings.toSorted(), fault).toEqual(['forwarded', 'lapsed']);
  expect(await postsTaken(rig, employer), fault).toEqual([ids[standings.indexOf('forwarded')]]);
}

test('of two late entries that are granted at one moment exactly one takes the post again, under every fault', async () => {
  for (const race of await endedWithPosts()) {
    const { fault, ids } = race;
    const versions = await Promise.all(ids.map(async (id) => (await rig.story(id)).declaration.version));
    if (fault) rig.front.inject({ fault, times: 3 });
    const told = await Promise.all(
      ids.map((declaration, at) =>
        confirmed(rig, {
          act: 'grant-late-entry',
          declaration,
          until: '2021-11-29',
          expectedVersion: versions[at],
        }),
      ),
    );
    await rig.front.clear();
    expect(told.map(({ status }) => status).toSorted(), fault).toEqual(['FAILED', 'SUCCEEDED']);
    expect(told.find(({ error }) => error)?.cause).toContain('中级岗位没有空余');
    await expectOneRestored(race);
  }
});

test('a reopening restores exactly one of two, under every fault, and passes over the other', async () => {
  const races = await endedWithPosts();
  for (const { fault } of races) if (fault) rig.front.inject({ fault, times: 3, chance: 0.3 });
  const reopening = { act: 'move-deadline', call: CALL.id, stage: 'recommendation' };
  await confirmed(rig, { ...reopening, from: '2021-11-19', to: '2021-11-25' });
  await rig.turnTo('2021-11-22 12:00');
  await rig.front.clear();
  for (const race of races) await expectOneRestored(race);
});
