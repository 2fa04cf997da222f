import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../../domain/achievements/person.ts';
import { admitCase, refusingNow } from '../../../../domain/acts/operator/admit-case.ts';
import type { Admission } from '../../../../domain/declaration/admission.ts';
import { beijing, COMPLETE, callWith, caseOf, declarationIn } from '../../../rigs/domain/cases.ts';

const CALL = callWith(({ eligibility }) => {
  if (eligibility) eligibility.unmet = { value: 'refuse', source: '二' };
});
const LIKE_OTHERS: Person = { insurance: 'local', hours: { 2019: 90, 2020: 90, 2021: 90 } };

/** A draft's case: what it states, and by which level and route. */
function stating(
  facts: Person,
  [level, eligibilityRoute]: readonly [string, string],
  admitted?: Admission[],
) {
  const draft = { ...COMPLETE, level, eligibilityRoute, facts: { ...LIKE_OTHERS, ...facts } };
  return caseOf(declarationIn('draft', { draft, ...(admitted && { admitted }) }), { call: CALL });
}

/** The admissions after an operator has admitted the case on all that refuses. */
function admittedOn(subject: ReturnType<typeof stating>): Admission[] {
  const conditions = refusingNow(subject, VOCABULARIES).map(({ place }) => place);
  expect(conditions).not.toEqual([]);
  const verdict = admitCase(
    subject,
    { by: '李四', reason: '经核实', conditions, version: subject.declaration.version },
    {
      actor: { kind: 'operator', by: '李四', execution: 'x' },
      vocabularies: VOCABULARIES,
      at: beijing('2021-10-12'),
    },
  );
  if (!verdict.ok) throw new Error(verdict.refusal.because);
  return [...(verdict.value.set?.admitted ?? [])];
}

const refuses = (...asked: Parameters<typeof stating>) =>
  refusingNow(stating(...asked), VOCABULARIES).length > 0;
const SKILLED = ['engineer', 'skill-certificate'] as const;
const certificates = [{ certificate: 'master-technician', obtainedOn: '2015-01-01' }];
const WORK = [{ from: '2018-01-01', to: '2020-01-01', employer: '甲公司', post: '技师' }];

describe('an admission holds', () => {
  const admitted = admittedOn(stating({ certificates, employments: WORK }, SKILLED));

  test('for what the operator saw, in whatever order a record keeps its keys', () => {
    expect(refuses({ certificates, employments: WORK }, SKILLED, admitted)).toBe(false);
    const turned = WORK.map(({ post, employer, to, from }) => ({ post, employer, to, from }));
    expect(refuses({ employments: turned, certificates }, SKILLED, admitted)).toBe(false);
    expect(refuses({ certificates, employments: WORK, awards: [] }, SKILLED, admitted)).toBe(false);
  });

  test('for no other work of as many days', () => {
    for (const employments of [
      [{ from: '2018-01-02', to: '2020-01-02', employer: '甲公司', post: '技师' }],
      [{ from: '2018-01-01', to: '2020-01-01', employer: '乙公司', post: '技师' }],
    ])
      expect(refuses({ certificates, employments }, SKILLED, admitted)).toBe(true);
  });
});

test('an admission for one level or route is none for another at the same condition', () => {
  const facts = { selfScore: 80, insurance: 'none' };
  const admitted = admittedOn(stating(facts, ['engineer', 'self-score']));
  expect(refuses(facts, ['engineer', 'self-score'], admitted)).toBe(false);
  const places = (choice: readonly [string, string]) =>
    refusingNow(
      stating({ ...facts, awards: [{ award: 'national-technical-expert' }] }, choice, admitted),
      VOCABULARIES,
    ).map(({ place }) => place);
  const [shared] = admitted[0]?.conditions ?? [];
  for (const choice of [
    ['engineer', 'skill-award'],
    ['assistant-engineer', 'self-score'],
  ] as const)
    expect(places(choice)).toContain(shared);
});
