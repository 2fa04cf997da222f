import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../../domain/acts/reviewer/judge-decision.ts';
import { returnsOf } from '../../../../domain/acts/reviewer/may-return.ts';
import type { Returns, Step } from '../../../../domain/call/call.ts';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import type { Case } from '../../../../domain/declaration/case.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import {
  at,
  beijing,
  callWith,
  caseOf,
  declarationIn,
  ENDED_NOTICE,
  locksWith,
  ROUTE,
  stepIn,
  taken,
} from '../../../rigs/domain/cases.ts';
import { decide } from '../../../rigs/domain/decide.ts';

const SUPPORT: Decision = { kind: 'support' };
const RETURN: Decision = { kind: 'return', defects: ['缺学历证书', '业绩证明不清'] };

/** The real call, in which the steps of this actor return in this way. */
function withReturns(by: Step['by'], returns: Partial<Returns>, declaration: Declaration): Case {
  const call = callWith((edited) => {
    for (const step of edited.steps)
      if (step.by === by && step.returns) Object.assign(step.returns.value, returns);
  });
  return caseOf(declaration, { call });
}

const because = (verdict: ReturnType<typeof decide>) => (verdict.ok ? 'taken' : verdict.refusal.because);

describe('the employer’s support', () => {
  test('asks for the public notice if none has ended', () => {
    const change = taken(decide(caseOf(declarationIn('submitted')), SUPPORT, at('2021-10-12')));
    expect(change).toMatchObject({ to: 'supported', clause: '四（二）' });
    expect(change.gates).toEqual([{ kind: 'open', stage: 'employer' }]);
    expect(change.set).not.toHaveProperty('bodyIndex');
  });

  test('goes on to the first body if an ended notice still counts', () => {
    const subject = caseOf(declarationIn('submitted', { notice: ENDED_NOTICE, desk: 'superior' }));
    const change = taken(decide(subject, SUPPORT, at('2021-10-29')));
    expect(change).toMatchObject({ to: 'forwarded', set: { bodyIndex: 0, desk: 'contact' } });
  });

  test('goes to the committee if a notice has ended and there is no body', () => {
    const subject = caseOf(declarationIn('submitted', { notice: ENDED_NOTICE, route: [] }));
    expect(taken(decide(subject, SUPPORT, at('2021-10-29'))).to).toBe('recommended');
  });

  test('asks for a new notice if another employer posted the ended one', () => {
    const elsewhere = { ...ENDED_NOTICE, employer: '91330402MA200030X0' };
    const subject = caseOf(declarationIn('submitted', { notice: elsewhere }));
    expect(taken(decide(subject, SUPPORT, at('2021-10-29'))).to).toBe('supported');
  });

  test('keeps a grant for the public notice, and uses it up when it leaves the stage', () => {
    const grant = { stage: 'employer', number: 1, until: beijing('2021-11-16') };
    const ahead = taken(decide(caseOf(declarationIn('submitted', { grant })), SUPPORT, at('2021-11-12')));
    expect(ahead).toMatchObject({ gates: [{ kind: 'grant', uses: false }] });
    expect(ahead.drop).toBeUndefined();
    const kept = caseOf(declarationIn('submitted', { grant, notice: ENDED_NOTICE }));
    expect(taken(decide(kept, SUPPORT, at('2021-11-12')))).toMatchObject({
      drop: ['grant'],
      gates: [{ kind: 'grant', uses: true }],
    });
  });

  test('carries its opinion into the timeline', () => {
    const subject = caseOf(declarationIn('submitted'));
    const change = taken(decide(subject, { kind: 'support', opinion: '情况属实' }, at('2021-10-12')));
    expect(change.inputs).toEqual({ opinion: '情况属实' });
  });
});

describe('the support of a body', () => {
  test.each([
    [2, 0, 'forwarded', 1],
    [2, 1, 'recommended', 2],
    [1, 0, 'recommended', 1],
  ] as const)('of a route of %i at place %i leads to %s', (bodies, bodyIndex, to, next) => {
    const route = ROUTE.slice(0, bodies);
    const subject = caseOf(declarationIn('forwarded', { route, bodyIndex }));
    expect(taken(decide(subject, SUPPORT, at('2021-10-21')))).toMatchObject({
      to,
      set: { bodyIndex: next, desk: 'contact', enteredAt: beijing('2021-10-21') },
    });
  });

  test('keeps a grant for the next body of its stage, and uses it up at the last', () => {
    const grant = { stage: 'recommendation', number: 1, until: beijing('2021-11-26') };
    const first = caseOf(declarationIn('forwarded', { grant }));
    expect(taken(decide(first, SUPPORT, at('2021-11-22'))).drop).toBeUndefined();
    const last = caseOf(declarationIn('forwarded', { grant, bodyIndex: 1 }));
    expect(taken(decide(last, SUPPORT, at('2021-11-22')))).toMatchObject({
      drop: ['grant'],
      gates: [{ kind: 'grant', uses: true }],
    });
  });

  test('uses a grant up if the next body acts in another stage', () => {
    const grant = { stage: 'recommendation', number: 1, until: beijing('2021-11-26') };
    const [first, second] = ROUTE;
    const route = first && second ? [first, { ...second, step: 'city', stage: 'city' }] : [];
    const call = callWith((edited) => {
      const like = stepIn(edited, 'recommendation');
      const closes = { ...like.closes, value: '2021-12-01' };
      edited.steps.push({ ...like, id: 'city', after: 'recommendation', closes });
    });
    const subject = caseOf(declarationIn('forwarded', { grant, route }), { call, locks: locksOf(call) });
    expect(taken(decide(subject, SUPPORT, at('2021-11-22'))).drop).toEqual(['grant']);
  });
});

describe('a return', () => {
  test('by the employer goes to the applicant with every defect and the lock by which it must be resubmitted', () => {
    const change = taken(decide(caseOf(declarationIn('submitted')), RETURN, at('2021-10-12 10:00')));
    expect(change).toMatchObject({
      to: 'returned',
      set: { round: 1, resubmitBy: 'declare', defects: ['缺学历证书', '业绩证明不清'], desk: 'contact' },
      inputs: { resubmitBy: beijing('2021-11-01') },
    });
    expect(change.gates).toEqual([
      { kind: 'open', stage: 'employer' },
      { kind: 'open', stage: 'declare' },
    ]);
    expect(change).not.toHaveProperty('warnings');
    expect(change.clause).toMatch(/^推定：通知未写退回修改/);
  });

  test('passes one gate if it must be resubmitted by the lock of its own stage', () => {
    const subject = withReturns('employer', { resubmitBy: 'employer' }, declarationIn('submitted'));
    const change = taken(decide(subject, RETURN, at('2021-11-05')));
    expect(change.gates).toEqual([{ kind: 'open', stage: 'employer' }]);
    expect(change.set.resubmitBy).toBe('employer');
  });

  test('by a body goes to the employer if the call says so, and then needs no new notice', () => {
    const subject = withReturns(
      'body',
      { to: 'employer', resubmitBy: 'employer' },
      declarationIn('forwarded'),
    );
    const change = taken(decide(subject, RETURN, at('2021-10-29')));
    expect(change.to).toBe('submitted');
    expect(change.set).not.toHaveProperty('resubmitBy');
    expect(change.drop).not.toContain('notice');
  });

  test.each([
    [true, ['notice', 'earlierNotices']],
    [false, []],
  ])('removes the ended notices if the call restarts it: %s', (noticeRestarts, drop) => {
    const subject = withReturns('body', { noticeRestarts }, declarationIn('forwarded'));
    expect(taken(decide(subject, RETURN, at('2021-10-29'))).drop).toEqual(drop);
  });

  test.each([
    ['the employer', declarationIn('submitted')],
    ['a body', declarationIn('forwarded')],
  ])('from %s is refused from the first instant at which nothing can be resubmitted', (_, declaration) => {
    const subject = caseOf(declaration);
    expect(because(decide(subject, RETURN, at('2021-10-31 23:59:59.999')))).toBe('taken');
    expect(decide(subject, RETURN, at('2021-11-01'))).toMatchObject({
      refusal: { because: 'too-late-to-return', facts: { resubmitBy: beijing('2021-11-01') } },
    });
    expect(because(decide(subject, SUPPORT, at('2021-11-01')))).toBe('taken');
    expect(because(decide(subject, { kind: 'refuse', reason: '不符合' }, at('2021-11-01')))).toBe('taken');
  });

  test('in time for the lock by which it must be resubmitted is unrecorded, not too late, once that lock is set', () => {
    const locks = locksWith('declare', { lockedAt: beijing('2021-10-20') });
    const subject = caseOf(declarationIn('submitted'), { locks });
    expect(because(decide(subject, RETURN, at('2021-10-21')))).toBe('in-time-but-unrecorded');
  });

  test('is refused in a stage without returns', () => {
    const call = callWith((edited) => {
      for (const step of edited.steps) delete step.returns;
    });
    const subject = caseOf(declarationIn('submitted'), { call });
    expect(returnsOf(subject)).toBeUndefined();
    expect(because(decide(subject, RETURN, at('2021-10-12')))).toBe('returns-not-allowed');
  });

  test.each([[[]], [['']], [['缺学历证书', '  ']]])('with the defects %j is refused', (defects) => {
    const verdict = decide(caseOf(declarationIn('submitted')), { kind: 'return', defects }, at('2021-10-12'));
    expect(because(verdict)).toBe('defects-missing');
  });

  test('uses up a grant of the stage that it leaves', () => {
    const grant = { stage: 'employer', number: 1, until: beijing('2021-11-16') };
    const locks = locksWith('declare', { closesAt: beijing('2021-11-20') });
    const subject = caseOf(declarationIn('submitted', { grant }), { locks });
    expect(taken(decide(subject, RETURN, at('2021-11-13')))).toMatchObject({
      drop: ['grant'],
      gates: [
        { kind: 'grant', uses: true },
        { kind: 'open', stage: 'declare' },
      ],
    });
  });

  /** 31 October 2021 is a Sunday; 1 to 7 October are off; Saturday the 9th is worked. */
  test.each([
    ['2021-10-28 17:00', '2021-11-01', false],
    ['2021-10-29 00:00', '2021-11-01', true],
    ['2021-10-31 12:00', '2021-11-01', true],
    ['2021-09-29 23:59', '2021-10-08', false],
    ['2021-09-30 09:00', '2021-10-08', true],
    ['2021-10-07 09:00', '2021-10-09', false],
    ['2021-10-08 09:00', '2021-10-10', false],
    ['2021-10-09 09:00', '2021-10-11', true],
    ['2021-10-28 09:00', '2021-10-29 17:00', true],
    ['2021-10-27 09:00', '2021-10-29 17:00', false],
  ])(
    'at %s, to be resubmitted before %s, warns that less than a working day is left: %s',
    (wall, closes, warns) => {
      const locks = locksWith('declare', { closesAt: beijing(closes) });
      const early = beijing('2021-09-20');
      const subject = caseOf(declarationIn('submitted', { enteredAt: early, submittedAt: early }), { locks });
      const change = taken(decide(subject, RETURN, at(wall)));
      expect(change.warnings).toEqual(warns ? ['less-than-a-working-day-to-resubmit'] : undefined);
    },
  );
});

describe('a refusal', () => {
  test.each(['submitted', 'forwarded'] as const)(
    'from %s ends the declaration, frees the claim and keeps the reason',
    (from) => {
      const change = taken(
        decide(caseOf(declarationIn(from)), { kind: 'refuse', reason: '不符合条件' }, at('2021-10-25')),
      );
      expect(change).toMatchObject({ to: 'refused', claim: 'free', inputs: { reason: '不符合条件' } });
    },
  );

  test('without a reason is refused', () => {
    const verdict = decide(
      caseOf(declarationIn('submitted')),
      { kind: 'refuse', reason: ' ' },
      at('2021-10-25'),
    );
    expect(because(verdict)).toBe('reason-missing');
  });
});
