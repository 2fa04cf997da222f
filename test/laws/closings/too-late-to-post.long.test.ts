import { afterEach, expect, test } from 'vitest';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

test('an interruption after the last day to post is written to the employer, then to its superior, before the lock', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const id = await supported(rig, 1, { employer: MUNICIPAL });
  taken(await rig.post(id, { postedOn: '2021-10-29' }));
  await rig.settle();
  await rig.turnTo('2021-11-04 10:00');
  const done = taken(await rig.interrupt(id, '被撕'));
  expect(done.warnings).toEqual(['cannot-finish-in-time']);
  await rig.settle();
  const told = lettersOf(rig, id).findLast(({ subject }) => subject === `申报${id}的公示已中断`);
  expect(told?.body).toContain('公示已来不及期满：最迟须于2021-11-03张贴');
  expect(told?.body).not.toContain('尽快张贴');
  await rig.turnTo('2021-11-10 12:00');
  const asked = await messagesOf(rig, id, 'posting-cannot-finish');
  expect(asked.map(({ audience, state }) => [audience, state])).toContainEqual(['employer', 'sent']);
  const urged = await messagesOf(rig, id, 'posting-superior-three-days-after-asked');
  expect(urged).toMatchObject([{ audience: 'employer-superior', state: 'sent' }]);
  expect(await rig.standingOf(id)).toBe('supported');
});
