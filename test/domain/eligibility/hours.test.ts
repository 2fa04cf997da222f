import { expect, test } from 'vitest';
import { type JudgedHours, judgeHours } from '../../../domain/eligibility/leaves/hours.ts';
import type { DatedPerson } from '../../../domain/eligibility/person.ts';

/** Three years of 90 hours, or 270 once those of 2021 are done. */
const ASKED = { years: [2019, 2020, 2021], each: 90, makeUp: { total: 270, finishing: 2021 } };
const PARTED = { ...ASKED, subjects: [{ of: ['professional'], atLeast: 60 }] };
const missing = (more: number) => [{ year: 2021, more }];
type Hours = NonNullable<DatedPerson['hours']>;

type Asked = Parameters<typeof judgeHours>[0];
const SUBJECTS = ['professional', 'general-public', 'industry-public'];

test.each<[string, Asked, Hours, JudgedHours]>([
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
  [
    'the sum may be more than the years together, and this year alone is short',
    { ...ASKED, makeUp: { total: 300, finishing: 2021 } },
    { 2019: 90, 2020: 90, 2021: 80 },
    { is: 'not-met', short: missing(10), toState: [] },
  ],
  [
    '… and each year is full',
    { ...ASKED, makeUp: { total: 300, finishing: 2021 } },
    { 2019: 90, 2020: 90, 2021: 90 },
    { is: 'met', short: [], toState: [] },
  ],
  [
    '… and each may be, by a subject that nobody stated',
    { ...PARTED, makeUp: { total: 300, finishing: 2021 } },
    { 2019: { total: 90, professional: 60 }, 2020: { total: 90, professional: 60 }, 2021: { total: 90 } },
    { is: 'not-known', short: [], toState: ['/hours/2021/professional'] },
  ],
  [
    'the sum is more than enough and this year is short',
    ASKED,
    { 2019: 60, 2020: 130, 2021: 80 },
    { is: 'not-met', short: missing(10), toState: [] },
  ],
  [
    'a subject of this year is short, and with it the sum is just enough',
    PARTED,
    {
      2019: { total: 60, professional: 60 },
      2020: { total: 110, professional: 60 },
      2021: { total: 90, professional: 50 },
    },
    { is: 'not-met', short: [{ year: 2021, subjects: ['professional'], more: 10 }], toState: [] },
  ],
  [
    'the sum is not known, though every year that is not known in all is full',
    ASKED,
    { 2019: 60, 2020: { professional: 95 }, 2021: 90 },
    { is: 'not-known', short: [], toState: ['/hours/2020/total'] },
  ],
  [
    'the finishing year is none of those that are asked for, and no sum stands in',
    { ...ASKED, years: [2019, 2020] },
    { 2019: 270, 2020: 0 },
    { is: 'not-met', short: [{ year: 2020, more: 90 }], toState: [] },
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
  expect(judgeHours(asked, { hours }, SUBJECTS)).toEqual(judged);
});

/** One year of 90 hours, 60 of them of one subject. */
const YEAR = { years: [2021], each: 90, subjects: [{ of: ['professional'], atLeast: 60 }] };
const inSubject = (more: number) => [{ year: 2021, subjects: ['professional'], more }];

test.each<[string, number, Record<string, number>, JudgedHours]>([
  [
    'nothing in all needs stating where a subject fills the year',
    90,
    { professional: 90 },
    { is: 'met', short: [], toState: [] },
  ],
  [
    'nor where what is short in a subject does',
    60,
    { professional: 50 },
    { is: 'not-met', short: inSubject(10), toState: [] },
  ],
  [
    'it does where more is left',
    90,
    { professional: 50 },
    { is: 'not-met', short: inSubject(10), toState: ['/hours/2021/total'] },
  ],
])('of a year by subjects, %s', (_, each, stated, judged) => {
  expect(judgeHours({ ...YEAR, each }, { hours: { 2021: stated } }, SUBJECTS)).toEqual(judged);
});

/** Hours that were made up by the last day that counts, 2022-03-31, or a day later. */
const madeUp = (hours: number, subject?: string) => ({ year: 2021, hours, subject, on: '2022-03-31' });
const late = { ...madeUp(40, 'professional'), on: '2022-04-01' };

test.each<[string, NonNullable<DatedPerson['madeUpHours']>, JudgedHours]>([
  ['count to the year', [madeUp(7, 'professional')], { is: 'not-met', short: missing(3), toState: [] }],
  [
    'count to the subject and leave the rest',
    [madeUp(2, 'professional'), madeUp(3, 'general-public')],
    { is: 'not-met', short: [...inSubject(3), ...missing(2)], toState: [] },
  ],
  [
    'may be of the subject where none is named',
    [madeUp(1, 'general-public'), madeUp(9)],
    { is: 'not-known', short: [], toState: ['/madeUpHours/1/subject'] },
  ],
  ['fill it', [madeUp(10, 'professional')], { is: 'met', short: [], toState: [] }],
  ['come too late', [late], { is: 'not-met', short: [...inSubject(5), ...missing(5)], toState: [] }],
  [
    'are of another year',
    [{ ...madeUp(40, 'professional'), year: 2020 }],
    { is: 'not-met', short: [...inSubject(5), ...missing(5)], toState: [] },
  ],
])('hours that were made up %s', (_, madeUpHours, judged) => {
  const hours = { 2021: { total: 80, professional: 55 } };
  expect(judgeHours({ ...YEAR, madeUpBy: '2022-03-31' }, { hours, madeUpHours }, SUBJECTS)).toEqual(judged);
  const { is } = judgeHours(YEAR, { hours, madeUpHours }, SUBJECTS);
  expect(is).toBe('not-met');
});

test('of hours that were made up nobody knows before they are stated', () => {
  const hours = { 2021: { total: 80, professional: 55 } };
  expect(judgeHours({ ...YEAR, madeUpBy: '2022-03-31' }, { hours }, SUBJECTS)).toEqual({
    ...{ is: 'not-known', short: [], toState: ['/madeUpHours'] },
  });
});
