import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFinal } from '../../domain/declaration/moves.ts';
import { presentDeskOf } from '../../domain/desks/desk.ts';
import type { DeskId } from '../../domain/identifiers/desk-id.ts';
import { counted } from '../rigs/machine/counted.ts';
import { COUNTY, MUNICIPAL } from '../rigs/machine/people.ts';
import { CALL, openRig, type Rig, taken } from '../rigs/machine/rig.ts';
import { confirmed } from '../rigs/machine/walks.ts';

const PEOPLE = 5;

/** What anybody may try with a case. What its standing does not allow is refused and counts nothing. */
const ACTS: Readonly<Record<string, (rig: Rig, id: string, today: string) => Promise<unknown>>> = {
  submit: (rig, id) => rig.submit(id),
  support: (rig, id) => rig.support(id),
  giveBack: (rig, id) => rig.giveBack(id),
  refuse: (rig, id) => rig.decide(id, { kind: 'refuse', reason: '不符合条件' }),
  post: (rig, id, postedOn) => rig.post(id, { postedOn, confirmed: true }),
  interrupt: (rig, id) => rig.interrupt(id, '公示栏损坏'),
  record: (rig, id) => rig.record(id),
  withdraw: (rig, id) => rig.withdraw(id),
};
/** Acts that bring cases further are drawn more often, so that some reach each stage. */
const OFTEN = ['submit', 'submit', 'support', 'support', 'support', 'giveBack', 'post', 'record', 'record'];
const tried = fc.record({
  act: fc.constantFrom(...OFTEN, ...Object.keys(ACTS)),
  who: fc.nat(PEOPLE - 1),
});
const acting = fc.array(tried, { minLength: 10, maxLength: 16 });

/** Days on which people act, with what operators do before. Each stage's lock falls between two of them. */
const DAYS = ['2021-10-29', '2021-11-02', '2021-11-09', '2021-11-12', '2021-11-24', '2021-11-26'] as const;

/** Gives every ended case a late entry, or opens its stage again; what is refused counts nothing. */
async function answerEnds(rig: Rig, ids: readonly string[], day: string): Promise<void> {
  for (const id of ids.slice(0, 3)) {
    const { standing, version } = (await rig.story(id)).declaration;
    if (isFinal(standing))
      await confirmed(rig, {
        act: 'grant-late-entry',
        declaration: id,
        until: `${day} 17:00`,
        expectedVersion: version,
      });
  }
  const { declare } = await rig.machine.records.stages.of(CALL.id);
  if (declare?.lockedAt !== undefined && declare.generation === 1)
    await confirmed(rig, {
      act: 'move-deadline',
      call: CALL.id,
      stage: 'declare',
      from: '2021-10-31',
      to: '2021-11-04',
    });
}

test('after any acts, locks, late entries and a reopening the counters are the numbers of the lists', async () => {
  const reached = new Set<string>();
  const runs = fc.array(acting, { minLength: DAYS.length, maxLength: DAYS.length });
  await fc.assert(
    fc.asyncProperty(runs, async (days) => {
      const rig = await openRig({ startAt: '2021-10-28 10:00' });
      const desks = new Set<DeskId>();
      try {
        const ids: string[] = [];
        for (let nth = 1; nth <= PEOPLE; nth += 1)
          ids.push(await rig.drafted(nth, { employer: nth % 2 ? COUNTY : MUNICIPAL }));
        taken(await rig.submit(ids[0] ?? ''));
        taken(await rig.giveBack(ids[0] ?? ''));
        for (const [nth, day] of DAYS.entries()) {
          await rig.turnTo(`${day} 09:30`);
          if (nth > 0) await answerEnds(rig, ids, day);
          for (const { act, who } of days[nth] ?? []) {
            await ACTS[act]?.(rig, ids[who] ?? '', day);
            await rig.settle();
          }
          for (const id of ids) {
            const { declaration, timeline } = await rig.story(id);
            const desk = presentDeskOf(declaration);
            if (desk !== undefined) desks.add(desk);
            reached.add(declaration.standing);
            for (const { move } of timeline) reached.add(move);
          }
          const { byCounters, byList } = await counted(rig, [...desks]);
          expect(byCounters).toEqual(byList);
        }
      } finally {
        await rig.stop();
      }
    }),
    { numRuns: 4, seed: 20_211_031 },
  );
  expect([...reached].sort()).toEqual(
    expect.arrayContaining(['lapse', 'post', 'record', 'restore', 'return', 'withdraw']),
  );
});
