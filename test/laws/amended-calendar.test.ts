import { afterEach, describe, expect, test } from 'vitest';
import type { CalendarFile } from '../../domain/calendar.ts';
import { amend, askedFor, publishCalendar, withNextYear, withRest, withWork } from './calendars.ts';
import { COUNTY, MUNICIPAL } from './people.ts';
import { openRig, type Rig, taken } from './rig.ts';
import { entriesOf, lettersOf, messagesOf, supported } from './walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

/** A case posted on 2021-10-11: its last day is 10-18, its result counts from 10-19. */
async function posted(nth = 1, employer = MUNICIPAL): Promise<string> {
  const id = await supported(rig, nth, { employer });
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await rig.settle();
  return id;
}

test('a rest day that is added while a notice stands moves its result, and whoever was told 10-19 is told 10-20 once', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  const id = await posted();
  const [asked] = await messagesOf(rig, id, 'asked-for-result');
  expect(asked?.states).toMatchObject({ lastDay: '2021-10-18', resultFrom: '2021-10-19' });
  await rig.turnTo('2021-10-13 10:00');

  const before = await rig.items(id);
  const refused = await publishCalendar(rig, withRest('2021-10-18'), { expectedVersion: 1 });
  expect(refused).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(refused.cause).toContain(`公示最后一天 2021-10-18 → 2021-10-19（1 件：${id}）`);
  expect(refused.cause).toContain(`first day of a result 2021-10-19 → 2021-10-20 (1 case: ${id})`);
  expect(await rig.items(id)).toEqual(before);
  expect(await rig.machine.records.calendars.currentVersion()).toBe(1);

  const confirms = askedFor(refused);
  await publishCalendar(rig, withRest('2021-10-18'), { expectedVersion: 1, confirms });
  const corrections = async () =>
    (await messagesOf(rig, id, 'date-changed')).filter(({ state }) => state === 'sent');
  expect(await corrections()).toMatchObject([
    { audience: 'employer', states: { lastDay: '2021-10-19', resultFrom: '2021-10-20' } },
  ]);
  const letter = lettersOf(rig, id).find(({ subject }) => subject.startsWith('更正：'));
  expect(letter?.body).toContain('公示最后一天为2021-10-19，自2021-10-20起可以登记结果。');
  expect(letter?.body).toContain('放假安排有调整');

  await rig.turnTo('2021-10-19 23:59:59.999');
  expect(await rig.record(id)).toMatchObject({
    refusal: {
      because: 'notice-still-running',
      facts: { lastDay: '2021-10-19', resultFrom: '2021-10-20' },
    },
  });
  const first = await messagesOf(rig, id, 'result-on-first-day');
  expect(first).toEqual([]);
  await rig.turnTo('2021-10-20 09:30');
  expect(await messagesOf(rig, id, 'result-on-first-day')).toHaveLength(1);
  expect(await rig.record(id)).toMatchObject({ ok: true, value: { standing: 'recommended' } });
  expect(await corrections()).toHaveLength(1);
  const [post] = await entriesOf(rig, id, 'post');
  const [record] = await entriesOf(rig, id, 'record');
  expect([post?.calendar, record?.calendar]).toEqual([1, 2]);
  expect(record?.inputs).toMatchObject({ lastDay: '2021-10-19', resultFrom: '2021-10-20' });
});

test('a notice that has ended is counted for ever as it was when it ended', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  const id = await posted(1, COUNTY);
  await rig.turnTo('2021-10-19 10:00');
  taken(await rig.record(id));
  await rig.settle();
  const before = await rig.items(id);
  const listed = await amend(rig, withRest('2021-10-18'), 1);
  expect(listed).toContain('已经过去的 2021-10-18 由工作日改为休息日');
  expect(listed).not.toContain(id);
  await rig.turnBy(300);
  expect((await rig.story(id)).declaration.notice?.counted).toEqual({
    lastDay: '2021-10-18',
    resultFrom: '2021-10-19',
    calendar: 1,
  });
  expect(await messagesOf(rig, id, 'date-changed')).toEqual([]);
  expect((await rig.items(id)).length).toBe(before.length);
});

/** What an amendment does to a case of each standing: which days of it move, and who is told. */
const NOVEMBER: readonly [string, CalendarFile, Partial<Record<string, string>>][] = [
  ['a rest day before the notice', withRest('2021-10-09'), {}],
  ['a rest day on the day of posting, which does not count', withRest('2021-10-11'), {}],
  // Who reviews or posts has more time until the hand-over: the last day to post is told again as it was.
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
  test('is listed, moves the days that it concerns, and is told to whoever was told others', async () => {
    rig = await openRig({ startAt: '2021-10-11 09:00' });
    const ids = {
      draft: await rig.drafted(1),
      submitted: await rig.submitted(2),
      returned: await rig.submitted(3),
      supported: await supported(rig, 4),
      posted: await posted(5),
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

test('days of declaring that become too late are listed and confirmed, though no case stands yet', async () => {
  rig = await openRig({ startAt: '2021-10-26 09:00' });
  const file = withRest('2021-11-04', '2021-11-05', '2021-11-08', '2021-11-09', '2021-11-10');
  const refused = await publishCalendar(rig, file, { expectedVersion: 1 });
  expect(refused).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(refused.cause).toContain('2021-10-28 至 2021-10-31提交的申报，公示来不及期满');
  expect(refused.cause).toContain('最迟须于 2021-10-27 张贴');
  expect(await rig.machine.records.calendars.currentVersion()).toBe(1);
  const done = await publishCalendar(rig, file, { expectedVersion: 1, confirms: askedFor(refused) });
  expect(done.status).not.toBe('FAILED');
  expect(await rig.machine.records.calendars.currentVersion()).toBe(2);
});

test('bodies whose last working day becomes a rest day are listed', async () => {
  rig = await openRig({ startAt: '2021-10-26 09:00' });
  const days = ['12', '15', '16', '17', '18', '19'].map((day) => `2021-11-${day}`);
  const refused = await publishCalendar(rig, withRest(...days), { expectedVersion: 1 });
  expect(refused.cause).toContain('不足一个工作日');
});

test('a hand-over that an amendment brings forward is listed, told to its desk, and kept', async () => {
  rig = await openRig({ startAt: '2021-09-28 09:00' });
  const id = await rig.submitted(1, { employer: MUNICIPAL });
  await rig.turnTo('2021-09-30 12:00');
  expect(lettersOf(rig, id).at(-1)?.body).toContain('2021-10-09 10:00');
  const listed = await amend(rig, withWork('2021-10-07'), 1);
  expect(listed).toContain(`自动转主管的时间 2021-10-09 10:00 → 2021-10-08 10:00（1 件：${id}）`);
  await rig.turnTo('2021-10-07 12:00');
  const corrected = (await messagesOf(rig, id, 'date-changed')).filter(({ state }) => state === 'sent');
  expect(corrected).toMatchObject([{ audience: 'employer', states: { handsOverAt: '2021-10-08 10:00' } }]);
  expect(lettersOf(rig, id).find(({ subject }) => subject.includes('更正'))?.body).toContain(
    '2021-10-08 10:00',
  );
  expect((await rig.story(id)).declaration.desk).toBe('contact');
  await rig.turnTo('2021-10-08 10:01');
  expect((await rig.story(id)).declaration.desk).toBe('superior');
  await rig.turnTo('2021-10-09 12:00');
  expect(await messagesOf(rig, id, 'date-changed')).toHaveLength(1);
});

test('an act that follows an amendment at once is counted by it, whatever was read a moment before', async () => {
  rig = await openRig({ startAt: '2021-10-25 09:00' });
  const id = await rig.drafted(1);
  taken(await rig.change(id, { yearsOfWork: 4 }));
  await amend(rig, withRest('2021-11-04'), 1);
  taken(await rig.submit(id));
  expect(await entriesOf(rig, id, 'submit')).toMatchObject([{ calendar: 2 }]);
});
