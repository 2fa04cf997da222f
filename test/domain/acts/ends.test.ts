import { describe, expect, test } from 'vitest';
import { passGate, refusedAsItStands } from '../../../domain/acts/guard.ts';
import { lapseAtGrant, lapseAtLock } from '../../../domain/acts/lapse.ts';
import { judgeLateEntry, passOver, restoreAtReopening } from '../../../domain/acts/operator/restore.ts';
import type { Lock } from '../../../domain/call/windows.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import { beijing, caseOf, declarationIn, locksWith, OPERATOR } from '../../rigs/domain/cases.ts';

/** The employer's stage closes at the end of 11-11, and every act of these tests is on 11-13. */
const NOW = beijing('2021-11-13 10:00');
const LOCKED: Partial<Lock> = { lockedAt: beijing('2021-11-12 00:00:35') };
const REOPENED: Partial<Lock> = { generation: 2, moves: 1, closesAt: beijing('2021-11-19') };
const LOCKS = { closed: {}, locked: LOCKED, reopened: REOPENED } satisfies Record<string, Partial<Lock>>;

const grant = (until: string) => ({ stage: 'employer', number: 1, until: beijing(until) });
const GRANTS = { none: undefined, runs: grant('2021-11-17'), 'ran out': grant('2021-11-12 18:00') };

/**
 * Asks for a late entry until the end of 11-15, or until noon of 11-19 if the stage is open again until the end of
 * 11-18.
 */
function grantIn(subject: Case): string {
  const until = beijing(subject.locks.employer?.generation === 2 ? '2021-11-19 12:00' : '2021-11-16');
  const given = judgeLateEntry(subject, { until, reason: 'r', by: 'b' }, { version: 7 }, OPERATOR, NOW);
  return given.ok ? given.value.move : given.refusal.because;
}

function gateIn(subject: Case): string {
  const passed = passGate(subject, 'employer', NOW);
  return passed.ok ? passed.value.kind : passed.refusal.because;
}

/** How sweep and patrol end it, and under which generation. The sweep runs only once the lock is set. */
function endIn(subject: Case): string {
  const swept = subject.locks.employer?.lockedAt ? lapseAtLock(subject, 'employer', NOW) : undefined;
  const end = swept ?? lapseAtGrant(subject, NOW);
  return end ? `${swept ? 'sweep' : 'patrol'} ${end.to} ${end.set.lapsed?.generation}` : 'nothing';
}

const WAITING = ['submitted', 'supported', 'posted'] as const satisfies readonly Standing[];

/** Grant and lock, then: the gate that an act meets, the end by sweep or patrol, the answer to an operator's grant. */
const UNFINISHED = [
  ['none', 'closed', 'in-time-not-asked', 'nothing', 'grant'],
  ['none', 'locked', 'stage-closed', 'sweep lapsed 1', 'grant'],
  ['none', 'reopened', 'open', 'nothing', 'grant'],
  ['runs', 'closed', 'grant', 'nothing', 'granted-already'],
  ['runs', 'locked', 'grant', 'nothing', 'granted-already'],
  ['runs', 'reopened', 'grant', 'nothing', 'granted-already'],
  ['ran out', 'closed', 'grant-ran-out', 'nothing', 'grant'],
  ['ran out', 'locked', 'grant-ran-out', 'patrol lapsed 1', 'grant'],
  ['ran out', 'reopened', 'open', 'nothing', 'grant'],
] as const;

describe.each(WAITING)('a declaration that is %s', (standing) => {
  test.each(UNFINISHED)('with a grant: %s, at a lock: %s', (given, lock, passes, ends, granted) => {
    const { [given]: own } = GRANTS;
    const declaration = declarationIn(standing, own ? { grant: own } : {});
    const subject = caseOf(declaration, { locks: locksWith('employer', LOCKS[lock]) });
    expect(gateIn(subject)).toBe(passes === 'in-time-not-asked' ? 'stage-closed' : passes);
    expect(endIn(subject)).toBe(ends);
    expect(grantIn(subject)).toBe(granted);
    expect(restoreAtReopening(subject, 'employer', OPERATOR, NOW)).toBeUndefined();
  });
});

const at = beijing('2021-11-12 00:01');
const byLock = (from: Standing, more = {}) => ({
  lapsed: { from, stage: 'employer', generation: 1, at, ...more },
});

/**
 * The end, then: the standing after a reopening that begins the second generation, the answer to a grant, the refusal
 * on its page.
 */
const ENDED: readonly (readonly [string, Declaration, string, string, string])[] = [
  ...WAITING.map(
    (from) =>
      [`lapsed from ${from}`, declarationIn('lapsed', byLock(from)), from, 'restore', 'lapsed'] as const,
  ),
  ['a grant ran out', declarationIn('lapsed', byLock('posted', { grant: 1 })), 'posted', 'restore', 'lapsed'],
  ['refused by the lock', declarationIn('refused', byLock('posted')), 'posted', 'restore', 'refused-by-lock'],
  [
    'refused by a person',
    declarationIn('refused'),
    'nothing',
    'not-in-this-standing',
    'not-in-this-standing',
  ],
  ['withdrawn', declarationIn('withdrawn'), 'nothing', 'not-in-this-standing', 'not-in-this-standing'],
  ['recommended', declarationIn('recommended'), 'nothing', 'not-in-this-standing', 'not-in-this-standing'],
  [
    'ended by another stage',
    declarationIn('lapsed', byLock('forwarded', { stage: 'recommendation' })),
    ...(['nothing', 'restore', 'lapsed'] as const),
  ],
  [
    'ended by another generation',
    declarationIn('lapsed', byLock('posted', { generation: 2 })),
    ...(['nothing', 'restore', 'lapsed'] as const),
  ],
  [
    'passed over at the reopening before',
    declarationIn('lapsed', byLock('posted', { passedOver: true })),
    ...(['posted', 'restore', 'lapsed'] as const),
  ],
  [
    'passed over',
    declarationIn('lapsed', byLock('posted', { generation: 2, passedOver: true })),
    ...(['nothing', 'restore', 'lapsed'] as const),
  ],
  [
    'refused by the lock and passed over',
    declarationIn('refused', byLock('posted', { generation: 2, passedOver: true })),
    ...(['nothing', 'restore', 'refused-by-lock'] as const),
  ],
];

test.each(ENDED)(
  'an end is answered by reopening and grant as its kind allows: %s',
  (_, declaration, reopened, granted, said) => {
    const subject = caseOf(declaration, { locks: locksWith('employer', REOPENED) });
    const restored = restoreAtReopening(subject, 'employer', OPERATOR, NOW);
    expect(restored?.to ?? 'nothing').toBe(reopened);
    if (restored) expect(restored).toMatchObject({ claim: 'take', drop: ['lapsed', 'token'] });
    const isElsewhere = declaration.lapsed?.stage === 'recommendation';
    const locks = locksWith(isElsewhere ? 'recommendation' : 'employer', LOCKED);
    const late = beijing(isElsewhere ? '2021-11-22' : '2021-11-16');
    const given = judgeLateEntry(
      caseOf(declaration, { locks }),
      { until: late, reason: 'r', by: 'b' },
      { version: 7 },
      OPERATOR,
      NOW,
    );
    expect(given.ok ? given.value.move : given.refusal.because).toBe(granted);
    if (given.ok) expect(given.value.to).toBe(declaration.lapsed?.from);
    expect(refusedAsItStands(subject, 'record').refusal.because).toBe(said);
  },
);

test.each(['lapsed', 'refused'] as const)(
  'a declaration that stays %s because of another claim is passed over with the reason',
  (standing) => {
    const subject = caseOf(declarationIn(standing, byLock('posted')), {
      locks: locksWith('employer', REOPENED),
    });
    expect(passOver(subject, 'employer', 'already-claimed', OPERATOR, NOW)).toMatchObject({
      to: standing,
      set: { lapsed: { generation: 2, passedOver: true } },
      inputs: { cause: 'already-claimed' },
    });
  },
);

test('a late entry by the employer’s lock leads a returned declaration to the employer, and to no closed stage', () => {
  const returned = declarationIn('returned', { resubmitBy: 'employer' });
  const subject = caseOf(returned, { locks: locksWith('employer', LOCKED) });
  const give = (until: string) =>
    judgeLateEntry(subject, { until: beijing(until), reason: 'r', by: 'b' }, { version: 7 }, OPERATOR, NOW);
  expect(give('2021-11-16')).toMatchObject({ ok: true });
  expect(give('2021-11-21')).toMatchObject({
    refusal: {
      because: 'past-the-next-stage',
      facts: { next: expect.stringContaining('（recommendation）') },
    },
  });
});
