import { afterEach, expect, test } from 'vitest';
import { stepIn } from '../../rigs/domain/cases.ts';
import { type Edit, fileWith } from '../../rigs/machine/publishing.ts';
import { CALL, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { confirmed, messagesOf, supported } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const open = async (startAt: string, edit: Edit) => {
  rig = await openRig({ startAt, file: fileWith(edit) });
};
const move = (stage: string, from: string, to: string) =>
  confirmed(rig, { act: 'move-deadline', call: CALL.id, stage, from, to });

/** What was said anew of the last day that is in time, and why. */
const toldAnew = async (id: string) =>
  (await messagesOf(rig, id, 'date-changed')).map(({ audience, states }) => [
    audience,
    states.lastFeasible,
    states.why,
  ]);
const WHY = '后面环节的截止时间有调整 / the closing of a later step changed';

test('drafts of a level that closes by itself are told the last day of use that the employers’ moved closing makes', async () => {
  await open('2021-10-12 10:00', (call) => {
    stepIn(call, 'declare').closes.levels = { engineer: '2021-10-30' };
  });
  await move('declare', '2021-10-31', '2021-11-08');
  await move('declare.engineer', '2021-10-30', '2021-11-08');
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-02 14:00');
  await move('employer', '2021-11-11', '2021-11-15');
  await rig.turnTo('2021-11-02 16:00');
  expect(await toldAnew(id)).toEqual([['applicant', '2021-11-07', WHY]]);
});

test('a movement of the closing that comes first after a notice is told to those whose notice must be in time for it', async () => {
  await open('2021-10-22 10:00', (call) => {
    stepIn(call, 'recommendation').closes.value = '2021-11-08';
  });
  const id = await supported(rig, 1);
  await rig.turnTo('2021-10-26 10:00');
  const [asked] = await messagesOf(rig, id, 'asked-to-post');
  expect(asked?.states.lastFeasible).toBe('2021-10-31');
  await move('recommendation', '2021-11-08', '2021-11-19');
  await rig.turnTo('2021-10-26 12:00');
  expect(await toldAnew(id)).toContainEqual(['employer', '2021-11-03', WHY]);
});

test('its reopening is told to them too', async () => {
  await open('2021-10-29 10:00', (call) => {
    stepIn(call, 'recommendation').closes.value = '2021-11-08';
  });
  const id = await supported(rig, 1);
  await rig.turnTo('2021-11-09 10:00');
  await move('recommendation', '2021-11-08', '2021-11-26');
  await rig.turnTo('2021-11-09 14:00');
  const said = await toldAnew(id);
  expect(said.some(([, , why]) => why === WHY)).toBe(true);
});

test('a closing that was not the first one after the notice changes nobody else’s days', async () => {
  await open('2021-10-22 10:00', () => {});
  const id = await rig.submitted(1);
  taken(await rig.support(id));
  await rig.settle();
  const { dueAt } = (await rig.story(id)).declaration;
  await move('recommendation', '2021-11-19', '2021-11-26');
  expect((await rig.story(id)).declaration.dueAt).toBe(dueAt);
});
