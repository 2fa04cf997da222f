import { describe, expect, test } from 'vitest';
import { judgeWithdrawal } from '../../../../domain/acts/applicant/judge-withdrawal.ts';
import { at, caseOf, declarationIn, taken } from '../../../rigs/domain/cases.ts';

describe('a withdrawal', () => {
  test.each(['draft', 'submitted', 'returned', 'supported', 'posted', 'forwarded'] as const)(
    'from %s frees the claim and needs no gate, even after every lock',
    (standing) => {
      const change = taken(judgeWithdrawal(caseOf(declarationIn(standing)), at('2021-12-24')));
      expect(change).toMatchObject({ to: 'withdrawn', claim: 'free', gates: [], drop: ['grant'] });
      expect(change.inputs).toMatchObject({ withdrawnFrom: standing });
    },
  );

  test('is refused after the recommendation, and from a stale page', () => {
    expect(judgeWithdrawal(caseOf(declarationIn('recommended')), at('2021-10-25'))).toMatchObject({
      refusal: { because: 'not-in-this-standing', facts: { standing: 'recommended' } },
    });
    expect(judgeWithdrawal(caseOf(declarationIn('posted')), at('2021-10-25', 6))).toMatchObject({
      refusal: { because: 'stale', facts: { shown: 6, now: 7 } },
    });
  });
});
