import { expect, test } from 'vitest';
import { type JudgedHours, judgeHours } from '../../../domain/eligibility/leaves/hours.ts';
import type { DatedPerson } from '../../../domain/eligibility/person.ts';

/** Three years of 90 hours, or 270 once those of 2021 are done. */
const ASKED = { years: [2019, 2020, 2021], each: 90, makeUp: { total: 270, finishing: 2021 } };
const PARTED = { ...ASKED, subjects: [{ of: ['professional'], atLeast: 60 }] };
const missing = (more: number) => [{ year: 2021, more }];
type Hours = NonNullable<DatedPerson['hours']>;

test.each<[string, typeof ASKED, Hours, JudgedHours]>([
  [
    'the sum is short',
    ASKED,
    { 2019: 90, 2020: 60, 2021: 90 },
    { is: 'not-met', short: missing(30), toState: [] },
  ],
  [
    'the sum and this year are',
    ASKED,
    { 2019: 90, 2020: 60, 2021: 80 },
    { is: 'not-met', short: missing(40), toState: [] },
  ],
  [
    'this year alone is',
    ASKED,
    { 2019: 100, 2020: 100, 2021: 80 },
    { is: 'not-met', short: missing(10), toState: [] },
  ],
  [
    'this year and so the sum',
    ASKED,
    { 2019: 90, 2020: 90, 2021: 80 },
    { is: 'not-met', short: missing(10), toState: [] },
  ],
  [
    '… and another is not stated',
    ASKED,
    { 2019: 90, 2021: 80 },
    { is: 'not-met', short: missing(10), toState: ['/hours/2020'] },
  ],
  [
    '… and a third is short',
    ASKED,
    { 2019: 60, 2021: 80 },
    { is: 'not-met', short: missing(10), toState: ['/hours/2020'] },
  ],
  [
    'the sum is not known',
    ASKED,
    { 2019: 60, 2021: 90 },
    { is: 'not-known', short: [], toState: ['/hours/2020'] },
  ],
  [
    'a year is not stated',
    ASKED,
    { 2020: 90, 2021: 90 },
    { is: 'not-known', short: [], toState: ['/hours/2019'] },
  ],
  ['made up', ASKED, { 2019: 0, 2020: 0, 2021: 270 }, { is: 'met', short: [], toState: [] }],
  [
    'a subject and the sum are short',
    PARTED,
    { 2019: 60, 2020: { total: 90, professional: 60 }, 2021: { total: 80, professional: 50 } },
    {
      is: 'not-met',
      short: [
        { year: 2021, subjects: ['professional'], more: 10 },
        { year: 2021, more: 30 },
      ],
      toState: [],
    },
  ],
])('%s', (_, asked, hours, judged) => {
  expect(judgeHours(asked, { hours }, ['professional', 'general-public', 'industry-public'])).toEqual(judged);
});
