import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../../domain/achievements/person.ts';
import { judge, metFrom, readPerson } from '../../../../domain/eligibility/judge.ts';
import { judgeAssessments } from '../../../../domain/eligibility/leaves/assessments.ts';
import type { Terms } from '../../../../domain/eligibility/terms.ts';

const ON: Terms = {
  ...{ vocabularies: VOCABULARIES, cutOff: '2021-12-31', yearRule: 'corresponding-day' },
  ...{ heldEqual: {}, awardLists: {}, assessments: { years: 3, upTo: 'year-before' } },
};
const GOOD = { result: 'competent' };
type Stated = Person['assessments'];
const years = (of: number[], more: number, toState: string[] = [], fullOn?: string) => ({
  ...{ kind: 'years', at: `/assessments/${of[0]}`, years: of, more, toState },
  ...(fullOn === undefined ? {} : { fullOn }),
});

describe('competent or better in each of the three years before the year of the cut-off', () => {
  test.each<[string, Stated, string, object | undefined]>([
    ['nothing stated', undefined, 'not-known', { kind: 'state', at: '/assessments/2018' }],
    ['all three competent', { 2018: 'competent', 2019: 'excellent', 2020: 'competent' }, 'met', undefined],
    [
      'one of them missing',
      { 2018: 'competent', 2020: 'competent' },
      'not-known',
      { kind: 'state', at: '/assessments/2019' },
    ],
    [
      'one basically competent',
      { 2018: 'competent', 2019: 'basically-competent', 2020: 'competent' },
      'not-met',
      years([2019], 1),
    ],
    [
      'two too low',
      { 2018: 'not-competent', 2019: 'competent', 2020: 'not-assessed' },
      'not-met',
      years([2018, 2020], 2),
    ],
    [
      'one too low and another that nobody states',
      { 2018: 'not-competent', 2020: 'competent' },
      'not-met',
      years([2018], 1, ['/assessments/2019']),
    ],
    [
      'one too low that next year leaves behind',
      { 2018: 'not-competent', 2019: 'competent', 2020: 'competent', 2021: 'competent' },
      'not-met',
      years([2018], 1, [], '2022-01-01'),
    ],
    [
      'one too low, where the years before were enough',
      { 2017: 'competent', 2018: 'competent', 2019: 'competent', 2020: 'not-competent' },
      'not-met',
      years([2020], 1),
    ],
    [
      'years besides those that count',
      { 2017: 'not-competent', 2018: 'competent', 2019: 'competent', 2020: 'competent' },
      'met',
      undefined,
    ],
    [
      'a result that no vocabulary places',
      { 2018: 'competent', 2019: 'of-old', 2020: 'competent' },
      'not-known',
      { kind: 'state', at: '/assessments/2019' },
    ],
  ])('%s', (_, stated, is, nearest) => {
    const found = judgeAssessments(GOOD, stated, ON);
    expect(found.is).toBe(is);
    expect(found.nearest).toEqual(nearest);
  });
});

test('a call may count the year of the cut-off itself, and fewer years than it asks for', () => {
  const terms: Terms = { ...ON, assessments: { years: 3, upTo: 'year-of-cut-off' } };
  expect(judgeAssessments({ ...GOOD, years: 1 }, { 2021: 'competent' }, terms).is).toBe('met');
  expect(judgeAssessments({ ...GOOD, years: 1 }, { 2021: 'not-competent' }, terms).is).toBe('not-met');
});

describe('at least one excellent year of three', () => {
  const asked = { result: 'excellent', atLeast: 1 };
  test.each<[string, Stated, string, object | undefined]>([
    ['one is enough', { 2019: 'excellent' }, 'met', undefined],
    [
      'none so far, and one to state',
      { 2018: 'competent', 2019: 'competent' },
      'not-known',
      { kind: 'state', at: '/assessments/2020' },
    ],
    [
      'none',
      { 2018: 'competent', 2019: 'competent', 2020: 'competent' },
      'not-met',
      years([2018, 2019, 2020], 1),
    ],
  ])('%s', (_, stated, is, nearest) => {
    const found = judgeAssessments(asked, stated, ON);
    expect(found.is).toBe(is);
    expect(found.nearest).toEqual(nearest);
  });
});

test('the facts are the results of the years that count', () => {
  const stated = { 2017: 'competent', 2019: 'competent' };
  expect(judgeAssessments(GOOD, stated, ON).facts).toEqual([{ at: '/assessments/2019', value: 'competent' }]);
});

test('nobody knows assessments of which the call names no years', () => {
  const { assessments: _, ...none } = ON;
  expect(judgeAssessments(GOOD, { 2020: 'competent' }, none)).toEqual({
    ...{ is: 'not-known', facts: [], nearest: { kind: 'state', at: '/assessments' } },
  });
});

test('a bad year that lies behind by then is met from the beginning of the next year', () => {
  const who = {
    assessments: { 2018: 'not-competent', 2019: 'competent', 2020: 'competent', 2021: 'competent' },
  };
  const condition = { assessments: GOOD };
  expect(judge(condition, readPerson(who), ON, '一').is).toBe('not-met');
  expect(metFrom(condition, readPerson(who), ON)).toBe('2022-01-01');
});
