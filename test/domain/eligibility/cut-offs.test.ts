import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { type Circumstances, countsByEmployer, cutOffsOf } from '../../../domain/call/cut-offs.ts';
import { judgeAll } from '../../../domain/eligibility/judgement.ts';
import { judgeStated } from '../../../domain/eligibility/unmet/chosen.ts';
import { sayOtherCutOff } from '../../../domain/wording/conditions/say-cut-off.ts';
import { sayLeaf } from '../../../domain/wording/say-judgement.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

const { eligibility } = jiaxingCall;
if (!eligibility) throw new Error('The real call judges');

type CutOffs = NonNullable<Call['cutOffs']>['value'];

/** The real call with other cut-offs, which asks engineers by one route for this and nothing else. */
function asking(when: Condition, cutOffs: CutOffs, batches: readonly string[] = []): Call {
  const { eligibility: own, ...call } = jiaxingCall;
  if (!own) throw new Error('The real call judges');
  const rule = { levels: ['engineer'], eligibilityRoutes: ['normal'], when, source: '二' };
  return {
    ...call,
    ...{ cutOffs: { value: cutOffs, source: '二（三）' }, eligibility: { ...own, rules: [rule] } },
    ...(batches.length > 0
      ? { batches: { value: batches.map((id) => ({ id, name: id })), source: '三' } }
      : {}),
  };
}

function judgedBy(call: Call, who: Person, around: Circumstances = {}) {
  if (!call.eligibility) throw new Error('The call judges');
  const [judged] = judgeAll(call, call.eligibility, VOCABULARIES, who, around);
  if (!judged) throw new Error('The call opens a route');
  return judged;
}

const TITLE: Condition = { title: { title: 'assistant-engineer', years: 4, from: 'obtained' } };
const PAPERS: Condition = { achievements: { atLeast: 1 } };
const since = (obtainedOn: string) => ({ title: 'assistant-engineer', obtainedOn });
const paper = (on: string) => ({ kind: 'paper', on });

describe('achievements that count to another day than years', () => {
  const call = asking({ all: [TITLE, PAPERS] }, [{ day: '2022-03-31', conditions: ['achievements'] }]);

  test.each([
    ['2022-03-31', 'met'],
    ['2022-04-01', 'not-met'],
  ])('a paper of %s is %s', (on, is) => {
    const who = { titles: [since('2017-12-31')], achievements: [paper(on)] };
    expect(judgedBy(call, who).is).toBe(is);
  });

  test('do not move the day to which years count', () => {
    const who = { titles: [since('2018-01-01')], achievements: [paper('2022-02-01')] };
    expect(judgedBy(call, who)).toMatchObject({ is: 'not-met', metFrom: '2022-01-01' });
  });

  test('name their day in the sentence of the condition and in that of the call', () => {
    const [other] = call.cutOffs?.value ?? [];
    if (!call.eligibility || !other) throw new Error('The call has another cut-off');
    const spoken = { call, eligibility: call.eligibility, vocabularies: VOCABULARIES };
    expect(sayLeaf({ achievements: { atLeast: 1 } }, spoken).zh).toBe('有业绩成果至少1项，算到2022-03-31');
    expect(sayLeaf({ yearsOfWork: 2 }, spoken).en).toBe('2 years of technical work by 2021-12-31');
    expect(sayOtherCutOff(other, call)).toEqual({
      ...{ zh: '业绩成果算到2022-03-31', en: 'Achievements up to 2022-03-31' },
    });
  });
});

test('a title that counts to the end of the year before may be met before the own cut-off of the call', () => {
  const call = asking(TITLE, [{ day: '2020-12-31', conditions: ['title'] }]);
  expect(judgedBy(call, { titles: [since('2017-06-30')] })).toMatchObject({
    ...{ is: 'not-met', metFrom: '2021-06-30', nextYear: 'met' },
    gap: [{ nearest: { latest: '2016-12-31', daysLate: 181 } }],
  });
});

describe('cut-offs by batch', () => {
  const call = asking(
    TITLE,
    [
      { day: '2021-03-31', batches: ['spring'] },
      { day: '2021-09-30', batches: ['autumn'] },
    ],
    ['spring', 'autumn'],
  );
  const who = { titles: [since('2017-06-30')] };

  test.each([
    ['spring', 'not-met'],
    ['autumn', 'met'],
  ])('in %s the title is %s', (batch, is) => {
    expect(judgedBy(call, who, { batch }).is).toBe(is);
  });

  test('are not known where nobody knows the batch, unless all of them agree', () => {
    const judged = judgedBy(call, who);
    expect(judged).toMatchObject({ is: 'not-known', gap: [{ nearest: { kind: 'state', at: '/cutOff' } }] });
    expect(judgedBy(call, { titles: [since('2016-06-30')] }).is).toBe('met');
    expect(judgedBy(call, { titles: [since('2018-06-30')] }).is).toBe('not-met');
  });

  test('stand in the sentence of the condition', () => {
    if (!call.eligibility) throw new Error('The call judges');
    const spoken = { call, eligibility: call.eligibility, vocabularies: VOCABULARIES };
    expect(sayLeaf({ yearsOfWork: 2 }, spoken)).toEqual({
      zh: '从事专业技术工作满2年，算到2021-12-31（spring2021-03-31，autumn2021-09-30）',
      en: '2 years of technical work by 2021-12-31 (spring 2021-03-31, autumn 2021-09-30)',
    });
  });
});

describe('cut-offs by kind of employer', () => {
  const call = asking(TITLE, [{ day: '2021-06-30', employerKinds: ['institution'] }]);
  const stated = {
    ...{ level: 'engineer', eligibilityRoute: 'normal' },
    facts: { titles: [since('2017-10-01')] },
  };

  test.each([
    ['institution', ['/eligibility/rules/0/when']],
    ['enterprise', []],
    [undefined, []],
  ] as const)('of %s leave unmet what they must', (employerKind, places) => {
    const judged = judgeStated(call, VOCABULARIES, stated, { employerKind });
    expect(judged?.unmet.map(({ place }) => place)).toEqual(places);
    expect(judged?.unknown.length).toBe(employerKind === undefined ? 1 : 0);
  });
});

test('a cut-off may be for several batches and for both kinds of employer', () => {
  const several = [
    {
      day: '2021-03-31',
      batches: ['spring', 'summer'],
      employerKinds: ['enterprise', 'institution'] as const,
    },
  ].map((each) => ({ ...each, employerKinds: [...each.employerKinds] }));
  const call = asking(TITLE, several, ['spring', 'summer', 'autumn']);
  expect(cutOffsOf(call, 'title', { batch: 'summer', employerKind: 'institution' })).toEqual(['2021-03-31']);
  expect(cutOffsOf(call, 'title', { batch: 'autumn' })).toEqual(['2021-12-31']);
});

test('a call without other cut-offs says and counts its own, whoever the employer is', () => {
  const spoken = { call: jiaxingCall, eligibility, vocabularies: VOCABULARIES };
  expect(sayLeaf({ yearsOfWork: 2 }, spoken).zh).toBe('从事专业技术工作满2年，算到2021-12-31');
  expect(cutOffsOf(jiaxingCall, 'title', {})).toEqual(['2021-12-31']);
  expect(countsByEmployer(jiaxingCall)).toBe(false);
  expect(countsByEmployer(asking(TITLE, [{ day: '2021-01-01' }]))).toBe(false);
  const byKind = { day: '2021-01-01', employerKinds: ['institution' as const] };
  expect(countsByEmployer(asking(TITLE, [{ day: '2021-01-01', conditions: ['title'] }, byKind]))).toBe(true);
});

test('the first other cut-off that fits holds, and the own one of the call where none does', () => {
  const call = asking(TITLE, [
    { day: '2021-01-01', conditions: ['title'], employerKinds: ['institution'] },
    { day: '2021-02-01', conditions: ['title'] },
  ]);
  expect(cutOffsOf(call, 'title', { employerKind: 'institution' })).toEqual(['2021-01-01']);
  expect(cutOffsOf(call, 'title', { employerKind: 'enterprise' })).toEqual(['2021-02-01']);
  expect(cutOffsOf(call, 'title', {})).toEqual(['2021-01-01', '2021-02-01']);
  expect(cutOffsOf(call, 'degree', {})).toEqual(['2021-12-31']);
});
