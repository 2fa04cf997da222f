import { expect, test } from 'vitest';
import { atTimeOn, plusDays, wallTimeOf } from '../../../domain/values/instant.ts';

test.each([
  ['Asia/Shanghai', '2021-10-31T15:59:59.999Z', '2021-10-31T23:59:59.999'],
  ['Asia/Shanghai', '2021-10-31T16:00:00.000Z', '2021-11-01T00:00:00.000'],
  ['Asia/Shanghai', '1991-09-14T16:59:59.000Z', '1991-09-15T01:59:59.000'],
  ['Asia/Shanghai', '1991-09-14T17:00:00.000Z', '1991-09-15T01:00:00.000'],
  ['America/St_Johns', '2021-11-07T04:29:59.000Z', '2021-11-07T01:59:59.000'],
  ['America/St_Johns', '2021-11-07T04:30:00.000Z', '2021-11-07T01:00:00.000'],
  ['America/St_Johns', '2021-11-08T00:00:00.000Z', '2021-11-07T20:30:00.000'],
])('the wall clock of %s shows at %s %s', (zone, instant, wall) => {
  expect(wallTimeOf(instant, zone)).toBe(wall);
  // The second time it comes from the cache.
  expect(wallTimeOf(instant, zone)).toBe(wall);
});

test.each([
  ['Asia/Shanghai', '2021-10-31', '00:00', '2021-10-30T16:00:00.000Z'],
  ['America/St_Johns', '2021-11-07', '00:30', '2021-11-07T03:00:00.000Z'],
  ['America/St_Johns', '2021-11-07', '02:30', '2021-11-07T06:00:00.000Z'],
])('in %s, %s at %s is %s', (zone, day, time, instant) => {
  expect(atTimeOn(day, time, zone)).toBe(instant);
});

test.each([
  ['2021-10-10', 1, '2021-10-11'],
  ['2021-10-09', -8, '2021-10-01'],
  ['2021-10-01', -1, '2021-09-30'],
  ['2021-09-28', 3, '2021-10-01'],
  ['2021-12-31', 1, '2022-01-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2021-02-28', 1, '2021-03-01'],
  ['2021-10-31', -60, '2021-09-01'],
])('%s and %s days is %s', (day, days, then) => {
  expect(plusDays(day, days)).toBe(then);
});
