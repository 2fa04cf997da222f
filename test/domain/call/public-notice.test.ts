import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptPostedDay,
  lastFeasiblePostingDay,
  lengthSaid,
  type PublicNoticePolicy,
  publicNoticePeriod,
} from '../../../domain/call/public-notice.ts';
import { calendarOf, workingDaysBetween } from '../../../domain/time/calendar.ts';
import { plusDays } from '../../../domain/values/instant.ts';
import { FIVE_WORKING_DAYS } from '../../rigs/domain/five-working-days.ts';
import { anyDay, publishedCalendar as calendar } from '../../rigs/domain/published-calendar.ts';

const strict: PublicNoticePolicy = {
  days: 5,
  count: 'working-days',
  displayDays: 0,
  countStartDay: false,
  earliestResult: 'day-after',
  backdateDays: 3,
};
const countingStart: PublicNoticePolicy = { ...strict, countStartDay: true };

const lastDayOf = (policy: PublicNoticePolicy, postedOn: string, within = calendar) => {
  const period = publicNoticePeriod(policy, within, postedOn);
  return period.ok ? period.value.lastDay : period.refusal;
};

describe('a notice of five working days', () => {
  test.each(FIVE_WORKING_DAYS)(
    'posted on %s ends on %s with the start day, on %s without it',
    (postedOn, counted, notCounted) => {
      expect(lastDayOf(countingStart, postedOn)).toBe(counted);
      expect(lastDayOf(strict, postedOn)).toBe(notCounted);
    },
  );

  test.each([
    ['2021-11-03', '2021-11-10', '2021-11-11'],
    ['2021-11-04', '2021-11-11', '2021-11-12'],
  ])('posted on %s ends on %s and has its result from %s', (postedOn, lastDay, resultFrom) => {
    expect(publicNoticePeriod(strict, calendar, postedOn)).toMatchObject({ value: { lastDay, resultFrom } });
  });

  test('has its result from its last day if the call says so', () => {
    const sameDay = publicNoticePeriod(
      { ...strict, earliestResult: 'last-notice-day' },
      calendar,
      '2021-11-03',
    );
    expect(sameDay).toMatchObject({ value: { lastDay: '2021-11-10', resultFrom: '2021-11-10' } });
  });

  test('lists every day with its kind, and counts the Saturday that is a working day', () => {
    const period = publicNoticePeriod(strict, calendar, '2021-09-28');
    if (!period.ok) throw new Error('within the published years');
    expect(period.value).toMatchObject({ firstCountedDay: '2021-09-29', lastDay: '2021-10-11' });
    expect(period.value.counted).toHaveLength(14);
    expect(period.value.counted[0]).toEqual({ day: '2021-09-28', kind: 'work', counts: false });
    expect(period.value.counted.filter(({ counts }) => counts).map(({ day }) => day)).toEqual([
      '2021-09-29',
      '2021-09-30',
      '2021-10-08',
      '2021-10-09',
      '2021-10-11',
    ]);
    expect(period.value.counted).toContainEqual({
      day: '2021-10-09',
      kind: 'work',
      note: 'make-up',
      counts: true,
    });
  });

  test('is refused if it reaches into a year without a calendar', () => {
    expect(lastDayOf(strict, '2026-12-25')).toEqual({ because: 'calendar-not-published', year: 2027 });
    expect(lastDayOf(strict, '2026-12-24')).toBe('2026-12-31');
  });
});

describe('printed periods of real notices', () => {
  const november2020 = calendarOf({
    years: [
      {
        year: 2020,
        source: { notice: '无涉', number: '无涉', address: '无涉' },
        off: [{ from: '2020-10-01', to: '2020-10-08', name: '国庆节、中秋节' }],
        work: [],
      },
    ],
  });

  test.each([
    ['Jiangsu light industry', '2024-01-31', '2024-02-05', calendar],
    ["Zhongshan teachers' titles", '2020-11-06', '2020-11-12', november2020],
    ['Zhongshan science award', '2023-11-15', '2023-11-21', calendar],
  ])('%s, %s to %s, are five working days with the start day', (_, from, to, within) => {
    expect(lastDayOf(countingStart, from, within)).toBe(to);
  });

  test('fit both readings for Liaoning statistics, at least five days', () => {
    expect(lastDayOf(strict, '2024-10-25')).toBe('2024-11-01');
    expect(lastDayOf(countingStart, '2024-10-25')).toBe('2024-10-31');
  });

  test('hold five working days for Zhejiang agriculture, seven calendar days with the start day', () => {
    expect(plusDays('2022-03-08', 6)).toBe('2022-03-14');
    expect(workingDaysBetween(calendar, '2022-03-08', '2022-03-15')).toEqual({ ok: true, value: 5 });
  });

  test('are feasible for Shenzhen 2025 only with the start day and the result on the last day', () => {
    const lenient: PublicNoticePolicy = { ...countingStart, earliestResult: 'last-notice-day' };
    const lastPosting = (policy: PublicNoticePolicy) =>
      lastFeasiblePostingDay(policy, calendar, '2025-07-11');
    expect(lastPosting(lenient)).toEqual({ ok: true, value: '2025-07-07' });
    expect(lastPosting(countingStart)).toEqual({ ok: true, value: '2025-07-04' });
    expect(lastPosting({ ...lenient, countStartDay: false })).toEqual({ ok: true, value: '2025-07-06' });
  });
});

describe('a notice that counts otherwise', () => {
  const sevenDays: PublicNoticePolicy = { ...countingStart, days: 7, count: 'calendar-days' };
  const displayed: PublicNoticePolicy = { ...countingStart, displayDays: 3 };

  test('of seven calendar days counts the holiday, and ends a week on if its start counts', () => {
    expect(lastDayOf(sevenDays, '2022-03-08')).toBe('2022-03-14');
    expect(lastDayOf(sevenDays, '2021-09-30')).toBe('2021-10-06');
    expect(lastDayOf({ ...sevenDays, countStartDay: false }, '2021-09-30')).toBe('2021-10-07');
  });

  test('after three days of display counts its working days from then', () => {
    expect(lastDayOf(displayed, '2021-10-11')).toBe(lastDayOf(countingStart, '2021-10-14'));
    const period = publicNoticePeriod(displayed, calendar, '2021-10-11');
    const counted = period.ok
      ? period.value.counted.filter(({ counts }) => counts).map(({ day }) => day)
      : [];
    expect(counted).toEqual(['2021-10-14', '2021-10-15', '2021-10-18', '2021-10-19', '2021-10-20']);
  });

  test('is said as it counts', () => {
    expect(lengthSaid(strict)).toEqual({ zh: '5个工作日', en: '5 working days' });
    expect(lengthSaid(sevenDays)).toEqual({ zh: '7日', en: '7 calendar days' });
    expect(lengthSaid(displayed)).toEqual({
      zh: '张榜3日后5个工作日',
      en: '5 working days after 3 days of display',
    });
  });
});

describe('the last feasible posting day', () => {
  test.each([
    [strict, '2021-11-03'],
    [countingStart, '2021-11-04'],
  ])('for a result by 2021-11-11 follows the reading', (policy, day) => {
    expect(lastFeasiblePostingDay(policy, calendar, '2021-11-11')).toEqual({ ok: true, value: day });
  });

  test('is refused if the result or the posting lies in a year without a calendar', () => {
    const refused = (year: number) => ({ ok: false, refusal: { because: 'calendar-not-published', year } });
    expect(lastFeasiblePostingDay(strict, calendar, '2027-01-08')).toEqual(refused(2027));
    expect(lastFeasiblePostingDay(strict, calendar, '2021-01-06')).toEqual(refused(2020));
  });

  const anyPolicy = fc.record({
    days: fc.integer({ min: 1, max: 20 }),
    count: fc.constantFrom('working-days' as const, 'calendar-days' as const),
    displayDays: fc.integer({ min: 0, max: 5 }),
    countStartDay: fc.boolean(),
    earliestResult: fc.constantFrom('last-notice-day' as const, 'day-after' as const),
    backdateDays: fc.constant(0),
  });

  test('is feasible, and the day after it is not', () => {
    fc.assert(
      fc.property(anyPolicy, anyDay('2021-03-15', '2026-10-31'), (policy, lastResultDay) => {
        const last = lastFeasiblePostingDay(policy, calendar, lastResultDay);
        if (!last.ok) throw new Error('within the published years');
        expect(resultFrom(policy, last.value) <= lastResultDay).toBe(true);
        expect(resultFrom(policy, plusDays(last.value, 1)) <= lastResultDay).toBe(false);
      }),
    );
  });

  test('never comes earlier for a later result', () => {
    fc.assert(
      fc.property(anyPolicy, anyDay('2021-03-15', '2026-12-30'), (policy, lastResultDay) => {
        const last = lastFeasiblePostingDay(policy, calendar, lastResultDay);
        const next = lastFeasiblePostingDay(policy, calendar, plusDays(lastResultDay, 1));
        expect(last.ok && next.ok && last.value <= next.value).toBe(true);
      }),
    );
  });

  function resultFrom(policy: PublicNoticePolicy, postedOn: string): string {
    const period = publicNoticePeriod(policy, calendar, postedOn);
    if (!period.ok) throw new Error('within the published years');
    return period.value.resultFrom;
  }
});

describe('a stated day of posting', () => {
  const submittedOn = '2021-11-01';
  const today = '2021-11-05';
  test.each([
    ['2021-11-05', []],
    ['2021-11-02', []],
    ['2021-11-01', [{ because: 'posted-too-far-back', earliestDay: '2021-11-02' }]],
    ['2021-11-06', [{ because: 'posted-in-future', today }]],
    ['2021-10-31', [{ because: 'posted-too-far-back', earliestDay: '2021-11-02' }]],
  ])('%s is judged by the strictest limit', (postedOn, refusals) => {
    expect(acceptPostedDay({ policy: strict, postedOn, submittedOn, today })).toEqual(refusals);
  });

  test('is judged by the submission, or by the interruption before it, if that is stricter', () => {
    const stated = { policy: { backdateDays: 10 }, postedOn: '2021-10-31', submittedOn, today };
    expect(acceptPostedDay(stated)).toEqual([{ because: 'posted-before-submission', submittedOn }]);
    const interruptedOn = '2021-11-03';
    expect(acceptPostedDay({ ...stated, interruptedOn })).toEqual([
      { because: 'posted-before-interruption', interruptedOn },
    ]);
  });

  test('must be today if the call allows no day back', () => {
    const policy = { backdateDays: 0 };
    expect(acceptPostedDay({ policy, postedOn: today, submittedOn, today })).toEqual([]);
    expect(acceptPostedDay({ policy, postedOn: '2021-11-04', submittedOn, today })).toHaveLength(1);
  });
});
