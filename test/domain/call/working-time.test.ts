import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isLessThanOneWorkingDayOff,
  isQuiet,
  nextMomentToRemind,
} from '../../../domain/call/working-time.ts';
import { dayKind } from '../../../domain/time/calendar.ts';
import { dayOf, epochOf, instantOf, wallTimeOf } from '../../../domain/values/instant.ts';
import { beijing, callWith, jiaxing } from '../../rigs/domain/cases.ts';
import { publishedCalendar as calendar } from '../../rigs/domain/published-calendar.ts';

const zone = 'Asia/Shanghai';
const real = { call: jiaxing, calendar };

describe('the next moment to remind', () => {
  test.each([
    ['an ordinary hour', '2021-10-12 10:00', '2021-10-12 10:00'],
    ['the end of the quiet hours', '2021-10-12 08:30', '2021-10-12 08:30'],
    ['the small hours', '2021-10-12 03:00', '2021-10-12 08:30'],
    ['the last minute of the quiet hours', '2021-10-12 08:29:59', '2021-10-12 08:30'],
    ['their first minute', '2021-10-12 20:00', '2021-10-13 08:30'],
    ['the evening before a weekend', '2021-10-15 21:00', '2021-10-18 08:30'],
    ['a Sunday', '2021-10-17 10:00', '2021-10-18 08:30'],
    ['the evening before National Day', '2021-09-30 20:00', '2021-10-08 08:30'],
    ['National Day', '2021-10-01 10:00', '2021-10-08 08:30'],
    ['a Saturday that is worked', '2021-10-09 10:00', '2021-10-09 10:00'],
    ['its evening', '2021-10-09 22:00', '2021-10-11 08:30'],
  ])('after %s, %s, is %s', (_, from, to) => {
    expect(nextMomentToRemind(real, beijing(from))).toBe(beijing(to));
  });

  test('treats a day of an unpublished year as a working day', () => {
    expect(nextMomentToRemind(real, beijing('2027-01-01 10:00'))).toBe(beijing('2027-01-01 10:00'));
  });

  const moments = fc
    .integer({ min: epochOf(beijing('2021-01-01')), max: epochOf(beijing('2026-12-20')) })
    .map(instantOf);
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

  test('lies on a working day outside the quiet hours, never before now, and does not move when asked again', () => {
    fc.assert(
      fc.property(moments, time, time, (now, from, to) => {
        const call = callWithQuiet(from, to);
        const next = nextMomentToRemind({ call, calendar }, now);
        expect(next >= now).toBe(true);
        expect(dayKind(calendar, dayOf(next, zone))).toBe('work');
        expect(isQuiet({ from, to }, wallTimeOf(next, zone).slice(11, 16))).toBe(false);
        expect(nextMomentToRemind({ call, calendar }, next)).toBe(next);
      }),
    );
  });
});

test.each([
  ['20:00', '08:30', '19:59', false],
  ['20:00', '08:30', '20:00', true],
  ['20:00', '08:30', '00:00', true],
  ['20:00', '08:30', '08:30', false],
  ['12:00', '13:30', '12:00', true],
  ['12:00', '13:30', '13:30', false],
  ['12:00', '12:00', '12:00', false],
])('quiet from %s to %s: at %s %s', (from, to, at, quiet) => {
  expect(isQuiet({ from, to }, at)).toBe(quiet);
});

describe('less than one working day off', () => {
  test.each([
    ['2021-10-28 23:59', '2021-11-01', false],
    ['2021-10-29 00:00', '2021-11-01', true],
    ['2021-09-30 12:00', '2021-10-09', false],
    ['2021-09-30 12:00', '2021-10-08', true],
    ['2021-10-31 12:00', '2021-11-01', true],
  ])('is, at %s with a closing at %s: %s', (now, closes, less) => {
    expect(isLessThanOneWorkingDayOff(real, beijing(closes), beijing(now))).toBe(less);
  });

  test('is not claimed in a year without a calendar', () => {
    expect(isLessThanOneWorkingDayOff(real, beijing('2027-01-03'), beijing('2026-12-30'))).toBe(false);
  });
});

function callWithQuiet(from: string, to: string) {
  return callWith((edited) => {
    edited.quietHours.value = { from, to };
  });
}
