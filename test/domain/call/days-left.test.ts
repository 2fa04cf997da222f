import { expect, test } from 'vitest';
import { daysLeft } from '../../../domain/call/days-left.ts';
import { beijing } from '../../rigs/domain/cases.ts';

const CLOSES = beijing('2021-11-01');

test.each([
  ['2021-10-28 09:00', 3],
  ['2021-10-30 23:59:59.999', 1],
  ['2021-10-31', 0],
  ['2021-10-31 23:59:59.999', 0],
  ['2021-11-01', undefined],
  ['2021-11-05 12:00', undefined],
] as const)('counts the calendar days to the last day, at %s', (wall, days) => {
  expect(daysLeft(CLOSES, beijing(wall), 'Asia/Shanghai')).toBe(days);
});

test('days left count to the last day itself, even if the window closes at an hour of it', () => {
  expect(daysLeft(beijing('2021-10-31 17:00'), beijing('2021-10-30 18:00'), 'Asia/Shanghai')).toBe(1);
  expect(daysLeft(beijing('2021-10-31 17:00'), beijing('2021-10-31 18:00'), 'Asia/Shanghai')).toBeUndefined();
});
