import { describe, expect, test } from 'vitest';
import type { YearRule } from '../../../domain/call/rules-form.ts';
import { insuredMonths } from '../../../domain/eligibility/leaves/insured.ts';
import { type Worked, workedSince } from '../../../domain/eligibility/leaves/work.ts';

/** A year from 2021-01-01 is full on 2022-01-01, after 365 days. Whole days are counted from the first to the last. */
type Periods = Parameters<typeof workedSince>[0];

describe('days of work, laid end to end', () => {
  test.each<[string, Periods, Worked]>([
    ['none', [], { days: 0, missing: 365 }],
    ['a year to the day', [{ from: '2021-01-01' }], { days: 365, missing: 0 }],
    ['more', [{ from: '2020-01-01' }], { days: 731, missing: 0 }],
    ['a day less, and it goes on', [{ from: '2021-01-02' }], { days: 364, missing: 1, fullOn: '2022-01-02' }],
    ['it ends on the last day', [{ from: '2021-01-02', to: '2022-01-01' }], { days: 364, missing: 1 }],
    [
      'it ends on the day that fills it',
      [{ from: '2021-01-02', to: '2022-01-02' }],
      { days: 364, missing: 1, fullOn: '2022-01-02' },
    ],
    ['it ends before', [{ from: '2021-01-02', to: '2021-12-31' }], { days: 363, missing: 2 }],
    ['it begins on the last day', [{ from: '2022-01-01' }], { days: 0, missing: 365, fullOn: '2023-01-01' }],
    ['it begins after the last day', [{ from: '2022-01-02' }], { days: 0, missing: 365 }],
    [
      'one ended and another goes on',
      [{ from: '2021-01-01', to: '2021-01-31' }, { from: '2021-12-02' }],
      { days: 60, missing: 305, fullOn: '2022-11-02' },
    ],
    [
      'an earlier one goes on and a later one ended',
      [{ from: '2021-06-01' }, { from: '2021-07-01', to: '2021-08-01' }],
      { days: 214, missing: 151, fullOn: '2022-06-01' },
    ],
    [
      'days that two share count once, in any order',
      [
        { from: '2021-03-01', to: '2021-06-01' },
        { from: '2021-01-01', to: '2021-04-01' },
      ],
      { days: 151, missing: 214 },
    ],
    [
      'one inside another counts nothing',
      [
        { from: '2021-01-01', to: '2021-06-01' },
        { from: '2021-02-01', to: '2021-03-01' },
      ],
      { days: 151, missing: 214 },
    ],
    [
      'going on elsewhere the next day is no gap',
      [{ from: '2021-01-01', to: '2021-06-01' }, { from: '2021-06-02' }],
      { days: 365, missing: 0 },
    ],
    [
      'the next day after the longer of two is no gap either',
      [
        { from: '2021-01-01', to: '2021-06-01' },
        { from: '2021-02-01', to: '2021-03-01' },
        { from: '2021-06-02' },
      ],
      { days: 365, missing: 0 },
    ],
    [
      'nor is the next day each time of three in a row',
      [
        { from: '2021-01-01', to: '2021-03-01' },
        { from: '2021-03-02', to: '2021-06-01' },
        { from: '2021-06-02' },
      ],
      { days: 365, missing: 0 },
    ],
    [
      'work that ended on the very day since which it counts begins nothing',
      [{ from: '2019-01-01', to: '2020-01-01' }, { from: '2021-01-02' }],
      { days: 364, missing: 1, fullOn: '2022-01-02' },
    ],
    [
      'two days later is one',
      [{ from: '2021-01-01', to: '2021-06-01' }, { from: '2021-06-03' }],
      { days: 363, missing: 2, fullOn: '2022-01-03' },
    ],
    [
      'work before the day since which it counts counts from there',
      [{ from: '2019-01-01', to: '2020-01-31' }],
      { days: 30, missing: 336 },
    ],
    [
      'work that ended before counts nothing',
      [{ from: '2018-01-01', to: '2019-12-31' }],
      { days: 0, missing: 365 },
    ],
  ])('%s', (_, work, worked) => {
    const since = '2020-01-01';
    const until = '2022-01-01';
    expect(workedSince(work, since, { years: 1, until, rule: 'corresponding-day' })).toStrictEqual(worked);
  });

  test.each<[YearRule, number]>([
    ['corresponding-day', 1],
    ['calendar-years', 1],
    ['day-before', 0],
  ])('by %s %i days are missing to a year of work that is a day short', (rule, missing) => {
    const worked = workedSince([{ from: '2021-01-02', to: '2022-01-01' }], '2020-01-01', {
      ...{ years: 1, until: '2022-01-01', rule },
    });
    expect(worked).toMatchObject({ days: 364, missing });
  });
});

describe('months of insurance', () => {
  test.each<[string, Parameters<typeof insuredMonths>[1], object]>([
    ['none', [], { months: 0, missing: 3 }],
    ['the month of the cut-off counts', [{ as: 'a', from: '2021-10' }], { months: 3, missing: 0 }],
    ['it goes on', [{ as: 'a', from: '2021-11' }], { months: 2, missing: 1, fullOn: '2022-01-01' }],
    [
      'it ends in the month that fills it',
      [{ as: 'a', from: '2021-11', to: '2022-01' }],
      { months: 2, missing: 1, fullOn: '2022-01-01' },
    ],
    ['it ends before', [{ as: 'a', from: '2021-11', to: '2021-12' }], { months: 2, missing: 1 }],
    ['it begins later', [{ as: 'a', from: '2022-09' }], { months: 0, missing: 3, fullOn: '2022-11-01' }],
    [
      'it begins later and ends too soon',
      [{ as: 'a', from: '2022-09', to: '2022-10' }],
      { months: 0, missing: 3 },
    ],
    [
      'the first of two that fill it',
      [
        { as: 'a', from: '2023-01', to: '2023-12' },
        { as: 'a', from: '2021-12', to: '2022-02' },
      ],
      { months: 1, missing: 2, fullOn: '2022-02-01' },
    ],
    [
      'what was full once and is no longer',
      [{ as: 'a', from: '2021-09', to: '2021-11' }],
      { months: 2, missing: 1 },
    ],
    ['another situation counts nothing', [{ as: 'b', from: '2001-01' }], { months: 0, missing: 3 }],
    [
      'a gap among the last months',
      [
        { as: 'a', from: '2001-01', to: '2021-10' },
        { as: 'a', from: '2021-12' },
      ],
      { months: 2, missing: 1, fullOn: '2022-02-01' },
    ],
  ])('%s', (_, periods, counted) => {
    expect(insuredMonths({ as: ['a'], months: 3, within: 3 }, periods, '2021-12-31')).toStrictEqual(counted);
  });
});
