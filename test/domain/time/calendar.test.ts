import { spawnSync } from 'node:child_process';
import process from 'node:process';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import publishedFile from '../../../calls/calendar.json' with { type: 'json' };
import {
  calendarOf,
  dayKind,
  daysOf,
  describeDay,
  nthWorkingDay,
  publishedUntil,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBefore,
  workingDaysBetween,
} from '../../../domain/time/calendar.ts';
import { calendarFile } from '../../../domain/time/calendar-file.ts';
import { plusDays } from '../../../domain/values/instant.ts';
import { anyDay, publishedCalendar as calendar } from '../../rigs/domain/published-calendar.ts';

const refusedFor = (year: number) => ({
  ok: false,
  refusal: { because: 'calendar-not-published', year },
});

/** Run this in a process in UTC: west of Greenwich the package answers for the day before. */
function workdaysOfChineseDays(days: readonly string[]): ReadonlySet<string> {
  const ask = `const { isWorkday } = require('chinese-days');
    console.log(JSON.stringify(JSON.parse(process.argv[1]).filter((day) => isWorkday(day))))`;
  const { stdout } = spawnSync(process.execPath, ['-e', ask, JSON.stringify(days)], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
  });
  return new Set(JSON.parse(stdout) as string[]);
}

describe('the published calendar', () => {
  test('ends with the last year that has a notice', () => {
    expect(publishedUntil(calendar)).toBe('2026-12-31');
  });

  test('agrees with chinese-days on every day', () => {
    const published = daysOf({ from: '2021-01-01', to: '2026-12-31' });
    const theirs = workdaysOfChineseDays(published);
    const differing = published.filter((day) => (dayKind(calendar, day) === 'work') !== theirs.has(day));
    expect(published).toHaveLength(2191);
    expect(differing).toEqual([]);
  });

  test.each([
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('has in %i the number of working days that the law leaves: %i', (year, workingDays) => {
    expect(workingDaysBetween(calendar, `${year}-01-01`, `${year + 1}-01-01`)).toEqual({
      ok: true,
      value: workingDays,
    });
  });
});

describe('a day', () => {
  test.each([
    ['2021-10-29', { kind: 'work' }],
    ['2021-10-31', { kind: 'rest', note: 'weekend' }],
    ['2021-10-01', { kind: 'rest', note: 'holiday', holiday: '国庆节' }],
    ['2021-09-18', { kind: 'work', note: 'make-up' }],
    ['2021-10-09', { kind: 'work', note: 'make-up' }],
    ['2022-12-31', { kind: 'rest', note: 'holiday', holiday: '元旦' }],
    ['2023-10-01', { kind: 'rest', note: 'holiday', holiday: '中秋节、国庆节' }],
    ['2024-02-09', { kind: 'work' }],
    ['2026-12-24', { kind: 'work' }],
    ['2026-12-25', { kind: 'work', provisional: true }],
    ['2026-12-27', { kind: 'rest', note: 'weekend', provisional: true }],
    ['2026-12-31', { kind: 'work', provisional: true }],
    ['2027-01-01', { kind: 'not-yet-published' }],
    ['2020-12-31', { kind: 'not-yet-published' }],
  ])('%s is described with its reason', (day, description) => {
    expect(describeDay(calendar, day)).toEqual({ day, ...description });
  });
});

describe('counting', () => {
  test.each([
    ['2021-11-03', 5, false, '2021-11-10'],
    ['2021-11-04', 5, true, '2021-11-10'],
    ['2021-10-09', 1, true, '2021-10-09'],
    ['2021-10-02', 1, true, '2021-10-08'],
    ['2021-12-31', 1, false, '2022-01-04'],
  ])('from %s, working day number %i (counting from: %s) is %s', (from, n, countFrom, day) => {
    expect(nthWorkingDay(calendar, from, n, countFrom)).toEqual({ ok: true, value: day });
  });

  test('finds the working day on or beside a rest day', () => {
    expect(workingDayOnOrAfter(calendar, '2021-10-31')).toEqual({ ok: true, value: '2021-11-01' });
    expect(workingDayOnOrBefore(calendar, '2021-10-31')).toEqual({ ok: true, value: '2021-10-29' });
    expect(workingDayOnOrAfter(calendar, '2021-10-29')).toEqual({ ok: true, value: '2021-10-29' });
  });

  test('steps back over a holiday without counting the day itself', () => {
    expect(workingDaysBefore(calendar, '2021-10-09', 2)).toEqual({ ok: true, value: '2021-09-30' });
    expect(workingDaysBefore(calendar, '2021-10-03', 0)).toEqual({ ok: true, value: '2021-10-03' });
  });

  test('counts the days of the 2021 call', () => {
    expect(workingDaysBetween(calendar, '2021-11-01', '2021-11-12')).toEqual({ ok: true, value: 9 });
    expect(workingDaysBetween(calendar, '2021-11-12', '2021-11-20')).toEqual({ ok: true, value: 6 });
    expect(workingDaysBetween(calendar, '2021-11-20', '2021-11-12')).toEqual({ ok: true, value: 0 });
  });

  test('refuses a year without a calendar and names it', () => {
    expect(nthWorkingDay(calendar, '2026-12-30', 5, true)).toEqual(refusedFor(2027));
    expect(workingDayOnOrAfter(calendar, '2027-03-01')).toEqual(refusedFor(2027));
    expect(workingDayOnOrBefore(calendar, '2021-01-03')).toEqual(refusedFor(2020));
    expect(workingDaysBefore(calendar, '2021-01-05', 5)).toEqual(refusedFor(2020));
    expect(workingDaysBetween(calendar, '2026-12-01', '2027-01-02')).toEqual(refusedFor(2027));
  });

  test('gives as nth working day one with n working days up to and including it', () => {
    fc.assert(
      fc.property(
        anyDay('2021-01-01', '2026-06-30'),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (from, n, countFrom) => {
          const nth = nthWorkingDay(calendar, from, n, countFrom);
          if (!nth.ok) throw new Error('within the published years');
          const start = countFrom ? from : plusDays(from, 1);
          expect(dayKind(calendar, nth.value)).toBe('work');
          expect(workingDaysBetween(calendar, start, plusDays(nth.value, 1))).toEqual({
            ok: true,
            value: n,
          });
        },
      ),
    );
  });

  test('steps back to the working day from which it counted forward', () => {
    fc.assert(
      fc.property(anyDay('2021-01-04', '2026-06-30'), fc.integer({ min: 1, max: 60 }), (from, n) => {
        fc.pre(dayKind(calendar, from) === 'work');
        const nth = nthWorkingDay(calendar, from, n, false);
        if (!nth.ok) throw new Error('within the published years');
        expect(workingDaysBefore(calendar, nth.value, n)).toEqual({ ok: true, value: from });
      }),
    );
  });
});

describe('a calendar file', () => {
  const source = { notice: '通知', number: '1号', address: 'https://example.org' };
  const year = (changes: object) => ({ years: [{ year: 2030, source, off: [], work: [], ...changes }] });
  const newYear = { from: '2030-01-01', to: '2030-01-01', name: '元旦' };

  test.each([
    ['a year without days off', year({})],
    ['a year without a source', year({ off: [newYear], source: undefined })],
    ['a day that does not exist', year({ off: [{ ...newYear, to: '2030-02-30' }] })],
    ['a range turned round', year({ off: [{ ...newYear, to: '2029-12-31' }] })],
    ['a day of another year', year({ off: [{ ...newYear, to: '2031-01-01' }] })],
    ['a day both off and worked', year({ off: [{ ...newYear, to: '2030-01-05' }], work: ['2030-01-05'] })],
    ['a make-up day within the week', year({ off: [newYear], work: ['2030-01-02'] })],
    ['no year', { years: [] }],
    ['a gap between years', { years: [2030, 2032].map((each) => yearOf(each)) }],
  ])('is refused for %s', (_, file) => {
    expect(v.is(calendarFile, file)).toBe(false);
  });

  test('has this form in the shipped file', () => {
    expect(v.parse(calendarFile, publishedFile)).toEqual(publishedFile);
  });

  test('is read in normal forms, however its days are written', () => {
    const typed = {
      years: [{ ...yearOf(2030), off: [{ from: '2030年1月1日', to: '2030/1/1\u200b', name: '\u202d元旦' }] }],
    };
    expect(v.parse(calendarFile, typed).years[0]?.off).toEqual([newYear]);
  });

  test('lets a later notice change the last days of the year before', () => {
    const first = { ...yearOf(2030), work: ['2030-12-29'] };
    const second = { ...yearOf(2031), off: [{ from: '2030-12-29', to: '2031-01-01', name: '元旦' }] };
    expect(dayKind(calendarOf({ years: [first] }), '2030-12-29')).toBe('work');
    expect(dayKind(calendarOf({ years: [first, second] }), '2030-12-29')).toBe('rest');
  });

  function yearOf(each: number) {
    const off = [{ from: `${each}-01-01`, to: `${each}-01-01`, name: '元旦' }];
    return { year: each, source, off, work: [] as string[] };
  }
});
