import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { YEAR_RULES } from '../../../domain/call/rules-form.ts';
import { fullOn, latestStart } from '../../../domain/eligibility/years.ts';
import { plusDays } from '../../../domain/values/instant.ts';

/** The corresponding day: 民法典 第二百零一条、第二百零二条. */
test.each([
  ['corresponding-day', '2017-12-31', 4, '2021-12-31'],
  ['day-before', '2017-12-31', 4, '2021-12-30'],
  ['calendar-years', '2017-12-31', 4, '2021-01-01'],
  ['corresponding-day', '2018-01-01', 4, '2022-01-01'],
  ['day-before', '2018-01-01', 4, '2021-12-31'],
  ['calendar-years', '2018-01-01', 4, '2022-01-01'],
  ['corresponding-day', '2020-02-29', 1, '2021-02-28'],
  ['day-before', '2020-02-29', 1, '2021-02-28'],
  ['corresponding-day', '2020-02-29', 4, '2024-02-29'],
  ['day-before', '2020-02-29', 4, '2024-02-28'],
  ['corresponding-day', '2019-08-31', 2, '2021-08-31'],
  ['corresponding-day', '0001-01-01', 4, '0005-01-01'],
  ['corresponding-day', '2020-02-29', 0, '2020-02-29'],
  ['day-before', '2020-02-29', 0, '2020-02-29'],
  ['calendar-years', '2020-02-29', 0, '2020-02-29'],
] as const)('by %s, what is held since %s fills %i years on %s', (rule, from, years, full) => {
  expect(fullOn(from, years, rule)).toBe(full);
});

test.each([
  ['corresponding-day', '2024-02-29', 1, '2023-02-28'],
  ['day-before', '2024-02-29', 1, '2023-03-01'],
  ['calendar-years', '2024-02-29', 1, '2023-12-31'],
  ['corresponding-day', '2025-02-28', 1, '2024-02-29'],
  ['corresponding-day', '2024-02-29', 0, '2024-02-29'],
  ['day-before', '2024-02-29', 0, '2024-02-29'],
  ['calendar-years', '2024-02-29', 0, '2024-02-29'],
] as const)(
  'by %s, what fills years by %s, %i of them, is held since %s at the latest',
  (rule, by, years, start) => {
    expect(latestStart(by, years, rule)).toBe(start);
  },
);

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => plusDays('1960-01-01', days));
const years = fc.integer({ min: 0, max: 30 });

describe.each(YEAR_RULES)('by %s', (rule) => {
  test('what is held longer is never full later', () => {
    fc.assert(
      fc.property(day, day, years, (one, other, count) => {
        const [first = one, second = other] = [one, other].toSorted();
        expect(fullOn(first, count, rule) <= fullOn(second, count, rule)).toBe(true);
      }),
    );
  });

  test('the latest start is full in time, and one day later is not', () => {
    fc.assert(
      fc.property(day, years, (by, count) => {
        const start = latestStart(by, count, rule);
        expect(fullOn(start, count, rule) <= by).toBe(true);
        expect(fullOn(plusDays(start, 1), count, rule) <= by).toBe(false);
      }),
    );
  });
});
