import { afterEach, expect, test } from 'vitest';
import {
  amend,
  askedFor,
  postedOnTheEleventh,
  publishCalendar,
  withRest,
  withWork,
} from '../../rigs/machine/calendars.ts';
import { COUNTY, MUNICIPAL } from '../../rigs/machine/people.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, lettersOf, messagesOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

test('a rest day that is added while a notice stands moves its result, and everybody who was told 10-19 is told 10-20 once', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  const id = await postedOnTheEleventh(rig);
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
  await rig.turnBy(300);
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
  await rig.turnTo('2021-10-20 10:30');
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
  const id = await postedOnTheEleventh(rig, 1, COUNTY);
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

test('days of a late entry that an amendment makes too late are listed of its declaration', async () => {
  rig = await openRig({ startAt: '2021-10-28 10:00' });
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 10:00');
  const grant = {
    declaration: id,
    until: '2021-11-03',
    expectedVersion: (await rig.story(id)).declaration.version,
  };
  await rig.operate({ act: 'grant-late-entry', ...grant });
  const listed = await amend(rig, withRest('2021-11-10'), 1);
  expect(listed).toContain(`准许期内 2021-11-03 提交的来不及期满（1 件：${id}）`);
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
  taken(await rig.change(id, { facts: { selfScore: 4 } }));
  await amend(rig, withRest('2021-11-04'), 1);
  taken(await rig.submit(id));
  expect(await entriesOf(rig, id, 'submit')).toMatchObject([{ calendar: 2 }]);
});
