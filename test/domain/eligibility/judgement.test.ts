import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { judgeAll } from '../../../domain/eligibility/judgement.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

/** What a call says that asks for these conditions by one route to one level. */
function judged(conditions: readonly Condition[], person: Person, cutOff = '2021-12-31') {
  const { eligibility } = jiaxingCall;
  if (!eligibility) throw new Error('The call judges nobody');
  const rules = conditions.map((when) => ({
    ...{ levels: ['engineer'], eligibilityRoutes: ['normal'], source: '一', when },
  }));
  const call = { ...jiaxingCall, cutOff: { value: cutOff, source: '一' } };
  const [only, ...others] = judgeAll(call, { ...eligibility, rules }, VOCABULARIES, person);
  expect(others).toEqual([]);
  return only;
}

test('every rule of a level and a route is asked for', () => {
  const [score, degree] = [{ selfScore: 60 }, { degree: 'bachelor' }];
  const both = judged([score, degree], { selfScore: 60, degrees: [] });
  expect(both?.answer).toMatchObject({ branch: 'all', needed: 2, is: 'not-met' });
  expect(judged([score], { selfScore: 60, degrees: [] })?.is).toBe('met');
});

test('time alone is told only of what is not met yet', () => {
  const [degree, score] = [{ degree: 'bachelor' }, { selfScore: 60 }];
  const held = (obtainedOn: string) => ({ degrees: [{ degree: 'bachelor', obtainedOn }], selfScore: 60 });
  expect(judged([degree, score], held('2021-12-31'))?.metFrom).toBeUndefined();
  expect(judged([degree, score], held('2022-01-01'))?.metFrom).toBe('2022-01-01');
  expect(judged([degree, score], { ...held('2022-01-01'), selfScore: 59 })?.metFrom).toBeUndefined();
});

test.each([
  ['2021-12-31', '2021-12-31', '2022-01-01'],
  ['2024-02-28', '2024-02-29', '2024-03-01'],
  ['2024-02-29', '2024-02-29', '2024-03-01'],
])(
  'a year after the cut-off %s, work since %s fills a year and work since %s does not',
  (cutOff, ...since) => {
    const nextYear = since.map(
      (from) => judged([{ yearsOfWork: 1 }], { employments: [{ from }] }, cutOff)?.nextYear,
    );
    expect(nextYear).toEqual(['met', 'not-met']);
  },
);
