import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../../domain/achievements/person.ts';
import {
  judgeChosen,
  judgeStated,
  OPENING_PLACE,
  rulesOfLevel,
  type Stated,
} from '../../../../domain/eligibility/unmet/chosen.ts';
import { valueAt } from '../../../../domain/values/pointer.ts';
import { jiaxingCall as CALL } from '../../../rigs/domain/jiaxing.ts';

const { eligibility } = CALL;
if (!eligibility) throw new Error('The call judges nobody');
const rules = eligibility.rules;
type Eligibility = typeof eligibility;

const judged = (
  person: Person,
  [level, eligibilityRoute]: readonly [string, string],
  by: Eligibility = eligibility,
) => judgeChosen(CALL, by, VOCABULARIES, { person, choice: { level, eligibilityRoute } });

const FULL = { 2019: 90, 2020: 90, 2021: 90 };

test('names each unmet condition by its place in the file, where that very condition stands', () => {
  const { unmet } = judged({ selfScore: 12, hours: { ...FULL, 2021: 0 }, insurance: 'none' }, [
    'engineer',
    'self-score',
  ]);
  expect(unmet).toHaveLength(3);
  for (const { place, leaf, does } of unmet) {
    const path = place.split('/').slice(1);
    expect(valueAt(CALL, path)).toEqual(leaf?.condition);
    expect(does).toBe('take-with-reason');
  }
});

test('names a route that no rule opens to the level, beside what concerns every route', () => {
  const { unmet } = judged({ awards: [], insurance: 'none' }, ['technician', 'skill-award']);
  expect(unmet.map(({ place }) => place)).toEqual([
    OPENING_PLACE,
    `/eligibility/rules/${rules.length - 1}/when`,
  ]);
  expect(unmet[0]?.clause).toBe('二（一）、二（二）');
  expect(unmet[0]?.facts).toEqual([
    { at: '/level', value: 'technician' },
    { at: '/eligibilityRoute', value: 'skill-award' },
  ]);
});

test('asks nothing for what nobody knows, even beside what is not met', () => {
  const { unmet, unknown } = judged({ selfScore: 12, insurance: 'local' }, ['engineer', 'self-score']);
  expect(unmet.map(({ leaf }) => leaf?.nearest?.at)).toEqual(['/selfScore']);
  expect(unknown.map(({ nearest }) => nearest?.at)).toEqual(['/hours/2019']);
});

test('takes the part that nobody knows as met in a branch that is not', () => {
  const by: Eligibility = {
    ...eligibility,
    rules: [
      {
        levels: ['engineer'],
        eligibilityRoutes: ['normal'],
        when: { all: [{ any: [{ selfScore: 60 }, { probation: 'passed' }] }, { insurance: ['local'] }] },
        source: '一',
      },
    ],
  };
  const { unmet } = judged({ selfScore: 12, insurance: 'none' }, ['engineer', 'normal'], by);
  expect(unmet.map(({ leaf }) => leaf?.nearest?.at)).toEqual(['/insurance']);
});

test('takes what its own rule says of an unmet condition before what the call says', () => {
  const by: Eligibility = {
    ...eligibility,
    rules: rules.map((rule) =>
      'selfScore' in rule.when ? { ...rule, unmet: { value: 'refuse' as const, source: '二（一）' } } : rule,
    ),
  };
  const { unmet } = judged(
    { selfScore: 12, hours: { ...FULL, 2021: 0 }, insurance: 'local' },
    ['engineer', 'self-score'],
    by,
  );
  expect(unmet.map(({ does }) => does)).toEqual(['refuse', 'take-with-reason']);
});

test('the rules of every route of a level are those of that level without a route', () => {
  const rule = { when: { selfScore: 60 }, source: '一' };
  const [all, own] = [
    { ...rule, levels: ['engineer', 'technician'] },
    { ...rule, levels: ['technician'] },
  ];
  const ofRoute = { ...rule, levels: ['engineer'], eligibilityRoutes: ['normal'] };
  expect(rulesOfLevel({ ...eligibility, rules: [ofRoute, own, all] }, 'engineer')).toEqual([all]);
});

const CHOICE = { level: 'engineer', eligibilityRoute: 'self-score' };

test.each<[string, Stated]>([
  ['no level is chosen', { ...CHOICE, level: undefined }],
  ['no route is', { ...CHOICE, eligibilityRoute: undefined }],
  ['the call has no such level', { ...CHOICE, level: 'no' }],
  ['the call has no such route', { ...CHOICE, eligibilityRoute: 'no' }],
])('judges nothing while %s', (_, stated) => {
  expect(judgeStated(CALL, VOCABULARIES, stated)).toBeUndefined();
});

test('judges what is stated, and nothing where the call judges nobody', () => {
  const facts = { selfScore: 12 };
  const choice: [string, string] = [CHOICE.level, CHOICE.eligibilityRoute];
  expect(judgeStated(CALL, VOCABULARIES, { ...CHOICE, facts })).toEqual(judged(facts, choice));
  expect(judgeStated(CALL, VOCABULARIES, CHOICE)).toEqual(judged({}, choice));
  const { eligibility: _, ...judgesNobody } = CALL;
  expect(judgeStated(judgesNobody, VOCABULARIES, CHOICE)).toBeUndefined();
});
