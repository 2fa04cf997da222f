import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../../domain/achievements/person.ts';
import type { Condition } from '../../../../domain/call/condition-form.ts';
import type { LeafAnswer } from '../../../../domain/eligibility/answer.ts';
import { judge, leavesOf, readPerson } from '../../../../domain/eligibility/judge.ts';
import type { Terms } from '../../../../domain/eligibility/terms.ts';

const ON: Terms = {
  ...{ vocabularies: VOCABULARIES, cutOff: '2021-12-31', yearRule: 'corresponding-day', heldEqual: {} },
  awardLists: { list: [{ award: 'national-technical-expert' }] },
};
const judged = (asked: Condition, who: Person) =>
  leavesOf(judge(asked, readPerson(who), ON, '一'))[0] as LeafAnswer;
const title = (years: number): Condition => ({ title: { title: 'engineer', years, from: 'obtained' } });
const certificate = (yearsOfWork: number): Condition => ({
  certificate: { certificate: 'senior-worker', yearsOfWork },
});
const worker = (obtainedOn?: string) => ({ certificate: 'senior-worker', obtainedOn });
const bachelor = (obtainedOn?: string) => ({ degree: 'bachelor', obtainedOn });
const engineer = (obtainedOn?: string) => ({ title: 'engineer', obtainedOn });

describe('an answer rests on', () => {
  test.each<[string, Condition, Person, object[]]>([
    ['nothing where nothing is stated', { degree: 'bachelor' }, {}, []],
    ['no day that nobody stated', title(1), { titles: [engineer()] }, []],
    [
      'the earliest title',
      title(1),
      { titles: [engineer('2019-01-01'), engineer('2015-01-01')] },
      [{ at: '/titles/1/obtainedOn', value: '2015-01-01' }],
    ],
    [
      'the earliest certificate',
      certificate(0),
      { certificates: [worker('2019-01-01'), worker('2015-01-01')] },
      [{ at: '/certificates/1/obtainedOn', value: '2015-01-01' }],
    ],
    [
      'every certificate if none is enough',
      certificate(0),
      { certificates: [{ certificate: 'junior-worker', obtainedOn: '2015-01-01' }] },
      [{ at: '/certificates/0/certificate', value: 'junior-worker' }],
    ],
    [
      'the award alone where its list names no rank',
      { award: 'list' },
      { awards: [{ award: 'national-technical-expert', rank: 9 }] },
      [{ at: '/awards/0/award', value: 'national-technical-expert' }],
    ],
    [
      'every degree, and the day of the one that came too late',
      { degree: 'bachelor' },
      { degrees: [{ degree: 'college', obtainedOn: '2010-06-30' }, bachelor('2022-06-30')] },
      [
        { at: '/degrees/0/degree', value: 'college' },
        { at: '/degrees/1/degree', value: 'bachelor' },
        { at: '/degrees/1/obtainedOn', value: '2022-06-30' },
      ],
    ],
    [
      'hours alone where none were made up',
      { hours: { years: [2021], each: 90, madeUpBy: '2021-10-31' } },
      { hours: { 2021: 90 } },
      [{ at: '/hours/2021', value: 90 }],
    ],
  ])('%s', (_, asked, who, facts) => {
    expect(judged(asked, who).facts).toEqual(facts);
  });
});

describe('a term that no order has', () => {
  const asked = { degree: 'senior-worker-class' };
  test.each<[string, Condition, string, LeafAnswer['is']]>([
    ['is enough where it is asked for itself', asked, 'senior-worker-class', 'met'],
    [
      'is not known where another one is asked for',
      { degree: 'bachelor' },
      'senior-worker-class',
      'not-known',
    ],
    ['leaves another one not known where it is asked for', asked, 'doctor', 'not-known'],
  ])('%s', (_, wanted, degree, is) => {
    expect(judged(wanted, { degrees: [{ degree, obtainedOn: '2010-06-30' }] }).is).toBe(is);
  });
});

describe('the nearest miss in full', () => {
  test.each<[string, Condition, Person, object]>([
    [
      'points to add to a score',
      { selfScore: 60 },
      { selfScore: 59.5 },
      { kind: 'more', at: '/selfScore', more: 0.5, unit: 'points' },
    ],
    [
      'the day on which a probation will be passed',
      { probation: 'passed' },
      { probationPassedOn: '2022-01-10' },
      {
        ...{ kind: 'day', at: '/probationPassedOn', latest: '2021-12-31' },
        fullOn: '2022-01-10',
        daysLate: 10,
      },
    ],
    [
      'the last day that a month can mean',
      title(2),
      { titles: [engineer('2020-03')] },
      {
        ...{ kind: 'day', at: '/titles/0/obtainedOn', latest: '2019-12-31' },
        fullOn: '2022-03-31',
        daysLate: 90,
      },
    ],
    ['a day to state', title(0), { titles: [engineer()] }, { kind: 'state', at: '/titles/0/obtainedOn' }],
    [
      'a degree to place, which no longer matters from the last day of the month of another one',
      { degree: 'bachelor' },
      { degrees: [bachelor('2022-06'), { degree: 'senior-worker-class' }] },
      { kind: 'state', at: '/degrees/1/degree', fullOn: '2022-06-30' },
    ],
    [
      'a degree to place',
      { degree: 'bachelor' },
      { degrees: [{ degree: 'senior-worker-class', obtainedOn: '2010-06-30' }] },
      { kind: 'state', at: '/degrees/0/degree' },
    ],
    [
      'a degree, by the steps above the highest that is held',
      { degree: 'bachelor' },
      { degrees: [{ degree: 'college' }, { degree: 'secondary' }] },
      { ...{ kind: 'entry', at: '/degrees', oneOf: ['bachelor'] }, latest: '2021-12-31', steps: 1 },
    ],
    [
      'days of work that do not go on',
      { yearsOfWork: 1 },
      { employments: [{ from: '2021-01-01', to: '2021-12-30' }] },
      { kind: 'more', at: '/employments', more: 2, unit: 'days' },
    ],
    [
      'months of insurance that does not go on',
      { insured: { as: ['local'], months: 3 } },
      { insured: [{ as: 'local', from: '2021-10', to: '2021-11' }] },
      { kind: 'more', at: '/insured', more: 1, unit: 'months' },
    ],
    [
      'an award of a list that has none',
      { award: 'empty' },
      { awards: [{ award: 'national-technical-expert' }] },
      { kind: 'entry', at: '/awards', oneOf: [] },
    ],
    [
      'hours of several years, at the first of them',
      { hours: { years: [2020, 2021], each: 90 } },
      { hours: { 2020: 80, 2021: 85 } },
      {
        ...{ kind: 'hours', at: '/hours/2020', toState: [] },
        short: [
          { year: 2020, more: 10 },
          { year: 2021, more: 5 },
        ],
      },
    ],
  ])('%s', (_, asked, who, nearest) => {
    expect(judged(asked, who).nearest).toStrictEqual(nearest);
  });
});
