import { describe, expect, test } from 'vitest';
import { endsToActAt, lastPostingDay } from '../../../domain/acts/feasibility.ts';
import { passGate, wasInTime } from '../../../domain/acts/guard.ts';
import { extendTerm, withTerm } from '../../../domain/acts/keep-term.ts';
import { lapseAtTerm } from '../../../domain/acts/lapse.ts';
import { restoreAtReopening } from '../../../domain/acts/operator/restore.ts';
import type { Term } from '../../../domain/call/term.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import {
  at,
  beijing,
  callWith,
  caseOf,
  declarationIn,
  locksWith,
  OPERATOR,
  taken,
} from '../../rigs/domain/cases.ts';
import { decide } from '../../rigs/domain/decide.ts';

/** A case under the real call with these deadlines, by their steps. */
function under(terms: Readonly<Record<string, Term>>, declaration: Declaration): Case {
  const call = callWith(({ steps }) => {
    for (const step of steps) {
      const value = terms[step.id];
      if (value) step.term = { value, source: '四' };
    }
  });
  return caseOf(declaration, { call });
}

const DAYS = (days: number, more: Partial<Term> = {}): Term => ({ days, count: 'working-days', ...more });

/** What a support makes of the deadline. */
function afterSupport(subject: Case, wall: string): Change {
  return withTerm(subject, taken(decide(subject, { kind: 'support' }, at(wall))));
}

describe('an act that leads into a step with a deadline', () => {
  test('begins it, and one that stays in the step leaves it alone', () => {
    const forwarded = under({ recommendation: DAYS(3) }, declarationIn('forwarded'));
    const term = {
      step: 'recommendation',
      since: beijing('2021-10-20 09:00'),
      endsAt: beijing('2021-10-26'),
    };
    const first = { ...forwarded, declaration: { ...forwarded.declaration, term } };
    const next = afterSupport(first, '2021-10-21 10:00');
    expect([next.to, next.set.term, next.drop ?? []]).toEqual(['forwarded', undefined, []]);
    const last = { ...first, declaration: { ...first.declaration, bodyIndex: 1 } };
    expect(afterSupport(last, '2021-10-21 10:00').to).toBe('recommended');
  });

  test('counts it from the opening of the step where that comes later', () => {
    const subject = under({ notice: DAYS(8) }, declarationIn('submitted'));
    const opensAt = beijing('2021-10-18');
    const later = { ...subject, locks: locksWith('employer', { opensAt }, subject.locks) };
    const open = { ...subject, locks: subject.locks };
    expect(afterSupport(open, '2021-10-12 10:00').set.term).toMatchObject({
      since: beijing('2021-10-12 10:00'),
    });
    const change = withTerm(later, {
      ...afterSupport(open, '2021-10-12 10:00'),
      set: { enteredAt: beijing('2021-10-12 10:00'), step: 'notice' },
    });
    expect(change.set.term).toEqual({ step: 'notice', since: opensAt, endsAt: beijing('2021-10-29') });
  });

  test('keeps when a step ended on whose end a deadline hangs, and for no other', () => {
    const subject = under({ recommendation: DAYS(10, { after: 'employer' }) }, declarationIn('submitted'));
    expect(afterSupport(subject, '2021-10-12 10:00').set.ended).toEqual({
      employer: beijing('2021-10-12 10:00'),
    });
    const none = under({ recommendation: DAYS(10) }, declarationIn('submitted'));
    expect(afterSupport(none, '2021-10-12 10:00').set).not.toHaveProperty('ended');
  });

  test('leaves none behind where the next step sets none', () => {
    const term = { step: 'employer', since: beijing('2021-10-11 09:00'), endsAt: beijing('2021-10-16') };
    const subject = under({ employer: DAYS(4) }, declarationIn('submitted', { term }));
    expect(afterSupport(subject, '2021-10-12 10:00').drop).toContain('term');
  });
});

describe('the last feasible day', () => {
  const posting = (terms: Readonly<Record<string, Term>>, over: Partial<Declaration> = {}) =>
    lastPostingDay(under(terms, declarationIn('supported', over)));

  test('takes the deadline of the notice into account while it runs', () => {
    const term = { step: 'notice', since: beijing('2021-10-12 10:00'), endsAt: beijing('2021-10-27') };
    const bound = posting({ notice: DAYS(10) }, { term });
    // The result has to be recorded by Tuesday the 26th, so the five days are over on Monday the 25th.
    expect(bound).toBe('2021-10-18');
    expect(posting({})).toBe('2021-11-03');
    const subject = under({ notice: DAYS(10) }, declarationIn('supported', { term }));
    expect(endsToActAt(subject)).toBe(beijing('2021-10-19'));
  });

  test('takes one of a later step into account that runs from the submission', () => {
    const subject = under({ notice: DAYS(11, { after: 'submitted' }) }, declarationIn('submitted'));
    expect(lastPostingDay(subject)).toBe('2021-10-18');
  });

  test('keeps away from a deadline whose event has still to come', () => {
    expect(posting({ recommendation: DAYS(3) })).toBe('2021-11-03');
  });
});

describe('a deadline that is over', () => {
  const term = { step: 'employer', since: beijing('2021-10-11 09:00'), endsAt: beijing('2021-10-16') };
  const subject = under({ employer: DAYS(4) }, declarationIn('submitted', { term }));
  const because = (of: Case, wall: string) => {
    const passed = passGate(of, 'employer', beijing(wall));
    return passed.ok ? passed.value : passed.refusal.because;
  };

  test('closes the gate at its instant and not before, and the gate repeats it', () => {
    expect(because(subject, '2021-10-15 23:59:59.999')).toEqual({
      kind: 'open',
      stage: 'employer',
      term: term.endsAt,
    });
    expect(because(subject, '2021-10-16')).toBe('term-over');
  });

  test('gives way to a lock that closed first, and to a grant', () => {
    const closed = {
      ...subject,
      locks: locksWith('employer', { closesAt: beijing('2021-10-15') }, subject.locks),
    };
    expect(because(closed, '2021-10-16 10:00')).toBe('stage-closed');
    const grant = { stage: 'employer', number: 1, until: beijing('2021-10-20') };
    const granted = { ...subject, declaration: { ...subject.declaration, grant } };
    expect(because(granted, '2021-10-18')).toMatchObject({ kind: 'grant' });
    expect(lapseAtTerm(granted, beijing('2021-10-18'))).toBeUndefined();
    expect(lapseAtTerm(granted, beijing('2021-10-20 00:01'))).toMatchObject({
      to: 'lapsed',
      drop: ['grant'],
    });
  });

  test('ends the case when writes in time have drained, by the step’s rule, and leaves it to a lock that closes as early', () => {
    expect(lapseAtTerm(subject, beijing('2021-10-16 00:00:39'))).toBeUndefined();
    const lapse = lapseAtTerm(subject, beijing('2021-10-16 00:00:40'));
    expect(lapse).toMatchObject({
      ...{ move: 'lapse', to: 'lapsed', clause: '四' },
      gates: [{ kind: 'term-over', stage: 'employer', term: term.endsAt }],
      set: { lapsed: { from: 'submitted', stage: 'employer', term: true, until: term.endsAt } },
    });
    const closed = { ...subject, locks: locksWith('employer', { closesAt: term.endsAt }, subject.locks) };
    expect(lapseAtTerm(closed, beijing('2021-10-17'))).toBeUndefined();
    const refusing = under({ employer: DAYS(4, { atClosing: 'refuse' }) }, subject.declaration);
    expect(lapseAtTerm(refusing, beijing('2021-10-17'))).toMatchObject({ to: 'refused' });
  });

  test('tells whoever was in time from whoever was late, and is answered by no reopening', () => {
    const lapsed = lapseAtTerm(subject, beijing('2021-10-17'))?.set.lapsed;
    const ended = {
      ...subject,
      declaration: declarationIn('lapsed', { term, ...(lapsed ? { lapsed } : {}) }),
    };
    expect(wasInTime(ended, 'support', beijing('2021-10-15 23:59:59'))).toBe(true);
    expect(wasInTime(ended, 'support', beijing('2021-10-16'))).toBe(false);
    const reopened = { ...ended, locks: locksWith('employer', { generation: 2 }, ended.locks) };
    expect(restoreAtReopening(reopened, 'employer', OPERATOR, beijing('2021-11-12'))).toBeUndefined();
  });

  test('is recorded later if the calendar counts it later, and never earlier', () => {
    const early = { ...term, endsAt: beijing('2021-10-15') };
    const behind = { ...subject, declaration: { ...subject.declaration, term: early } };
    expect(lapseAtTerm(behind, beijing('2021-10-20'))).toBeUndefined();
    expect(extendTerm(behind, beijing('2021-10-14'))?.set.term).toEqual({ ...term, moves: 1 });
    expect(extendTerm(subject, beijing('2021-10-14'))).toBeUndefined();
    const ahead = {
      ...subject,
      declaration: { ...subject.declaration, term: { ...term, endsAt: beijing('2021-10-20') } },
    };
    expect(extendTerm(ahead, beijing('2021-10-14'))).toBeUndefined();
  });
});
