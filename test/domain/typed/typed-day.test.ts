import * as v from 'valibot';
import { expect, test } from 'vitest';
import { closingTyped, dayTyped, noSuchDayIn } from '../../../domain/typed/typed-day.ts';
import { typedDay } from '../../../domain/typed/typed-form.ts';

test.each([
  ['2010-06-30', '2010-06-30'],
  [' 2010-6-3 ', '2010-06-03'],
  ['2010/6/30', '2010-06-30'],
  ['2010.06.30', '2010-06-30'],
  ['20100630', '2010-06-30'],
  ['2010年6月30日', '2010-06-30'],
  ['２０１０－０６－３０', '2010-06-30'],
  ['2010-06-30\u200b', '2010-06-30'],
  ['2010 年 6 月 30 日', '2010-06-30'],
  ['2010年6月30号', '2010-06-30'],
  ['2010–06−30', '2010-06-30'],
  ['2021-02-30', '2021-02-30'],
  ['06/07/2010', '06/07/2010'],
  ['2010年6月', '2010年6月'],
  ['30.06.2010', '30.06.2010'],
  ['六月', '六月'],
  ['', ''],
])('reads the day typed as %s', (typed, day) => {
  expect(dayTyped(typed)).toBe(day);
});

test.each([
  ['2021-10-31', '2021-10-31'],
  ['2021年10月31日 18：00', '2021-10-31 18:00'],
  ['2021/10/31 9:00', '2021-10-31 09:00'],
  ['2021-10-31 23:59:59', '2021-10-31 23:59:59'],
  ['2021-10-31T24:00', '2021-10-31 24:00'],
  ['10-31 18:00', '10-31 18:00'],
])('reads the closing typed as %s', (typed, closing) => {
  expect(closingTyped(typed)).toBe(closing);
});

test.each([
  ['2021-02-30', '2021-02-30'],
  ['2021-02-30 18:00', '2021-02-30'],
  ['2021-02-28', undefined],
  ['2021-13-01', '2021-13-01'],
  ['30 February', undefined],
])('in %j the day that no calendar has is %s', (text, day) => {
  expect(noSuchDayIn(text)).toBe(day);
});

test.each([
  ['2021-10-31', true],
  ['2020-02-29', true],
  ['2021-02-29', false],
  ['2021-13-01', false],
  ['2021-1-1', true],
  ['2021-1', false],
  ['2021-10-31T00:00:00Z', false],
  ['', false],
  // A page or a file may have any length.
  [`2021${' '.repeat(60_000)}x`, false],
  // JavaScript also reads a year with more digits.
  ['+012021-01', false],
  ['-000001-01', false],
])('%j is a day: %s', (text, is) => {
  expect(v.is(typedDay, text)).toBe(is);
});
