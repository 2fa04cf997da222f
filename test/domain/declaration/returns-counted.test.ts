import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../domain/acts/reviewer/judge-decision.ts';
import { mayReturn } from '../../../domain/acts/reviewer/may-return.ts';
import { declarationAfter } from '../../../domain/acts/spend.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { viewOfDeclaration } from '../../../functions/applicant-api/answers/views.ts';
import { returnsLeft } from '../../../pages/applicant/status/status-parts.ts';
import {
  at,
  beijing,
  callWith,
  caseOf,
  declarationIn,
  ROUTE,
  stepIn,
  taken,
} from '../../rigs/domain/cases.ts';
import { CONFIRMED_CALL, FEE } from '../../rigs/domain/confirmed-steps.ts';
import { decide } from '../../rigs/domain/decide.ts';

const RETURN: Decision = { kind: 'return', defects: ['缺学历证书'] };
const NOW = '2021-10-20 09:00';

/** The real call, in which the employer returns twice at most and the bodies' step once. */
const call = callWith(({ steps }) => {
  for (const { id, returns } of steps) if (returns) returns.value.atMost = id === 'employer' ? 2 : 1;
});
const subjectOf = (declaration: Declaration) => caseOf(declaration, { call });

/** The declaration as the employer has it again after one return. */
function returnedOnce(declaration: Declaration): Declaration {
  const change = taken(decide(subjectOf(declaration), RETURN, at(NOW)));
  return { ...declarationAfter(declaration, change), standing: declaration.standing };
}

function left(declaration: Declaration) {
  const outlook = mayReturn(subjectOf(declaration), beijing(NOW));
  return outlook.ok ? outlook.value.left : outlook.refusal;
}

describe('a step with a bound on returns', () => {
  const first = declarationIn('submitted', { route: ROUTE });
  const clause = expect.stringMatching(/^推定：/);
  const refusal = { because: 'returned-as-often', facts: { most: 2 }, clause };

  test('returns so often and no more, and says before each return how many are left', () => {
    const second = returnedOnce(first);
    const third = returnedOnce(second);
    expect([left(first), left(second), left(third)]).toEqual([2, 1, refusal]);
    expect(decide(subjectOf(third), RETURN, at(NOW))).toEqual({ ok: false, refusal });
    expect(decide(subjectOf(third), { kind: 'support' }, at(NOW)).ok).toBe(true);
  });

  test('is counted apart from every other step, with all bodies of one step together', () => {
    const atBody = declarationIn('forwarded', { route: ROUTE, bodyIndex: 0, returned: { employer: 2 } });
    expect(left(atBody)).toBe(1);
    const once = returnedOnce(atBody);
    expect(once.returned).toEqual({ employer: 2, recommendation: 1 });
    expect(left({ ...once, bodyIndex: 1 })).toMatchObject({ because: 'returned-as-often' });
  });

  test('is stated to its applicant, on the page and in the API', () => {
    const page = returnsLeft('zh', subjectOf(returnedOnce(first)));
    if (!page) throw new Error('The page states nothing');
    expect(page.text.replace(/<[^>]*>/g, '')).toContain('最多退回 2 次，还可以退回 1 次');
    const view = viewOfDeclaration(subjectOf(returnedOnce(first)), {}, 'en');
    expect(view.returns).toMatchObject([
      { step: 'employer', most: 2, left: 1 },
      { step: 'recommendation', most: 1, left: 1 },
    ]);
  });
});

test('a call without a bound counts nothing and states nothing', () => {
  const subject = caseOf(declarationIn('submitted', { route: ROUTE }));
  const change = taken(decide(subject, RETURN, at(NOW)));
  expect(change.set).not.toHaveProperty('returned');
  expect(returnsLeft('zh', subject)).toBe(false);
  expect(viewOfDeclaration(subject, {}, 'zh')).not.toHaveProperty('returns');
});

test('a step that closes within another returns by its own rule and clause', () => {
  const apart = callWith(({ steps }) => {
    const [, review, notice] = steps;
    if (!review?.returns || !notice) throw new Error('The call has no review and notice');
    Object.assign(notice, { closes: review.closes, within: undefined });
    Object.assign(review, { closes: undefined, within: notice.id });
  });
  const subject = caseOf(declarationIn('submitted', { route: ROUTE }), { call: apart });
  expect(mayReturn(subject, beijing(NOW)).ok).toBe(true);
  expect(decide(subject, RETURN, at(NOW)).ok).toBe(true);
});

describe('papers that were received before a return to the applicant', () => {
  const confirmed = [
    { step: 'payment', on: '2021-10-19', fee: FEE, receipt: 'A-1' },
    { step: 'papers', on: '2021-10-20' },
  ];
  const kept = (value: 'count' | 'again', to: 'applicant' | 'employer' = 'applicant') => {
    const edited = structuredClone(CONFIRMED_CALL);
    edited.papersAfterReturn = { value, source: '五' };
    const { returns } = stepIn(edited, 'recommendation');
    if (returns) returns.value.to = to;
    const declaration = declarationIn('forwarded', { route: ROUTE, bodyIndex: 0, confirmed });
    const change = taken(decide(caseOf(declaration, { call: edited }), RETURN, at(NOW)));
    return declarationAfter(declaration, change).confirmed;
  };

  test('count after it, or are handed in again, as the call says; what was paid always counts', () => {
    expect(kept('count')).toEqual(confirmed);
    expect(kept('again')).toEqual(confirmed.slice(0, 1));
    expect(kept('again', 'employer')).toEqual(confirmed);
  });
});
