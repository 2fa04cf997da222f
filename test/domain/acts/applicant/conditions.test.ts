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
import { type Choice, FIT, HOPELESS, PLAIN } from '../../../rigs/domain/hopeless-and-fit.ts';

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
