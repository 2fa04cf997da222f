import { describe, expect, test } from 'vitest';
import type { Call } from '../../../domain/call/call.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { factsAsked, factsAskedOf, yearsAsked } from '../../../domain/eligibility/facts-asked.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

const asking = (when: Condition): Call => {
  const { eligibility } = jiaxingCall;
  if (!eligibility) throw new Error('The call judges nobody');
  const rules = [{ levels: ['engineer'], when, source: '一' }];
  const { alsoAsked: _, ...call } = jiaxingCall;
  const materials = { value: [{ id: 'proof', name: '证明' }], source: '二' };
  return { ...call, materials, eligibility: { ...eligibility, rules } };
};
const ENGINEER = { levels: ['engineer'], clause: '一' };

describe('a call asks for the facts of its conditions', () => {
  test.each<[string, Condition, object[]]>([
    ['a degree', { degree: 'bachelor' }, [{ fact: 'degrees' }]],
    ['a degree held', { degreeHeld: { degree: 'bachelor', years: 3 } }, [{ fact: 'degrees' }]],
    [
      'a title since it was obtained',
      { title: { title: 'engineer', years: 5, from: 'obtained' } },
      [{ fact: 'titles' }],
    ],
    [
      'a title since the employment',
      { title: { title: 'engineer', years: 5, from: 'employed' } },
      [{ fact: 'titles', keys: ['employedFrom'] }],
    ],
    [
      'a title since the employment, where another one counts since it was obtained',
      {
        any: [
          { title: { title: 'engineer', years: 5, from: 'employed' } },
          { title: { title: 'engineer', years: 9, from: 'obtained' } },
        ],
      },
      [{ fact: 'titles', keys: ['employedFrom'] }],
    ],
    [
      'no hours and no title where these hold nothing',
      { hours: undefined, title: undefined, selfScore: 60 } as unknown as Condition,
      [{ fact: 'selfScore' }],
    ],
    [
      'a certificate and work',
      { certificate: { certificate: 'senior-worker', yearsOfWork: 2 } },
      [{ fact: 'certificates' }, { fact: 'employments' }],
    ],
    ['hours', { hours: { years: [2021], each: 90 } }, [{ fact: 'hours', years: [2021] }]],
    [
      'hours by subject, some made up',
      {
        hours: {
          ...{ years: [2021], each: 90, madeUpBy: '2021-10-31' },
          subjects: [
            { of: ['professional'], atLeast: 60 },
            { of: ['general-public', 'industry-public'], atLeast: 18 },
          ],
        },
      },
      [
        {
          ...{ fact: 'hours', years: [2021] },
          subjects: ['professional', 'general-public', 'industry-public'],
        },
        { fact: 'madeUpHours' },
      ],
    ],
    [
      'hours of several conditions, each year and subject once and in their order',
      {
        all: [
          { hours: { years: [2021, 2020], each: 90, subjects: [{ of: ['professional'], atLeast: 60 }] } },
          {
            any: [
              { hours: { years: [2019, 2020], each: 40 } },
              { hours: { years: [2019], each: 40, subjects: [{ of: ['professional'], atLeast: 9 }] } },
            ],
          },
        ],
      },
      [{ fact: 'hours', years: [2019, 2020, 2021], subjects: ['professional'] }],
    ],
    ['months of insurance', { insured: { as: ['local'], months: 6 } }, [{ fact: 'insured' }]],
    ['recommenders', { recommenders: { atLeast: 2, title: 'senior-engineer' } }, [{ fact: 'recommenders' }]],
    [
      'at least one of two',
      { atLeast: 1, of: [{ selfScore: 60 }, { award: 'direct-engineer' }] },
      [{ fact: 'selfScore' }, { fact: 'awards' }],
    ],
  ])('%s', (_, when, facts) => {
    expect(factsAsked(asking(when))).toEqual(facts.map((each) => ({ ...each, ...ENGINEER })));
  });

  test('of the levels and routes that its rules concern', () => {
    const facts = (level?: string, eligibilityRoute?: string) =>
      factsAskedOf(jiaxingCall, { level, eligibilityRoute }).map(({ fact }) => fact);
    expect(facts('engineer', 'self-score')).toContain('selfScore');
    expect(facts('engineer', 'normal')).not.toContain('selfScore');
    expect(facts('engineer')).not.toContain('selfScore');
    expect(facts('engineer')).toContain('hours');
    expect(facts('technician', 'normal')).not.toContain('hours');
    expect(facts()).toEqual(['insurance', 'degrees', 'titles', 'employments']);
    expect(yearsAsked(factsAskedOf(jiaxingCall, { level: 'engineer' }), 'hours')).toEqual([2019, 2020, 2021]);
    expect(yearsAsked(factsAskedOf(jiaxingCall, { level: 'technician' }), 'hours')).toEqual([]);
  });

  test('of each of several levels that one rule concerns', () => {
    const { eligibility, ...call } = asking({ selfScore: 60 });
    const rules = (eligibility?.rules ?? []).map((rule) => ({ ...rule, levels: ['engineer', 'technician'] }));
    const both = eligibility ? { ...call, eligibility: { ...eligibility, rules } } : call;
    for (const level of ['engineer', 'technician'])
      expect(factsAskedOf(both, { level }).map(({ fact }) => fact)).toEqual(['selfScore']);
    expect(factsAskedOf(both, { level: 'assistant-engineer' })).toEqual([]);
  });

  test('with each year of hours once and in order, whichever rule asks for it', () => {
    const hours = (...years: number[]) => ({ fact: 'hours' as const, years });
    const others = { fact: 'assessments' as const, years: [2018] };
    const asked = [hours(2021), { fact: 'degrees' as const }, others, hours(2019, 2021)];
    expect(yearsAsked(asked, 'hours')).toEqual([2019, 2021]);
    expect(yearsAsked(asked, 'assessments')).toEqual([2018]);
  });

  test('and those of its materials and papers', () => {
    const call = asking({ selfScore: 60 });
    const materials = {
      ...call.materials,
      value: [
        { id: 'one', name: '一', insurance: 'local' },
        { id: 'other', name: '二', insurance: 'local' },
      ],
    };
    const alsoAsked = { value: ['titles' as const], assumed: '评审表' };
    expect(factsAsked({ ...call, materials, alsoAsked })).toEqual([
      { fact: 'selfScore', ...ENGINEER },
      { fact: 'insurance', clause: '二' },
      { fact: 'titles', clause: '推定：评审表' },
    ]);
    const { eligibility: _, ...judgesNobody } = call;
    expect(factsAsked(judgesNobody)).toEqual([]);
  });
});
