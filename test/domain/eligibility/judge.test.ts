import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { smallestGap } from '../../../domain/eligibility/answer.ts';
import { judge, leavesOf, metFrom, readPerson } from '../../../domain/eligibility/judge.ts';
import type { Terms } from '../../../domain/eligibility/terms.ts';

const ON: Terms = {
  ...{ vocabularies: VOCABULARIES, cutOff: '2021-12-31', yearRule: 'corresponding-day' },
  heldEqual: { 'technician-class': 'bachelor' },
  awardLists: {
    list: [{ award: 'national-class-1-contest', rankAtMost: 5 }, { award: 'national-technical-expert' }],
  },
};
const answerTo = (asked: Condition, who: Person) => judge(asked, readPerson(who), ON, '一', '/when');
const leafOf = (asked: Condition, who: Person) => leavesOf(answerTo(asked, who))[0];
const title = (years: number): Condition => ({ title: { title: 'engineer', years, from: 'obtained' } });

describe('an answer names the facts on which it rests, as they are stated', () => {
  test.each<[string, Condition, Person, object[]]>([
    [
      'a month and not the day for which it is taken',
      title(1),
      { titles: [{ title: 'technician' }, { title: 'engineer', obtainedOn: '2019-02' }] },
      [{ at: '/titles/1/obtainedOn', value: '2019-02' }],
    ],
    [
      'every title if none is enough',
      title(1),
      { titles: [{ title: 'technician', obtainedOn: '2019-02-01' }] },
      [{ at: '/titles/0/title', value: 'technician' }],
    ],
    [
      'the degree that is enough',
      { degree: 'bachelor' },
      { degrees: [{ degree: 'college' }, { degree: 'technician-class', obtainedOn: '2010-06-30' }] },
      [{ at: '/degrees/1/degree', value: 'technician-class' }],
    ],
    [
      'the days of work',
      { yearsOfWork: 1 },
      { employments: [{ from: '2020-12-31', to: '2021-01-31' }] },
      [{ at: '/employments', value: 31 }],
    ],
    [
      'a certificate and the days of work since',
      { certificate: { certificate: 'senior-worker', yearsOfWork: 1 } },
      {
        certificates: [{ certificate: 'senior-worker', obtainedOn: '2021-12' }],
        employments: [{ from: '2000-01-01' }],
      },
      [
        { at: '/certificates/0/obtainedOn', value: '2021-12' },
        { at: '/employments', value: 0 },
      ],
    ],
    [
      'an award with its rank',
      { award: 'list' },
      { awards: [{ award: 'zhejiang-technical-expert' }, { award: 'national-class-1-contest', rank: 5 }] },
      [
        { at: '/awards/1/award', value: 'national-class-1-contest' },
        { at: '/awards/1/rank', value: 5 },
      ],
    ],
    [
      'every award if none is of the list',
      { award: 'list' },
      { awards: [{ award: 'zhejiang-technical-expert' }, { award: 'national-class-1-contest', rank: 6 }] },
      [
        { at: '/awards/0/award', value: 'zhejiang-technical-expert' },
        { at: '/awards/1/award', value: 'national-class-1-contest' },
        { at: '/awards/1/rank', value: 6 },
      ],
    ],
    [
      'hours by subject and those made up, of the years that are asked',
      { hours: { years: [2020, 2021], each: 90, madeUpBy: '2021-10-31' } },
      {
        hours: { 2019: 10, 2020: 80, 2021: { total: 95, professional: 60 } },
        madeUpHours: [
          { year: 2019, hours: 5, on: '2021-01-01' },
          { year: 2020, hours: 7, on: '2021-01-01' },
        ],
      },
      [
        { at: '/hours/2020', value: 80 },
        { at: '/hours/2021/total', value: 95 },
        { at: '/hours/2021/professional', value: 60 },
        { at: '/madeUpHours/1/hours', value: 7 },
      ],
    ],
    [
      'hours alone where none can be made up',
      { hours: { years: [2021], each: 90 } },
      { hours: { 2021: 90 }, madeUpHours: [{ year: 2021, hours: 7, on: '2021-01-01' }] },
      [{ at: '/hours/2021', value: 90 }],
    ],
    [
      'months of insurance',
      { insured: { as: ['local'], months: 6 } },
      { insured: [{ as: 'local', from: '2021-08' }] },
      [{ at: '/insured', value: 5 }],
    ],
    [
      'the recommenders who count',
      { recommenders: { atLeast: 2, title: 'senior-engineer', sameProfession: true } },
      {
        recommenders: [
          { name: '王五', title: 'engineer', sameProfession: true },
          { name: '赵六', title: 'senior-engineer', sameProfession: true },
          { name: '孙七', title: 'senior-engineer', sameProfession: false },
        ],
      },
      [{ at: '/recommenders/1/title', value: 'senior-engineer' }],
    ],
    [
      'the day of a probation',
      { probation: 'passed' },
      { probationPassedOn: '2022-01' },
      [{ at: '/probationPassedOn', value: '2022-01' }],
    ],
    ['a score', { selfScore: 60 }, { selfScore: 59.5 }, [{ at: '/selfScore', value: 59.5 }]],
    ['a situation', { insurance: ['local'] }, { insurance: 'none' }, [{ at: '/insurance', value: 'none' }]],
  ])('%s', (_, asked, who, facts) => {
    expect(leafOf(asked, who)?.facts).toEqual(facts);
  });
});

describe('what nobody knows is asked for where it is missing', () => {
  test.each<[string, Condition, Person, string]>([
    ['a list', { degree: 'bachelor' }, {}, '/degrees'],
    ['titles', title(1), {}, '/titles'],
    ['certificates', { certificate: { certificate: 'senior-worker', yearsOfWork: 1 } }, {}, '/certificates'],
    [
      'work since a certificate',
      { certificate: { certificate: 'senior-worker', yearsOfWork: 1 } },
      { certificates: [{ certificate: 'senior-worker', obtainedOn: '2000-01-01' }] },
      '/employments',
    ],
    ['work', { yearsOfWork: 1 }, {}, '/employments'],
    ['awards', { award: 'list' }, {}, '/awards'],
    [
      'a rank',
      { award: 'list' },
      { awards: [{ award: 'technical-expert' }, { award: 'national-class-1-contest' }] },
      '/awards/1/rank',
    ],
    ['a probation', { probation: 'passed' }, {}, '/probationPassedOn'],
    ['a score', { selfScore: 60 }, {}, '/selfScore'],
    ['a situation', { insurance: ['local'] }, {}, '/insurance'],
    ['months', { insured: { as: ['local'], months: 6 } }, {}, '/insured'],
    ['recommenders', { recommenders: { atLeast: 1, title: 'engineer' } }, {}, '/recommenders'],
    [
      'the title of one',
      { recommenders: { atLeast: 1, title: 'engineer' } },
      { recommenders: [{ name: '王五', title: 'technician' }, { name: '赵六' }] },
      '/recommenders/1/title',
    ],
    [
      'the profession of one',
      { recommenders: { atLeast: 1, title: 'engineer', sameProfession: true } },
      { recommenders: [{ name: '王五', title: 'engineer' }] },
      '/recommenders/0/sameProfession',
    ],
    ['the day of a title', title(1), { titles: [{ title: 'engineer' }] }, '/titles/0/obtainedOn'],
    [
      'a degree that nothing compares',
      { degree: 'bachelor' },
      { degrees: [{ degree: 'college' }, { degree: 'senior-worker-class' }] },
      '/degrees/1/degree',
    ],
    [
      'the hours of a year',
      { hours: { years: [2020, 2021], each: 90 } },
      { hours: { 2020: 90 } },
      '/hours/2021',
    ],
    [
      'the hours of a subject',
      { hours: { years: [2021], each: 90, subjects: [{ of: ['professional'], atLeast: 60 }] } },
      { hours: { 2021: 90 } },
      '/hours/2021/professional',
    ],
    [
      'all hours of a year',
      { hours: { years: [2021], each: 90 } },
      { hours: { 2021: { professional: 60 } } },
      '/hours/2021/total',
    ],
    [
      'what was made up',
      { hours: { years: [2021], each: 90, madeUpBy: '2021-10-31' } },
      { hours: { 2021: 80 } },
      '/madeUpHours',
    ],
    [
      'in which subject it was made up',
      {
        hours: {
          ...{ years: [2021], each: 90, madeUpBy: '2021-10-31' },
          subjects: [{ of: ['professional'], atLeast: 60 }],
        },
      },
      {
        hours: { 2021: { total: 90, professional: 50 } },
        madeUpHours: [
          { year: 2020, hours: 20, on: '2021-01-01' },
          { year: 2021, hours: 20, on: '2021-01-01' },
        ],
      },
      '/madeUpHours/1/subject',
    ],
  ])('%s', (_, asked, who, at) => {
    const leaf = leafOf(asked, who);
    expect(leaf?.is).toBe('not-known');
    expect(leaf?.nearest).toMatchObject({ kind: 'state', at });
  });
});

describe('the nearest miss names an entry by its latest day', () => {
  test.each<[string, Condition, Person, object]>([
    [
      'a degree',
      { degreeHeld: { degree: 'bachelor', years: 1 } },
      { degrees: [{ degree: 'college' }] },
      { at: '/degrees', oneOf: ['bachelor'], latest: '2020-12-31', steps: 1 },
    ],
    ['a title', title(2), { titles: [] }, { at: '/titles', oneOf: ['engineer'], latest: '2019-12-31' }],
    [
      'a certificate',
      { certificate: { certificate: 'senior-worker', yearsOfWork: 2 } },
      { certificates: [{ certificate: 'junior-worker' }] },
      { at: '/certificates', oneOf: ['senior-worker'], latest: '2019-12-31' },
    ],
    [
      'an award',
      { award: 'list' },
      { awards: [] },
      { at: '/awards', oneOf: ['national-class-1-contest', 'national-technical-expert'] },
    ],
    [
      'a probation',
      { probation: 'passed' },
      { probationPassedOn: 'none' },
      { at: '/probationPassedOn', oneOf: [], latest: '2021-12-31' },
    ],
    ['a situation', { insurance: ['local'] }, { insurance: 'none' }, { at: '/insurance', oneOf: ['local'] }],
  ])('%s', (_, asked, who, nearest) => {
    expect(leafOf(asked, who)?.nearest).toEqual({ kind: 'entry', ...nearest });
  });
});

describe('time alone may do it', () => {
  test.each<[string, Condition, Person, string | undefined]>([
    ['met already', { selfScore: 60 }, { selfScore: 60 }, '2021-12-31'],
    ['it cannot', { selfScore: 60 }, { selfScore: 59 }, undefined],
    ['a title fills', title(2), { titles: [{ title: 'engineer', obtainedOn: '2020-03-01' }] }, '2022-03-01'],
    [
      'a title of a month fills with its last day',
      title(2),
      { titles: [{ title: 'engineer', obtainedOn: '2020-03' }] },
      '2022-03-31',
    ],
    [
      'a degree comes',
      { degree: 'bachelor' },
      { degrees: [{ degree: 'bachelor', obtainedOn: '2022-06-30' }] },
      '2022-06-30',
    ],
    ['a probation is passed', { probation: 'passed' }, { probationPassedOn: '2022-07-01' }, '2022-07-01'],
    ['work begins and fills', { yearsOfWork: 1 }, { employments: [{ from: '2022-02-01' }] }, '2023-02-01'],
    [
      'work ends before',
      { yearsOfWork: 1 },
      { employments: [{ from: '2022-02-01', to: '2022-12-31' }] },
      undefined,
    ],
    [
      'a certificate comes and work since fills',
      { certificate: { certificate: 'senior-worker', yearsOfWork: 1 } },
      {
        certificates: [{ certificate: 'senior-worker', obtainedOn: '2022-04-01' }],
        employments: [{ from: '2010-01-01' }],
      },
      '2023-04-01',
    ],
    [
      'insurance begins and fills',
      { insured: { as: ['local'], months: 6 } },
      { insured: [{ as: 'local', from: '2022-03' }] },
      '2022-08-01',
    ],
    [
      'insurance ends before',
      { insured: { as: ['local'], months: 6 } },
      { insured: [{ as: 'local', from: '2022-03', to: '2022-07' }] },
      undefined,
    ],
    [
      'the later of two',
      { all: [title(2), { degree: 'bachelor' }] },
      {
        titles: [{ title: 'engineer', obtainedOn: '2020-03-01' }],
        degrees: [{ degree: 'bachelor', obtainedOn: '2022-06-30' }],
      },
      '2022-06-30',
    ],
    [
      'the earlier of two',
      { any: [title(2), { degree: 'bachelor' }] },
      {
        titles: [{ title: 'engineer', obtainedOn: '2020-03-01' }],
        degrees: [{ degree: 'bachelor', obtainedOn: '2022-06-30' }],
      },
      '2022-03-01',
    ],
  ])('%s', (_, asked, who, from) => {
    expect(metFrom(asked, readPerson(who), ON)).toBe(from);
  });
});

describe('a tree', () => {
  const [met, not, unknown] = [{ selfScore: 50 }, { selfScore: 70 }, { degree: 'doctor' }];
  const who: Person = { selfScore: 60, awards: [] };

  test.each<[Condition, object]>([
    [{ all: [met, not] }, { branch: 'all', needed: 2, is: 'not-met' }],
    [{ all: [met, unknown] }, { branch: 'all', needed: 2, is: 'not-known' }],
    [{ any: [met, not] }, { branch: 'any', needed: 1, is: 'met' }],
    [{ any: [unknown, not] }, { branch: 'any', needed: 1, is: 'not-known' }],
    [
      { atLeast: 2, of: [met, not, unknown] },
      { branch: 'at-least', needed: 2, is: 'not-known' },
    ],
    [
      { atLeast: 2, of: [met, not, not] },
      { branch: 'at-least', needed: 2, is: 'not-met' },
    ],
  ])('%j', (asked, answer) => {
    expect(answerTo(asked, who)).toMatchObject(answer);
  });

  test('names each leaf by its place and its clause', () => {
    const asked: Condition = {
      all: [
        { any: [not, { ...unknown, source: '三' }], source: '二' },
        { atLeast: 1, of: [met] },
      ],
    };
    expect(leavesOf(answerTo(asked, who)).map(({ place, clause }) => [place, clause])).toEqual([
      ['/when/all/0/any/0', '二'],
      ['/when/all/0/any/1', '三'],
      ['/when/all/1/of/0', '一'],
    ]);
    expect(leavesOf(judge(met, readPerson(who), ON, '一'))[0]?.place).toBe('');
  });

  test('is filled by days and numbers rather than by something else, and by the first of equals', () => {
    const gap = (asked: Condition) => smallestGap(answerTo(asked, who)).map(({ condition }) => condition);
    const award: Condition = { award: 'list' };
    expect(gap({ any: [award, not] })).toEqual([not]);
    expect(gap({ any: [{ all: [not, not] }, award] })).toEqual([award]);
    expect(gap({ any: [not, { selfScore: 80 }] })).toEqual([not]);
    expect(gap({ all: [award, { any: [award, not] }] })).toEqual([award, not]);
    expect(gap({ atLeast: 2, of: [met, award, not] })).toEqual([not]);
    expect(gap(unknown)).toEqual([unknown]);
    expect(gap({ all: [met] })).toEqual([]);
  });
});
