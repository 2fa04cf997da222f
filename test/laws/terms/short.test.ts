import { afterEach, expect, test } from 'vitest';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { ownDeadline, term } from '../../rigs/machine/terms.ts';
import { lettersOf, messagesOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const ONE_DAY = fileWith(
  term('declare', { days: 1, count: 'working-days', after: 'returned', atClosing: 'abandon' }),
);
const ONE_DAY_TO_REVIEW = fileWith(term('employer', { days: 1, count: 'working-days' }));

test('an applicant whose own deadline is too short for any reminder is told of its last day as it begins', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file: ONE_DAY });
  const id = await rig.submitted(1);
  await rig.turnTo('2021-10-12 10:00');
  taken(await rig.giveBack(id));
  await rig.turnTo('2021-10-12 12:00');
  const [asked] = await messagesOf(rig, id, 'asked-to-correct');
  expect(asked?.states).toMatchObject({ closesOn: '2021-10-13' });
  expect(lettersOf(rig, id).some(({ body }) => body.includes('最后一天是2021-10-13'))).toBe(true);
  await rig.turnTo('2021-10-14 09:00');
  expect(await messagesOf(rig, id, 'correction-one-day-before-lock')).toEqual([]);
  expect(await ownDeadline(rig, id)).toMatchObject({ standing: 'lapsed', as: 'abandoned' });
});

test('an employer’s letter gives the last day of the review alone, since posting and recommending have theirs', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file: ONE_DAY_TO_REVIEW });
  const id = await rig.submitted(1);
  await rig.turnTo('2021-10-11 12:00');
  const letters = lettersOf(rig, id).filter(({ body }) => body.includes('请打开链接核对材料'));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.body).toContain('审核的最后一天是2021-10-12');
  expect(letters[0]?.body).not.toContain('全部完成');
});
