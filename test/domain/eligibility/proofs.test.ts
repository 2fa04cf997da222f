import { expect, test } from 'vitest';
import type { Fact, LeafAnswer } from '../../../domain/eligibility/answer.ts';
import { proofsOf } from '../../../domain/eligibility/proofs.ts';
import { jiaxingCall as CALL } from '../../rigs/domain/jiaxing.ts';

function proofs(condition: LeafAnswer['condition'], facts: readonly Fact[] = []) {
  if (!CALL.eligibility) throw new Error('The call judges nobody');
  return proofsOf(CALL, CALL.eligibility, { condition, facts }).map((group) => group.map(({ id }) => id));
}

const INSURED = { insurance: ['local', 'substitute'] };
const LOCAL = ['insurance-proof'];
const SUBSTITUTE = ['employment-contract', 'bank-wage-record', 'tax-proof'];

test.each([
  ['local', [LOCAL]],
  ['substitute', [SUBSTITUTE]],
  ['none', [LOCAL, SUBSTITUTE]],
])('insured as %s is proved by the materials of the situation (五（三）)', (value, groups) => {
  expect(proofs(INSURED, [{ at: '/insurance', value }])).toEqual(groups);
});

test('before a situation is stated, either group would do', () => {
  expect(proofs(INSURED)).toEqual([LOCAL, SUBSTITUTE]);
  expect(proofs({ insurance: ['local'] })).toEqual([LOCAL]);
});

test('every other condition of the call has its one material', () => {
  expect(proofs({ probation: 'passed' })).toEqual([['yearly-assessments']]);
  expect(proofs({ selfScore: 60 })).toEqual([['self-score-sheet']]);
  expect(proofs({ yearsOfWork: 3 })).toEqual([]);
});
