import { expect, test } from 'vitest';
import { mayReturn } from '../../../../domain/acts/reviewer/may-return.ts';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import { at, beijing, callWith, caseOf, declarationIn, locksWith } from '../../../rigs/domain/cases.ts';
import { decide } from '../../../rigs/domain/decide.ts';

const subject = caseOf(declarationIn('submitted'));

test('a return says by when it must be resubmitted', () => {
  expect(mayReturn(subject, beijing('2021-10-12 09:00'))).toMatchObject({
    ok: true,
    value: { resubmitBy: beijing('2021-11-01'), isSoon: false },
  });
  expect(mayReturn(subject, beijing('2021-10-31 20:00'))).toMatchObject({
    ok: true,
    value: { isSoon: true },
  });
});

test('a stage without returns says why', () => {
  const call = callWith(({ steps }) => {
    for (const step of steps) delete step.returns;
  });
  expect(mayReturn(caseOf(declarationIn('submitted'), { call }), beijing('2021-10-12'))).toMatchObject({
    refusal: { because: 'returns-not-allowed' },
  });
});

test.each(['2021-10-12 09:00', '2021-10-31 23:59:59.999', '2021-11-01', '2021-11-05 10:00'])(
  'the page says before the act what the act would answer, at %s',
  (wall) => {
    const outlook = mayReturn(subject, beijing(wall));
    const act = decide(subject, { kind: 'return', defects: ['缺页'] }, at(wall));
    expect(outlook.ok).toBe(act.ok);
    if (!outlook.ok && !act.ok) expect(outlook.refusal).toEqual(act.refusal);
    if (outlook.ok && act.ok) expect(outlook.value.isSoon).toBe(act.value.warnings !== undefined);
  },
);

test('a moved lock admits a return again', () => {
  const locks = locksWith('declare', { closesAt: beijing('2021-11-06') }, locksOf(subject.call));
  const moved = caseOf(declarationIn('submitted'), { locks });
  expect(mayReturn(moved, beijing('2021-11-02 09:00'))).toMatchObject({
    ok: true,
    value: { resubmitBy: beijing('2021-11-06') },
  });
});
