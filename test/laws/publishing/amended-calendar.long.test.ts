import { afterEach, describe, expect, test } from 'vitest';
import type { CalendarFile } from '../../../domain/time/calendar.ts';
import {
  amend,
  postedOnTheEleventh,
  withNextYear,
  withRest,
  withWork,
} from '../../rigs/machine/calendars.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { CALL, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { confirmed, lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

/** The effect of an amendment on a case of each standing: the days of it that move, and who is told. */
const NOVEMBER: readonly [string, CalendarFile, Partial<Record<string, string>>][] = [
  ['a rest day before the notice', withRest('2021-10-09'), {}],
  ['a rest day on the day of posting, which does not count', withRest('2021-10-11'), {}],
  // A desk that reviews or posts has more time until the hand-over, and the last day to post is told again
  // unchanged.
  [
    'a rest day in the notice',
    withRest('2021-10-14'),
    { submitted: '2021-11-03', supported: '2021-11-03', posted: '2021-10-19' },
  ],
  ['a rest day at its end', withRest('2021-10-18'), { posted: '2021-10-19' }],
  ['a rest day after it, which moves its hand-over alone', withRest('2021-10-20'), { posted: '2021-10-18' }],
  [
    'a rest day among the last days to post',
    withRest('2021-11-10'),
    { submitted: '2021-11-02', supported: '2021-11-02' },
  ],
  ['a weekend before all of them that is worked no more', withRest('2021-09-26'), {}],
  ['a holiday that is worked, before the notice', withWork('2021-10-07'), {}],
  ['a year more', withNextYear(), {}],
];

describe.each(NOVEMBER)('%s', (_, file, moved) => {
  test('is listed, moves the days that it concerns, and is told to everybody who was told others', async () => {
    rig = await openRig({ startAt: '2021-10-11 09:00' });
    const ids = {
      draft: await rig.drafted(1),
      submitted: await rig.submitted(2),
      returned: await rig.submitted(3),
      supported: await supported(rig, 4),
      posted: await postedOnTheEleventh(rig, 5),
      withdrawn: await rig.submitted(6),
    };
    taken(await rig.giveBack(ids.returned));
    taken(await rig.withdraw(ids.withdrawn));
    await rig.settle();
    await rig.turnTo('2021-10-12 10:00');
    const listed = await amend(rig, file, 1);
    await rig.turnBy(600);
    for (const [standing, id] of Object.entries(ids)) {
      const day = moved[standing];
      const told = await messagesOf(rig, id, 'date-changed');
      expect([standing, listed.includes(id)]).toEqual([standing, day !== undefined]);
      expect([standing, told.map(({ states }) => states.lastDay ?? states.lastFeasible)]).toEqual([
        standing,
        day === undefined ? [] : [day],
      ]);
    }
    expect(await rig.machine.records.calendars.currentVersion()).toBe(2);
  });
});

test('a last day to post that moves into the past is listed as lost, and told to whoever was told the old day', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const submitted = await rig.submitted(1, { employer: MUNICIPAL });
  const draft = await rig.drafted(2, { employer: MUNICIPAL });
  const moving = {
    act: 'move-deadline',
    call: CALL.id,
    stage: 'declare',
    from: '2021-10-31',
    to: '2021-11-05',
  };
  await confirmed(rig, moving);
  await rig.settle();
  await rig.turnTo('2021-11-02 12:00');
  const listed = await amend(rig, withRest('2021-11-09', '2021-11-10'), 1);
  expect(listed).toContain('最迟张贴日 2021-11-03 → 2021-11-01（2 件：');
  expect(listed).toContain('在截止前来不及期满（2 件：');
  await rig.turnTo('2021-11-02 14:00');
  for (const id of [submitted, draft]) {
    const letter = lettersOf(rig, id).findLast(({ subject }) => subject.startsWith('更正：'));
    expect(letter?.body).toContain('公示已来不及期满：最迟须于2021-11-01张贴');
  }
});
