import { describe, expect, test } from 'vitest';
import calendarFile from '../../../calls/calendar.json' with { type: 'json' };
import { DRAIN_SECONDS, type Lock } from '../../../domain/call/windows.ts';
import {
  calendarDaysLeft,
  LIMITS,
  type Readings,
  secondsBetween,
  stageReading,
  troubles,
} from '../../../domain/reminders/health.ts';
import { calendarOf } from '../../../domain/time/calendar.ts';
import { plusSeconds } from '../../../domain/values/instant.ts';

const CLOSES = '2021-10-31T16:00:00.000Z';
const LOCK: Lock = {
  call: 'a-call',
  stage: 'declare',
  opensAt: '2021-09-17T16:00:00.000Z',
  closesAt: CLOSES,
  moves: 0,
  generation: 1,
  shards: 4,
};

describe('a stage', () => {
  test('counts the seconds to its closing and is not late before it', () => {
    expect(stageReading(LOCK, 7, plusSeconds(CLOSES, -90))).toEqual({
      ...{ call: 'a-call', stage: 'declare', waiting: 7 },
      ...{ secondsToClosing: 90, isLocked: false, secondsLate: 0 },
    });
  });

  test.each([
    [0, 0],
    [DRAIN_SECONDS, 0],
    [DRAIN_SECONDS + 1, 1],
    [3600, 3600 - DRAIN_SECONDS],
  ])(
    'unlocked %i seconds after its closing is %i seconds late, because the drain is no delay',
    (after, late) => {
      expect(stageReading(LOCK, 0, plusSeconds(CLOSES, after)).secondsLate).toBe(late);
    },
  );

  test('is never late once it is locked', () => {
    const locked = { ...LOCK, lockedAt: plusSeconds(CLOSES, 40) };
    expect(stageReading(locked, 0, plusSeconds(CLOSES, 9999))).toMatchObject({
      isLocked: true,
      secondsLate: 0,
    });
  });
});

const WELL: Readings = {
  stages: [stageReading(LOCK, 3, '2021-10-01T00:00:00.000Z')],
  oldestOverdueSeconds: LIMITS.oldestOverdueSeconds,
  stuck: 0,
  lettersFailed: 0,
  notForMe: 0,
  sameName: 0,
  miscounted: 0,
  notMoved: 0,
  unrecorded: [],
  calendarDaysLeft: LIMITS.leastCalendarDaysLeft,
  waitingForYear: [],
};

test('readings at their limits report nothing', () => {
  const late = { ...WELL.stages[0], secondsLate: LIMITS.secondsLate } as Readings['stages'][number];
  expect(troubles({ ...WELL, stages: [late] })).toEqual([]);
});

test.each<[string, Partial<Readings>, RegExp]>([
  ['an overdue wait', { oldestOverdueSeconds: 1801 }, /已超时 30 分钟/],
  ['a stuck record', { stuck: 1 }, /1 条记录经两次巡查/],
  ['a wrong counter', { miscounted: 2 }, /2 个计数与名单不符/],
  ['a letter that was given up', { lettersFailed: 2 }, /2 封信未能送出/],
  ['a link for somebody else', { notForMe: 1 }, /1 个链接/],
  ['a decision by a namesake', { sameName: 1 }, /1 件由与申报人同名/],
  ['a record that could not be moved', { notMoved: 3 }, /3 条记录无法处理/],
  [
    'an act in time that could not be recorded',
    {
      unrecorded: [
        {
          kind: 'unrecorded',
          at: '2021-10-31T15:59:59.999Z',
          act: 'submit',
          by: 'applicant',
          about: '2021-0000-0001',
          because: 'in-time-but-unrecorded',
        },
      ],
    },
    /2021-0000-0001：2021-10-31 23:59:59（北京时间）收到“提交”/,
  ],
  [
    'a call that reaches into a year not arranged',
    { waitingForYear: [{ call: 'a-call', year: 2027, cases: ['ZC-1', 'ZC-2'] }] },
    /^2027年放假安排尚未公布，a-call 有日期等待计算，涉及 2 件：ZC-1、ZC-2。/,
  ],
  ['a calendar that ends', { calendarDaysLeft: 59 }, /只剩 59 天/],
])('%s is reported on its own, in both languages', (_, changed, zh) => {
  const said = troubles({ ...WELL, ...changed });
  expect(said).toHaveLength(1);
  expect(said[0]?.zh).toMatch(zh);
  expect(said[0]?.en).toMatch(/[a-z]\.$/);
});

test('each late stage is named', () => {
  const late = stageReading(LOCK, 0, plusSeconds(CLOSES, DRAIN_SECONDS + 600));
  const said = troubles({ ...WELL, stages: [late, { ...late, stage: 'employer' }] });
  expect(said.map(({ zh }) => zh)).toEqual([
    'a-call 的环节 declare 应已锁定，至今晚了 10 分钟。',
    'a-call 的环节 employer 应已锁定，至今晚了 10 分钟。',
  ]);
});

test('the days left of the calendar are counted in Beijing, to the last published day', () => {
  const calendar = calendarOf(calendarFile);
  const last = `${calendar.lastYear}-12-31`;
  expect(calendarDaysLeft(calendar, `${last}T15:59:59.999Z`)).toBe(0);
  expect(calendarDaysLeft(calendar, `${calendar.lastYear}-12-30T15:59:59.999Z`)).toBe(1);
  expect(calendarDaysLeft(calendar, `${calendar.lastYear + 1}-06-01T00:00:00.000Z`)).toBe(0);
});

test('seconds between two instants are whole and never negative', () => {
  expect(secondsBetween(CLOSES, plusSeconds(CLOSES, 1.9))).toBe(1);
  expect(secondsBetween(plusSeconds(CLOSES, 5), CLOSES)).toBe(0);
});
