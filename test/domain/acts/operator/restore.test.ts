import { describe, expect, test } from 'vitest';
import { judgeLateEntry, restoreAtReopening } from '../../../../domain/acts/operator/restore.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import { beijing, caseOf, declarationIn, locksWith, OPERATOR, taken } from '../../../rigs/domain/cases.ts';

const now = beijing('2021-11-15 09:00');
const lapsedFrom = (from: Declaration['standing'], over: Partial<Declaration> = {}) =>
  declarationIn('lapsed', {
    lapsed: { from, stage: 'employer', generation: 1, at: beijing('2021-11-12 00:00:30') },
    round: 1,
    run: 2,
    token: 'old',
    ...over,
  });

describe('a reopening', () => {
  const locks = locksWith('employer', { generation: 2, closesAt: beijing('2021-11-19'), moves: 1 });

  test.each(['submitted', 'supported', 'posted'] as const)(
    'puts a declaration that lapsed from %s back there, in a new run and round, with its claim',
    (from) => {
      expect(
        restoreAtReopening(caseOf(lapsedFrom(from), { locks }), 'employer', OPERATOR, now),
      ).toMatchObject({
        move: 'restore',
        to: from,
        actor: OPERATOR,
        set: { round: 2, run: 3, enteredAt: now },
        drop: ['lapsed', 'token'],
        gates: [{ kind: 'reopened', stage: 'employer', generation: 2 }],
        claim: 'take',
      });
    },
  );

  test('puts a draft back without a run and without a claim, because it never had them', () => {
    const lapsed = { from: 'draft', stage: 'declare', generation: 1, at: now } as const;
    const draft = declarationIn('lapsed', { run: 0, lapsed });
    const reopened = locksWith('declare', { generation: 2 });
    const change = restoreAtReopening(caseOf(draft, { locks: reopened }), 'declare', OPERATOR, now);
    expect(change?.to).toBe('draft');
    expect(change?.set).not.toHaveProperty('run');
    expect(change).not.toHaveProperty('claim');
  });

  test.each([
    ['another stage', lapsedFrom('posted'), 'recommendation'],
    [
      'an older generation',
      lapsedFrom('posted', { lapsed: { from: 'posted', stage: 'employer', generation: 0, at: now } }),
      'employer',
    ],
    ['a refused declaration', declarationIn('refused'), 'employer'],
    ['a waiting declaration', declarationIn('posted'), 'employer'],
  ])('does not restore %s', (_, declaration, stage) => {
    expect(restoreAtReopening(caseOf(declaration, { locks }), stage, OPERATOR, now)).toBeUndefined();
  });
});

describe('a late-entry grant', () => {
  const grant = { until: beijing('2021-11-18'), reason: '系统故障', by: '值班员' };
  const give = (declaration: Declaration, over = {}, at = now) =>
    judgeLateEntry(caseOf(declaration), { ...grant, ...over }, { version: 7 }, OPERATOR, at);

  test('puts a lapsed declaration back, with the next number', () => {
    const change = taken(give(lapsedFrom('posted', { grants: 1 })));
    expect(change).toMatchObject({
      move: 'restore',
      to: 'posted',
      claim: 'take',
      set: { grants: 2, run: 3, round: 2, grant: { stage: 'employer', number: 2, until: grant.until } },
      gates: [{ kind: 'new-grant', stage: 'employer', number: 2, grant }],
      inputs: { stage: 'employer', until: grant.until, reason: '系统故障' },
    });
  });

  test('leaves a waiting declaration in its wait, round and run', () => {
    const change = taken(give(declarationIn('submitted'), {}, beijing('2021-11-10')));
    expect(change).toMatchObject({ move: 'grant', to: 'submitted', drop: [], set: { grants: 1 } });
    for (const name of ['enteredAt', 'round', 'run']) expect(change.set).not.toHaveProperty(name);
    expect(change).not.toHaveProperty('claim');
  });

  test('is for the stage that governs the declaration’s standing', () => {
    const until = beijing('2021-11-25');
    expect(taken(give(declarationIn('forwarded'), { until })).set.grant?.stage).toBe('recommendation');
    const early = { until: beijing('2021-11-03') };
    const before = beijing('2021-10-30');
    expect(taken(give(declarationIn('draft'), early, before)).set.grant?.stage).toBe('declare');
  });

  test('is refused past the next stage’s closing, because a late entry into a closed stage leads nowhere', () => {
    const before = beijing('2021-10-30');
    expect(give(declarationIn('draft'), { until: beijing('2021-11-12') }, before)).toMatchObject({
      refusal: { because: 'past-the-next-stage', facts: { next: expect.stringContaining('（employer）') } },
    });
    expect(give(declarationIn('posted'), { until: beijing('2021-11-20') })).toMatchObject({
      refusal: {
        because: 'past-the-next-stage',
        facts: { next: expect.stringContaining('（recommendation）') },
      },
    });
    expect(give(declarationIn('posted', { route: [] }), { until: beijing('2021-11-20') })).toMatchObject({
      ok: true,
    });
  });

  test('is refused if it ends in a year to which nobody can count, even in the last stage', () => {
    const until = beijing('2121-11-18');
    expect(give(declarationIn('forwarded'), { until })).toEqual({
      ok: false,
      refusal: { because: 'calendar-not-published', facts: { year: 2121 } },
    });
  });

  test.each(['recommended', 'refused', 'withdrawn'] as const)('is refused from %s', (standing) => {
    expect(give(declarationIn(standing))).toMatchObject({
      refusal: { because: 'not-in-this-standing', facts: { standing } },
    });
  });

  test('is refused beside another grant in force', () => {
    const standing = declarationIn('submitted', {
      grant: { stage: 'employer', number: 1, until: beijing('2021-11-16') },
    });
    expect(give(standing)).toMatchObject({
      refusal: { because: 'granted-already', facts: { until: beijing('2021-11-16') } },
    });
  });

  test('is refused if it ends now or has ended', () => {
    expect(give(declarationIn('draft'), { until: now })).toMatchObject({
      refusal: { because: 'grant-in-the-past', facts: { until: now } },
    });
  });

  test('is refused if it would end no later than the stage closes, because it would make a person late', () => {
    const early = beijing('2021-10-20');
    const until = beijing('2021-11-01');
    expect(give(declarationIn('draft'), { until }, early)).toEqual({
      ok: false,
      refusal: { because: 'grant-before-closing', facts: { until, closesAt: until } },
    });
    const longer = beijing('2021-11-01 00:01');
    expect(give(declarationIn('draft'), { until: longer }, early).ok).toBe(true);
  });

  test('is refused to an operator whose view is stale', () => {
    const stale = judgeLateEntry(caseOf(declarationIn('draft')), grant, { version: 6 }, OPERATOR, now);
    expect(stale).toMatchObject({ refusal: { because: 'stale', facts: { shown: 6, now: 7 } } });
  });

  test('keeps its giver and reason in its own record, not in the declaration', () => {
    const change = taken(give(lapsedFrom('posted')));
    expect(JSON.stringify(change.set)).not.toContain('系统故障');
  });
});
