import { describe, expect, test } from 'vitest';
import { closingUnder, guard, passGate, passLock } from '../../../domain/acts/guard.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { at, beijing, caseOf, declarationIn, jiaxing, locksWith } from '../../rigs/domain/cases.ts';

const late = '2021-11-01';
const grant = { stage: 'declare', number: 1, until: beijing('2021-11-03') };
const because = (verdict: ReturnType<typeof guard>) => (verdict.ok ? 'passed' : verdict.refusal.because);

describe('the guard refuses in this order', () => {
  test('a standing that does not allow the move, even on a stale page of a closed stage', () => {
    const subject = caseOf(declarationIn('recommended'));
    const verdict = guard(subject, 'submit', at('2021-12-01', 3));
    expect(verdict).toEqual({
      ok: false,
      refusal: { because: 'not-in-this-standing', facts: { standing: 'recommended', move: 'submit' } },
    });
  });

  test('a lapse, with the clause that closes the stage for good', () => {
    const lapsed = { from: 'draft', stage: 'declare', generation: 1, at: beijing('2021-11-01') } as const;
    expect(guard(caseOf(declarationIn('lapsed', { lapsed })), 'submit', at(late))).toEqual({
      ok: false,
      refusal: {
        because: 'lapsed',
        clause: `三：${jiaxing.late.value}`,
        facts: { stage: '个人申报', stageEn: 'Declaring' },
      },
    });
  });

  test('a page that showed an older version, even in a closed stage', () => {
    const verdict = guard(caseOf(declarationIn('draft')), 'submit', at(late, 6));
    expect(verdict).toEqual({ ok: false, refusal: { because: 'stale', facts: { shown: 6, now: 7 } } });
  });

  test('a grant that ran out, before the closed stage itself', () => {
    const subject = caseOf(declarationIn('draft', { grant }));
    expect(guard(subject, 'submit', at('2021-11-03'))).toEqual({
      ok: false,
      refusal: { because: 'grant-ran-out', facts: { until: grant.until } },
    });
  });

  test('the closed stage, with the clause and both instants', () => {
    const verdict = guard(caseOf(declarationIn('draft')), 'submit', at(late));
    expect(verdict).toEqual({
      ok: false,
      refusal: {
        because: 'stage-closed',
        clause: `三：${jiaxing.late.value}`,
        facts: {
          stage: '个人申报',
          stageEn: 'Declaring',
          opensAt: beijing('2021-09-18'),
          closesAt: beijing('2021-11-01'),
        },
      },
    });
  });
});

describe('the gate of a stage', () => {
  const locks = locksOf(jiaxing);

  test.each([
    ['2021-09-17 23:59:59.999', 'stage-not-open'],
    ['2021-09-18', 'passed'],
    ['2021-10-31 23:59:59.999', 'passed'],
    ['2021-11-01', 'stage-closed'],
  ])('is at %s: %s', (wall, outcome) => {
    expect(because(passLock(jiaxing, locks, 'declare', beijing(wall)))).toBe(outcome);
  });

  test('tells a person who was in time that the act was not recorded, never that it is late, once the lock is set', () => {
    const locked = locksWith('declare', { lockedAt: beijing('2021-11-01 00:00:30') });
    const outcome = (wall: string) => because(passLock(jiaxing, locked, 'declare', beijing(wall)));
    expect(outcome('2021-10-31 23:59:59.999')).toBe('in-time-but-unrecorded');
    expect(outcome('2021-11-01')).toBe('stage-closed');
  });

  test('is, for a waiting body, the one of the body’s own stage', () => {
    const verdict = guard(caseOf(declarationIn('forwarded')), 'support', at('2021-11-15'));
    expect(verdict).toEqual({ ok: true, value: { kind: 'open', stage: 'recommendation' } });
  });

  test('is, for a returned declaration, the one of the stage by which it must be resubmitted', () => {
    const returned = declarationIn('returned', { resubmitBy: 'employer' });
    expect(because(guard(caseOf(returned), 'submit', at('2021-11-05')))).toBe('passed');
    expect(because(guard(caseOf(declarationIn('returned')), 'submit', at('2021-11-05')))).toBe(
      'stage-closed',
    );
  });

  test('cannot be found if the route has no body left', () => {
    const beyond = declarationIn('forwarded', { bodyIndex: 2 });
    expect(because(guard(caseOf(beyond), 'support', at('2021-11-15')))).toBe('not-in-this-standing');
  });
});

describe('a late-entry grant', () => {
  const granted = caseOf(declarationIn('draft', { grant }));

  test('stands in for the lock until its last millisecond', () => {
    const value = { kind: 'grant', stage: 'declare', number: 1, uses: false };
    expect(passGate(granted, 'declare', beijing('2021-11-02 23:59:59.999'))).toEqual({ ok: true, value });
    expect(because(passGate(granted, 'declare', grant.until))).toBe('grant-ran-out');
  });

  test('does not open another stage', () => {
    const other = caseOf(declarationIn('posted', { grant }));
    expect(passGate(other, 'employer', beijing('2021-11-02'))).toEqual({
      ok: true,
      value: { kind: 'open', stage: 'employer' },
    });
  });

  test('does not shut out its holder after it ran out, if the stage’s closing was moved past it', () => {
    const moved = locksWith('declare', { closesAt: beijing('2021-11-06'), moves: 1 });
    const subject = caseOf(declarationIn('draft', { grant }), { locks: moved });
    expect(passGate(subject, 'declare', beijing('2021-11-04'))).toMatchObject({ value: { kind: 'open' } });
    expect(because(passGate(subject, 'declare', beijing('2021-11-06')))).toBe('grant-ran-out');
    expect(closingUnder(subject, 'declare')).toBe(beijing('2021-11-06'));
  });

  test('ends the acts under its stage, and under no other', () => {
    expect(closingUnder(granted, 'declare')).toBe(grant.until);
    expect(closingUnder(granted, 'employer')).toBe(beijing('2021-11-12'));
  });
});
