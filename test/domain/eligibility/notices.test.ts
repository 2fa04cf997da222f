import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { type Is, smallestGap } from '../../../domain/eligibility/answer.ts';
import { judge, metFrom, readPerson } from '../../../domain/eligibility/judge.ts';
import type { Terms } from '../../../domain/eligibility/terms.ts';

/**
 * Conditions of other notices than Jiaxing's, and people on both sides of each number. What the notice says stands above its
 * rows; each row argues its answer.
 */
const termsBy = (cutOff: string): Terms => ({
  ...{ vocabularies: VOCABULARIES, cutOff, yearRule: 'corresponding-day', heldEqual: {} },
  awardLists: {},
});
type Row = readonly [who: string, person: Person, is: Is];

function table(notice: string, cutOff: string, asked: Condition, rows: readonly Row[]): void {
  describe(notice, () => {
    test.each(rows)('%s', (_, who, is) => {
      expect(judge(asked, readPerson(who), termsBy(cutOff), notice).is).toBe(is);
    });
  });
}

const nearestOf = (asked: Condition, who: Person, cutOff: string) =>
  smallestGap(judge(asked, readPerson(who), termsBy(cutOff), '一')).map(({ nearest }) => nearest);

/** 宁波市建设工程中级 2023：2020至2022年每年90学时，公需（一般、行业）不少于18，专业不少于60。 */
const NINGBO_SUBJECTS = [
  { of: ['professional'], atLeast: 60 },
  { of: ['general-public', 'industry-public'], atLeast: 18 },
];
const NINGBO_HOURS = { years: [2020, 2021, 2022], each: 90, subjects: NINGBO_SUBJECTS };
const split = (professional: number, general: number, industry: number) => ({
  ...{ professional, 'general-public': general, 'industry-public': industry },
});
const GOOD = split(60, 18, 12);

table('Ningbo 2023, hours by subject', '2023-12-31', { hours: NINGBO_HOURS }, [
  ['60, 18 and 12 are 90', { hours: { 2020: GOOD, 2021: GOOD, 2022: GOOD } }, 'met'],
  ['59 professional', { hours: { 2020: GOOD, 2021: GOOD, 2022: split(59, 18, 13) } }, 'not-met'],
  ['public subjects count together', { hours: { 2020: GOOD, 2021: GOOD, 2022: split(72, 9, 9) } }, 'met'],
  ['17 of both public ones', { hours: { 2020: GOOD, 2021: GOOD, 2022: split(73, 9, 8) } }, 'not-met'],
  [
    'each subject is enough and 89 in all',
    { hours: { 2020: GOOD, 2021: GOOD, 2022: split(60, 17, 12) } },
    'not-met',
  ],
  [
    '90 in all, of which nobody says the subjects',
    { hours: { 2020: GOOD, 2021: GOOD, 2022: 90 } },
    'not-known',
  ],
  ['89 in all are too few whatever they are', { hours: { 2020: GOOD, 2021: GOOD, 2022: 89 } }, 'not-met'],
  [
    '95 in all with 80 professional leave 15 for the public ones',
    { hours: { 2020: GOOD, 2021: GOOD, 2022: { total: 95, professional: 80 } } },
    'not-met',
  ],
  [
    '98 in all with 80 professional leave 18',
    { hours: { 2020: GOOD, 2021: GOOD, 2022: { total: 98, professional: 80 } } },
    'not-known',
  ],
  [
    'professional ones alone, and nobody says the others',
    { hours: { 2020: GOOD, 2021: GOOD, 2022: { professional: 90 } } },
    'not-known',
  ],
  ['a year is missing in what is stated', { hours: { 2020: GOOD, 2021: GOOD } }, 'not-known'],
  [
    'a surplus fills no other year',
    { hours: { 2020: split(200, 50, 0), 2021: GOOD, 2022: split(50, 18, 12) } },
    'not-met',
  ],
]);

test('Ningbo 2023 names what is short of each subject and of the whole', () => {
  const who = { hours: { 2020: GOOD, 2021: split(50, 10, 0), 2022: { total: 80, professional: 62 } } };
  expect(nearestOf({ hours: NINGBO_HOURS }, who, '2023-12-31')).toEqual([
    {
      ...{ kind: 'hours', at: '/hours/2021' },
      short: [
        { year: 2021, subjects: ['professional'], more: 10 },
        { year: 2021, subjects: ['general-public', 'industry-public'], more: 8 },
        { year: 2021, more: 12 },
        { year: 2022, more: 10 },
      ],
      toState: ['/hours/2022/general-public', '/hours/2022/industry-public'],
    },
  ]);
});

/** 慈溪市建设工程中级 2023：单年不足的，申报前可补学。申报自2023-06-25起，截止日未见，此处按2023-07-10。 */
const CIXI_HOURS = { ...NINGBO_HOURS, madeUpBy: '2023-07-10' };
const short2021 = { 2020: GOOD, 2021: split(50, 18, 12), 2022: GOOD };
const later = (hours: number, on: string, subject = 'professional') => ({
  madeUpHours: [{ year: 2021, hours, subject, on }],
});

table('Cixi 2023, hours made up before declaring', '2023-12-31', { hours: CIXI_HOURS }, [
  ['made up on the last day', { hours: short2021, ...later(10, '2023-07-10') }, 'met'],
  ['made up a day late', { hours: short2021, ...later(10, '2023-07-11') }, 'not-met'],
  ['9 of 10 made up', { hours: short2021, ...later(9, '2023-07-10') }, 'not-met'],
  [
    'made up in another subject',
    { hours: short2021, ...later(10, '2023-07-10', 'general-public') },
    'not-met',
  ],
  ['nothing was made up', { hours: short2021, madeUpHours: [] }, 'not-met'],
  ['of what was made up nobody knows', { hours: short2021 }, 'not-known'],
  ['made up in the month of the last day', { hours: short2021, ...later(10, '2023-07') }, 'not-known'],
  [
    'made up for another year',
    { hours: short2021, madeUpHours: [{ year: 2020, hours: 10, subject: 'professional', on: '2023-07-01' }] },
    'not-met',
  ],
  [
    'made up, and nobody says in which subject',
    { hours: short2021, madeUpHours: [{ year: 2021, hours: 10, on: '2023-07-01' }] },
    'not-known',
  ],
]);

/** 宁波前湾新区 2024：2021至2023年每年90学时，否则不得申报。没有补学。 */
table('Qianwan 2024, no making up', '2024-12-31', { hours: { ...NINGBO_HOURS, years: [2021, 2022, 2023] } }, [
  ['each year full', { hours: { 2021: GOOD, 2022: GOOD, 2023: GOOD } }, 'met'],
  ['made up all the same', { hours: { ...short2021, 2023: GOOD }, ...later(10, '2024-05-01') }, 'not-met'],
]);

/** 衢州 2024/25：专业60、公需18；初级的中专、大专查3年，本科查当年；中级查3年。 */
const quzhou = (years: number[]): Condition => ({
  hours: { years, each: 78, subjects: NINGBO_SUBJECTS },
});
const QUZHOU_JUNIOR: Condition = {
  any: [
    { all: [{ degree: 'bachelor' }, quzhou([2024])] },
    { all: [{ degree: 'secondary' }, quzhou([2022, 2023, 2024])] },
  ],
};
const graduate = (degree: string) => ({ degrees: [{ degree, obtainedOn: '2015-06-30' }] });
table('Quzhou 2024, years of hours by degree', '2024-12-31', QUZHOU_JUNIOR, [
  ['a bachelor with this year', { ...graduate('bachelor'), hours: { 2022: 0, 2023: 0, 2024: GOOD } }, 'met'],
  [
    'a college graduate with this year',
    { ...graduate('college'), hours: { 2022: 0, 2023: 0, 2024: GOOD } },
    'not-met',
  ],
  [
    'a college graduate with three',
    { ...graduate('college'), hours: { 2022: GOOD, 2023: GOOD, 2024: GOOD } },
    'met',
  ],
  [
    'a bachelor without this year',
    { ...graduate('bachelor'), hours: { 2022: GOOD, 2023: GOOD, 2024: 0 } },
    'not-met',
  ],
]);

/** 南京：到2022年中级每年40学时；自2023年每年90学时，其中专业60。 */
const NANJING: Condition = {
  all: [
    { hours: { years: [2021, 2022], each: 40 } },
    { hours: { years: [2023], each: 90, subjects: [{ of: ['professional'], atLeast: 60 }] } },
  ],
};
table('Nanjing, hours that change by year', '2023-12-31', NANJING, [
  ['40, 40 and 60 of 90', { hours: { 2021: 40, 2022: 40, 2023: { total: 90, professional: 60 } } }, 'met'],
  ['39 in 2022', { hours: { 2021: 40, 2022: 39, 2023: { total: 90, professional: 60 } } }, 'not-met'],
  ['59 of 90 in 2023', { hours: { 2021: 40, 2022: 40, 2023: { total: 90, professional: 59 } } }, 'not-met'],
]);

/** 宁波 2023、慈溪 2023：由现单位缴纳社会保险满1年（算到12月31日），或总部在本地、派驻外地。 */
const NINGBO_INSURED: Condition = {
  any: [
    { insured: { as: ['present-employer'], months: 12, within: 12 } },
    { insurance: ['posted-elsewhere'] },
  ],
};
const insured = (from: string, to?: string, as = 'present-employer') => ({
  ...{ as, from },
  ...(to === undefined ? {} : { to }),
});
const there = (...periods: NonNullable<Person['insured']>): Person => ({
  insured: periods,
  insurance: 'none',
});
table('Ningbo 2023, a year of insurance', '2023-12-31', NINGBO_INSURED, [
  ['since January', there(insured('2023-01')), 'met'],
  ['since February', there(insured('2023-02')), 'not-met'],
  ['the year before does not count if it ended', there(insured('2022-01', '2023-11')), 'not-met'],
  ['a month of the year was elsewhere', there(insured('2020-01', '2023-05'), insured('2023-07')), 'not-met'],
  ['two periods that meet', there(insured('2022-09', '2023-05'), insured('2023-06')), 'met'],
  [
    'two periods that overlap count once',
    there(insured('2023-02', '2023-08'), insured('2023-03')),
    'not-met',
  ],
  ['by another employer', there(insured('2020-01', undefined, 'local')), 'not-met'],
  ['posted elsewhere by a head office there', { insured: [], insurance: 'posted-elsewhere' }, 'met'],
  ['nobody knows', {}, 'not-known'],
  ['never insured', there(), 'not-met'],
]);

test('Ningbo 2023 names the months and the month from which they are full', () => {
  const who = there(insured('2023-03'));
  expect(nearestOf(NINGBO_INSURED, who, '2023-12-31')).toEqual([
    { kind: 'more', at: '/insured', more: 2, unit: 'months', fullOn: '2024-02-01' },
  ]);
  expect(metFrom(NINGBO_INSURED, readPerson(who), termsBy('2023-12-31'))).toBe('2024-02-01');
});

/** 其他通知：24个月中满12个月；累计满6个月。 */
table('12 of the last 24 months', '2023-12-31', { insured: { as: ['local'], months: 12, within: 24 } }, [
  [
    'every other month of two years',
    there(insured('2022-01', '2022-06', 'local'), insured('2023-01', '2023-06', 'local')),
    'met',
  ],
  [
    'one of them before',
    there(insured('2021-12', '2022-05', 'local'), insured('2023-01', '2023-06', 'local')),
    'not-met',
  ],
]);
table('6 months in all', '2023-12-31', { insured: { as: ['local'], months: 6 } }, [
  ['long ago', there(insured('2001-01', '2001-06', 'local')), 'met'],
  ['5 months', there(insured('2001-01', '2001-05', 'local')), 'not-met'],
  ['the sixth after the cut-off', there(insured('2023-08', '2024-01', 'local')), 'not-met'],
]);

/** 宁波前湾 2024 途径二：自评分达到规定，并由2名本专业或相近专业的高级工程师推荐。分数由当地规定，此处按60。 */
const RECOMMENDED: Condition = {
  all: [{ selfScore: 60 }, { recommenders: { atLeast: 2, title: 'senior-engineer', sameProfession: true } }],
};
const by = (title: string | undefined, sameProfession?: boolean) => ({
  name: '王五',
  ...(title === undefined ? {} : { title }),
  ...(sameProfession === undefined ? {} : { sameProfession }),
});
const senior = { ...by('senior-engineer', true), name: '赵六' };
table('Qianwan 2024, recommended by two senior engineers', '2024-12-31', RECOMMENDED, [
  ['two', { selfScore: 60, recommenders: [senior, by('senior-engineer', true)] }, 'met'],
  ['one, stated twice', { selfScore: 60, recommenders: [senior, senior] }, 'not-met'],
  ['one', { selfScore: 60, recommenders: [senior] }, 'not-met'],
  [
    'a principal one is more',
    { selfScore: 60, recommenders: [senior, by('principal-senior-engineer', true)] },
    'met',
  ],
  ['an engineer is not', { selfScore: 60, recommenders: [senior, by('engineer', true)] }, 'not-met'],
  [
    'one of another profession',
    { selfScore: 60, recommenders: [senior, by('senior-engineer', false)] },
    'not-met',
  ],
  [
    'of whose profession nobody knows',
    { selfScore: 60, recommenders: [senior, by('senior-engineer')] },
    'not-known',
  ],
  [
    'of whose title nobody knows',
    { selfScore: 60, recommenders: [senior, by(undefined, true)] },
    'not-known',
  ],
  ['two, and 59 points', { selfScore: 59, recommenders: [senior, by('senior-engineer', true)] }, 'not-met'],
  ['nobody says who recommends', { selfScore: 60 }, 'not-known'],
]);

/** 宁波前湾 2024：大专以上，实际聘任助理工程师满4年；慈溪 2023：取得助理工程师满4年。 */
const assistant = (obtainedOn: string, employedFrom: string): Person => ({
  titles: [{ title: 'assistant-engineer', obtainedOn, employedFrom }],
});
const asAssistant = (from: 'obtained' | 'employed'): Condition => ({
  title: { title: 'assistant-engineer', years: 4, from },
});
table('Qianwan 2024, years as employed', '2024-12-31', asAssistant('employed'), [
  ['employed 4 years to the day', assistant('2019-06-01', '2020-12-31'), 'met'],
  ['employed a day less', assistant('2019-06-01', '2021-01-01'), 'not-met'],
]);
table('Cixi 2023, years since obtained', '2023-12-31', asAssistant('obtained'), [
  ['obtained 4 years ago to the day', assistant('2019-12-31', '2022-01-01'), 'met'],
  ['obtained a day later', assistant('2020-01-01', '2018-01-01'), 'not-met'],
]);

/** 山东：后取得的学历须满3年。此前的任职年限算入，故学历满3年与职称满4年并列。 */
const SHANDONG: Condition = {
  all: [{ degreeHeld: { degree: 'bachelor', years: 3 } }, asAssistant('obtained')],
};
const later4 = assistant('2015-01-01', '2015-01-01');
table('Shandong, a degree obtained later', '2023-12-31', SHANDONG, [
  [
    'held 3 years to the day',
    { ...later4, degrees: [{ degree: 'bachelor', obtainedOn: '2020-12-31' }] },
    'met',
  ],
  ['a day less', { ...later4, degrees: [{ degree: 'bachelor', obtainedOn: '2021-01-01' }] }, 'not-met'],
  [
    'a master counts as more',
    { ...later4, degrees: [{ degree: 'master', obtainedOn: '2019-06-30' }] },
    'met',
  ],
  [
    'the earlier of two degrees counts',
    {
      ...later4,
      degrees: [
        { degree: 'master', obtainedOn: '2022-06-30' },
        { degree: 'bachelor', obtainedOn: '2010-06-30' },
      ],
    },
    'met',
  ],
]);

/** 浙江省建设工程高级 2025：2020至2024年每年不少于90学时，不足须补学。 */
table(
  'Zhejiang construction 2025, five years',
  '2025-06-20',
  {
    hours: { years: [2020, 2021, 2022, 2023, 2024], each: 90, madeUpBy: '2025-06-20' },
  },
  [
    ['five full years', { hours: { 2020: 90, 2021: 90, 2022: 90, 2023: 90, 2024: 90 } }, 'met'],
    [
      'one of them made up',
      {
        hours: { 2020: 70, 2021: 90, 2022: 90, 2023: 90, 2024: 90 },
        madeUpHours: [{ year: 2020, hours: 20, on: '2025-05-01' }],
      },
      'met',
    ],
    [
      'one short',
      { hours: { 2020: 89.5, 2021: 90, 2022: 90, 2023: 90, 2024: 90 }, madeUpHours: [] },
      'not-met',
    ],
  ],
);
