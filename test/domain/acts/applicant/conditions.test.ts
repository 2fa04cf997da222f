import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../../domain/achievements/person.ts';
import { judgeSubmission } from '../../../../domain/acts/applicant/judge-submission.ts';
import { placeOfReason } from '../../../../domain/acts/applicant/reasons.ts';
import type { Call } from '../../../../domain/call/call.ts';
import {
  at,
  BODIES,
  COMPLETE,
  callWith,
  caseOf,
  declarationIn,
  EMPLOYER,
  jiaxing,
} from '../../../rigs/domain/cases.ts';

/** Everybody here is insured locally and has full hours unless the facts say otherwise. */
const FULL = { 2019: 90, 2020: 90, 2021: 90 };
const PLAIN: Person = { insurance: 'local', hours: FULL };
type Choice = readonly [level: string, eligibilityRoute: string];

interface Asked {
  readonly facts: Person;
  readonly choice: Choice;
  readonly call?: Call;
  readonly reasons?: Readonly<Record<string, string>>;
}

/** The defects of a submission that concern conditions; the draft's formal gaps are another matter. */
function defectsOf({ facts, choice, call = jiaxing, reasons = {} }: Asked) {
  const [level, eligibilityRoute] = choice;
  const draft = { ...COMPLETE, level, eligibilityRoute, facts: { ...PLAIN, ...facts } };
  const submission = {
    ...{
      agreedHash: 'same',
      commitmentHash: 'other',
      employer: EMPLOYER,
      bodies: BODIES,
      identityFindings: [],
    },
    ...{ vocabularies: VOCABULARIES, reasons },
  };
  const subject = caseOf(declarationIn('draft', { draft }), { call });
  const verdict = judgeSubmission(subject, submission, at('2021-10-20'));
  if (verdict.ok) throw new Error('The commitment was not agreed to');
  return (verdict.refusal.defects ?? []).filter(({ at: place }) => /^\/(reasons|eligibility)/.test(place));
}

const degree = (name: string) => ({ degrees: [{ degree: name, obtainedOn: '2010-06-30' }] });
const WORK = [{ from: '2010-07-01' }];

/** Declarations that must not pass without a word, with the clauses by which each is asked for its reasons. */
const HOPELESS: readonly (readonly [string, Choice, Person, readonly string[]])[] = [
  [
    'a secondary school without title or years as engineer',
    ['engineer', 'normal'],
    { ...degree('secondary'), titles: [] },
    ['推定：评价条件'],
  ],
  ['a self-score of 12', ['engineer', 'self-score'], { selfScore: 12 }, ['二（一）']],
  [
    'an assistant engineer by self-score',
    ['assistant-engineer', 'self-score'],
    { selfScore: 80 },
    ['二（一）、二（二）'],
  ],
  [
    'a certificate held since last month',
    ['engineer', 'skill-certificate'],
    { certificates: [{ certificate: 'master-technician', obtainedOn: '2021-09-20' }], employments: WORK },
    ['二（二）'],
  ],
  [
    'no hours at all',
    ['engineer', 'self-score'],
    { selfScore: 80, hours: { 2019: 0, 2020: 0, 2021: 0 } },
    ['五（二）'],
  ],
  [
    'all hours in the first year',
    ['engineer', 'self-score'],
    { selfScore: 80, hours: { 2019: 300, 2020: 0, 2021: 0 } },
    ['五（二）'],
  ],
  [
    'a technician by award',
    ['technician', 'skill-award'],
    { awards: [{ award: 'national-technical-expert' }] },
    ['二（一）、二（二）'],
  ],
  ['insured in neither way', ['engineer', 'self-score'], { selfScore: 80, insurance: 'none' }, ['五（三）']],
  [
    'a contest beyond the rank that counts',
    ['engineer', 'skill-award'],
    { awards: [{ award: 'national-class-2-contest', rank: 4 }] },
    ['二（二）'],
  ],
  [
    'all of it at once',
    ['engineer', 'self-score'],
    { selfScore: 59.99, hours: { 2019: 90, 2020: 90, 2021: 89 }, insurance: 'none' },
    ['二（一）', '五（二）', '五（三）'],
  ],
];

describe('a hopeless declaration is asked for its reason by the clause', () => {
  test.each(HOPELESS)('%s', (_, choice, facts, clauses) => {
    const defects = defectsOf({ facts, choice });
    expect(defects.map(({ because }) => because)).toEqual(clauses.map(() => 'reason-missing'));
    for (const [nth, clause] of clauses.entries()) expect(defects[nth]?.clause).toContain(clause);
    const reasons = Object.fromEntries(
      defects.map(({ at: place }) => [place.slice('/reasons/'.length).replaceAll('~1', '/'), '另有情况']),
    );
    expect(defectsOf({ facts, choice, reasons })).toEqual([]);
  });

  test.each(HOPELESS)(
    '%s: a call that refuses says so, whatever reason is given',
    (_, choice, facts, clauses) => {
      const call = callWith(({ eligibility }) => {
        if (eligibility) eligibility.unmet = { value: 'refuse', source: '二' };
      });
      const defects = defectsOf({ facts, choice, call });
      expect(defects.map(({ because }) => because)).toEqual(clauses.map(() => 'refused-by-rule'));
      const [first] = defects;
      const stray = defectsOf({ facts, choice, call, reasons: { [first?.at ?? '']: '另有情况' } });
      expect(stray.map(({ because }) => because)).toContain('reason-not-asked');
    },
  );
});

/** Three people for each route whom the notice admits. */
const FIT: readonly (readonly [string, Choice, Person])[] = [
  ['a doctor', ['engineer', 'normal'], degree('doctor')],
  [
    'a bachelor, assistant engineer for four years to the day',
    ['engineer', 'normal'],
    { ...degree('bachelor'), titles: [{ title: 'assistant-engineer', obtainedOn: '2017-12-31' }] },
  ],
  [
    'a bachelor after the probation',
    ['assistant-engineer', 'normal'],
    { ...degree('bachelor'), probationPassedOn: '2011-07-01' },
  ],
  ['a score of 60', ['engineer', 'self-score'], { selfScore: 60 }],
  [
    'a score of 100 from a secondary school',
    ['engineer', 'self-score'],
    { ...degree('secondary'), selfScore: 100 },
  ],
  [
    'a score of 75.5 and hours made up',
    ['engineer', 'self-score'],
    { selfScore: 75.5, hours: { 2019: 0, 2020: 60, 2021: 210 } },
  ],
  [
    'a senior worker for two years to the day',
    ['assistant-engineer', 'skill-certificate'],
    { certificates: [{ certificate: 'senior-worker', obtainedOn: '2019-12-31' }], employments: WORK },
  ],
  [
    'a master technician for three years to the day',
    ['engineer', 'skill-certificate'],
    { certificates: [{ certificate: 'master-technician', obtainedOn: '2018-12-31' }], employments: WORK },
  ],
  [
    'a master technician as a senior worker',
    ['assistant-engineer', 'skill-certificate'],
    { certificates: [{ certificate: 'master-technician', obtainedOn: '2015-05-01' }], employments: WORK },
  ],
  [
    'a provincial expert',
    ['assistant-engineer', 'skill-award'],
    { awards: [{ award: 'zhejiang-technical-expert' }] },
  ],
  ['a national expert', ['engineer', 'skill-award'], { awards: [{ award: 'national-technical-expert' }] }],
  [
    'the fifth of a national contest',
    ['engineer', 'skill-award'],
    { awards: [{ award: 'national-class-1-contest', rank: 5 }], insurance: 'substitute' },
  ],
];

test.each(FIT)('%s is asked for nothing', (_, choice, facts) => {
  expect(defectsOf({ facts, choice })).toEqual([]);
});

describe('what nobody knows', () => {
  test('asks for no reason and refuses by no rule', () => {
    const call = callWith(({ eligibility }) => {
      if (eligibility) eligibility.unmet = { value: 'refuse', source: '二' };
    });
    const month = { certificates: [{ certificate: 'master-technician', obtainedOn: '2018-12' }] };
    for (const by of [jiaxing, call]) {
      expect(defectsOf({ facts: month, choice: ['engineer', 'skill-certificate'], call: by })).toEqual([]);
      expect(defectsOf({ facts: {}, choice: ['engineer', 'normal'], call: by })).toEqual([]);
    }
  });
});

describe('a reason', () => {
  const low = { facts: { selfScore: 12 }, choice: ['engineer', 'self-score'] as const };
  const [asked] = defectsOf(low);
  const place = asked?.at.slice('/reasons/'.length).replaceAll('~1', '/') ?? '';

  test('for what is met, not known or not in the call is refused where it stands', () => {
    const others = ['/eligibility/rules/0/when', '/eligibility/rules/999/when', 'nowhere', ''];
    for (const other of others)
      expect(defectsOf({ ...low, reasons: { [place]: '另有情况', [other]: '多余' } })).toEqual([
        { at: placeOfReason(other), because: 'reason-not-asked' },
      ]);
  });

  test('has bounds, and no sign that cannot be kept', () => {
    expect(defectsOf({ ...low, reasons: { [place]: '由'.repeat(300) } })).toEqual([]);
    expect(defectsOf({ ...low, reasons: { [place]: '由'.repeat(301) } })).toMatchObject([
      { because: 'malformed' },
    ]);
    expect(defectsOf({ ...low, reasons: { [place]: '' } })).toMatchObject([{ because: 'reason-missing' }]);
    expect(defectsOf({ ...low, reasons: { [place]: '。。。' } })).toMatchObject([{ because: 'no-letter' }]);
  });

  test('is asked for in words that say what is wanted, stated and short, in both languages', () => {
    expect(asked?.detail).toEqual({
      zh: '尚不符合，请说明理由：自评分达到60分（评分表没有公开，按所填的总分判断）；所填：自评分 12；还差48分。',
      en: 'is asked for, since this is not met: a self-score of 60 or more (its scoring table is not public, so the stated total is judged); stated: Self-score 12; 48 points short.',
    });
  });
});
