import { afterEach, expect, test } from 'vitest';
import { callIn } from '../../../adapters/call-file/judge-call.ts';
import { actingOn } from '../../rigs/machine/acting.ts';
import { inventedApplicant } from '../../rigs/machine/people.ts';
import { publish } from '../../rigs/machine/publishing.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { MONDAY, THREE_CALLS } from '../../rigs/machine/three-calls.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const pairs = THREE_CALLS.map((one, at) => ({ one, other: THREE_CALLS[(at + 1) % 3] ?? one }));

/** The second call, published on the same machine under an id of its own, with what people do under it. */
async function second(text: string) {
  const file = text.replace('id: jiaxing-it-2021', 'id: second-call');
  const told = await publish(rig, file, 0);
  expect(told.status, told.cause).toBe('SUCCEEDED');
  const call = callIn(file);
  return { call, acts: actingOn(rig.machine.needs, call) };
}

test.each(pairs)(
  'one person has one declaration a year over $one.name and $other.name, until it is freed',
  async ({ one, other }) => {
    rig = await openRig({ startAt: MONDAY, file: one.file });
    const { call, acts } = await second(other.file);
    const drafted = async (nth: number) => {
      const person = inventedApplicant(call, nth, {});
      const { id } = taken(await acts.begin(person));
      taken(await acts.change(id, person.draft));
      return id;
    };

    const first = await rig.submitted(1);
    const elsewhere = await drafted(1);
    expect(elsewhere).not.toBe(first);
    expect(await acts.submit(elsewhere)).toMatchObject({ refusal: { because: 'already-claimed' } });
    taken(await rig.withdraw(first));
    taken(await acts.submit(elsewhere));
    const again = await rig.drafted(1);
    expect(await rig.submit(again)).toMatchObject({ refusal: { because: 'already-claimed' } });

    // At one moment exactly one of both is taken.
    for (const nth of [2, 3, 4]) {
      const [here, there] = [await rig.drafted(nth), await drafted(nth)];
      const replies = await Promise.all([rig.submit(here), acts.submit(there)]);
      expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
      expect(replies.filter(({ ok }) => !ok)).toMatchObject([{ refusal: { because: 'already-claimed' } }]);
    }

    // A review under each call knows of its own declarations alone, and both go on.
    await rig.settle();
    const desk = await rig.submitted(5);
    const others = await drafted(6);
    taken(await acts.submit(others));
    await rig.settle();
    taken(await rig.support(desk));
    taken(await acts.support(others));
    expect([await rig.standingOf(desk), await rig.standingOf(others)]).not.toContain('draft');
    expect([(await rig.story(desk)).declaration.call, (await rig.story(others)).declaration.call]).toEqual([
      rig.call.id,
      call.id,
    ]);
  },
);
