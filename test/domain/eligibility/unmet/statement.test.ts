import { expect, test } from 'vitest';
import type { Leaf } from '../../../../domain/call/condition-form.ts';
import {
  isSame,
  joinedStatements,
  partFor,
  type Statement,
} from '../../../../domain/eligibility/unmet/statement.ts';

const CHOICE = { level: 'engineer', eligibilityRoute: 'normal' };
const HOURS = { 2020: 90, 2021: { total: 95, professional: 60 } };
const DEGREES = [{ degree: 'bachelor', obtainedOn: '2010-06-30' }, { degree: 'college' }];
const STATED: Statement = { ...CHOICE, facts: { hours: HOURS, degrees: DEGREES, selfScore: 60 } };

test.each<[string, (Leaf & { source?: string }) | undefined, Statement['facts']]>([
  ['a fact', { selfScore: 70 }, { selfScore: 60 }],
  ['a fact under a clause of its own', { selfScore: 70, source: '二' }, { selfScore: 60 }],
  ['those of several facts that are stated', { hours: { years: [2021], each: 90 } }, { hours: HOURS }],
  ['nothing where nothing is stated', { award: 'list' }, {}],
  ['nothing where no rule opens the route', undefined, {}],
])('a condition is judged on the choice and %s', (_, condition, facts) => {
  expect(partFor(condition, STATED)).toStrictEqual({ ...CHOICE, facts });
});

test('parts of a statement are joined under their choice', () => {
  const parts = [partFor({ selfScore: 70 }, STATED), partFor({ degree: 'doctor' }, STATED)];
  expect(joinedStatements(CHOICE, parts)).toEqual({ ...CHOICE, facts: { selfScore: 60, degrees: DEGREES } });
  expect(joinedStatements(CHOICE, [])).toEqual({ ...CHOICE, facts: {} });
});

test.each<[string, Statement, boolean]>([
  ['itself', structuredClone(STATED), true],
  [
    'with its keys in another order',
    {
      facts: {
        selfScore: 60,
        degrees: [{ obtainedOn: '2010-06-30', degree: 'bachelor' }, { degree: 'college' }],
        hours: { 2021: { professional: 60, total: 95 }, 2020: 90 },
      },
      ...{ eligibilityRoute: 'normal', level: 'engineer' },
    },
    true,
  ],
  [
    'with entries in another order',
    { ...STATED, facts: { ...STATED.facts, degrees: DEGREES.toReversed() } },
    false,
  ],
  ['with another number', { ...STATED, facts: { ...STATED.facts, selfScore: 61 } }, false],
  [
    'with another number deep inside',
    { ...STATED, facts: { ...STATED.facts, hours: { ...HOURS, 2021: 9 } } },
    false,
  ],
  ['without a fact', { ...CHOICE, facts: { hours: HOURS, degrees: DEGREES } }, false],
  ['of another route', { ...STATED, eligibilityRoute: 'award' }, false],
])('a statement %s says the same or not', (_, other, same) => {
  expect(isSame(STATED, other)).toBe(same);
});
