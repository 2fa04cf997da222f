import { describe, expect, test } from 'vitest';
import { judgeWithdrawal } from '../../../domain/acts/applicant/judge-withdrawal.ts';
import { closedToLookers, guard } from '../../../domain/acts/guard.ts';
import { lapseAtGrant, lapseAtLock } from '../../../domain/acts/lapse.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { noticeRulesOf } from '../../../domain/call/steps.ts';
import { drainedAt, lockOf } from '../../../domain/call/windows.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { MOVES, type Move, mayMove, type Standing } from '../../../domain/declaration/moves.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import { type Instant, plusSeconds } from '../../../domain/values/instant.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import {
  after,
  beijing,
  callWith,
  caseOf,
  declarationIn,
  jiaxing,
  locksWith,
  REVIEWER,
} from '../../rigs/domain/cases.ts';
import { decide } from '../../rigs/domain/decide.ts';

/** The acts of people. Each is tried from every standing that admits it. */
const ACTS: readonly Move[] = [
  'change',
  'submit',
  'withdraw',
  'support',
  'return',
  'refuse',
  'post',
  'record',
  'interrupt',
  'object',
  'settle',
];
const STANDINGS = Object.keys(MOVES).filter((standing) =>
  ACTS.some((move) => mayMove(standing as Standing, move)),
) as Standing[];
const attempts = STANDINGS.flatMap((standing) =>
  ACTS.filter((move) => mayMove(standing, move)).map((move) => [standing, move] as const),
);

const LATE = ['stage-closed', 'lapsed', 'grant-ran-out', 'grant-used', 'not-in-this-standing'];
const because = (verdict: AnyVerdict<unknown>) => (verdict.ok ? 'passed' : verdict.refusal.because);
const msBefore = (instant: Instant) => new Date(Date.parse(instant) - 1).toISOString();

/** The case when the act is judged, the instant before which the act is in time, and whether it can pass. */
interface Situation {
  readonly says: string;
  readonly of: (standing: Standing) => {
    declaration: Declaration;
    locks: ReturnType<typeof locksOf>;
    closes: Instant;
    passes: boolean;
  };
}

const stageFor = (declaration: Declaration) => governingStage(jiaxing, declaration) ?? '';
const drained = (closes: Instant) => plusSeconds(drainedAt({ closesAt: closes }), 1);

function lockedOver(standing: Standing) {
  const declaration = declarationIn(standing);
  const stage = stageFor(declaration);
  const closes = lockOf(locksOf(jiaxing), stage).closesAt;
  return { declaration, stage, closes, locks: locksWith(stage, { lockedAt: drained(closes) }) };
}

function lapsedByLock(standing: Standing) {
  const { declaration, stage, closes, locks } = lockedOver(standing);
  const change = lapseAtLock(caseOf(declaration, { locks }), stage, drained(closes));
  if (!change) throw new Error(`${standing} did not lapse`);
  return { declaration: after(declaration, change), stage, closes, locks };
}

function grantedOver(standing: Standing) {
  const { declaration, stage, closes, locks } = lockedOver(standing);
  const until = plusSeconds(closes, 2 * 24 * 3600);
  return { declaration: { ...declaration, grant: { stage, number: 1, until } }, stage, closes: until, locks };
}

const SITUATIONS: readonly Situation[] = [
  {
    says: 'its stage is open, or not locked yet',
    of(standing) {
      const { declaration, closes } = lockedOver(standing);
      return { declaration, closes, locks: { ...locksOf(jiaxing) }, passes: true };
    },
  },
  {
    says: 'its stage is locked and the sweep has not come to it',
    of: (standing) => ({ ...lockedOver(standing), passes: false }),
  },
  { says: 'the lock made it lapse', of: (standing) => ({ ...lapsedByLock(standing), passes: false }) },
  {
    says: 'a grant stands in for the locked stage',
    of: (standing) => ({ ...grantedOver(standing), passes: true }),
  },
  {
    says: 'the grant ran out and it lapsed by that',
    of(standing) {
      const { declaration, closes, locks } = grantedOver(standing);
      const change = lapseAtGrant(caseOf(declaration, { locks }), drained(closes));
      if (!change) throw new Error(`${standing} did not lapse by its grant`);
      return { declaration: after(declaration, change), locks, closes, passes: false };
    },
  },
  {
    says: 'its stage was opened again and it is not restored yet',
    of(standing) {
      const { declaration, stage, closes } = lapsedByLock(standing);
      const moved = plusSeconds(closes, 3 * 24 * 3600);
      const locks = locksWith(stage, { closesAt: moved, generation: 2, moves: 1 });
      return { declaration, locks, closes: moved, passes: false };
    },
  },
  {
    says: 'a closing was moved past its grant and is locked again',
    of(standing) {
      const { declaration, stage, closes } = grantedOver(standing);
      const moved = plusSeconds(closes, 24 * 3600);
      const locks = locksWith(stage, { closesAt: moved, moves: 1, lockedAt: drained(moved) });
      // Under the grant an act still passes; between the grant's end and the moved closing it was in time.
      return { declaration, locks, closes: moved, passes: false };
    },
  },
];

describe.each(SITUATIONS)('while $says', ({ of }) => {
  test.each(attempts)(
    '%s, %s: an act in time is never called late, and a late act is never called in time',
    (standing, move) => {
      const { declaration, locks, closes, passes } = of(standing);
      const subject = caseOf(declaration, { locks });
      const judged = (at: Instant) => {
        const arrival = { at, actor: REVIEWER, version: declaration.version };
        return because(
          move === 'withdraw' ? judgeWithdrawal(subject, arrival) : guard(subject, move, arrival),
        );
      };
      const inTime = judged(msBefore(closes));
      expect(LATE).not.toContain(inTime);
      if (passes || (move === 'withdraw' && declaration.standing !== 'lapsed')) expect(inTime).toBe('passed');
      else expect(inTime).toBe('in-time-but-unrecorded');
      const late = judged(closes);
      if (move === 'withdraw' && declaration.standing !== 'lapsed') expect(late).toBe('passed');
      else expect(LATE).toContain(late);
    },
  );
});

test('an act in time is unrecorded, not late, if a lock refused the declaration for an unsettled objection', () => {
  const call = callWith((edited) => {
    noticeRulesOf(edited, 'notice').unresolvedObjectionAtLock.value = 'refuse';
  });
  const objections = [{ number: 1, step: 'notice', raisedOn: '2021-10-13', substance: '对业绩有异议' }];
  const posted = declarationIn('posted', { objections });
  const closes = lockOf(locksOf(call), 'employer').closesAt;
  const locks = locksWith('employer', { lockedAt: drained(closes) });
  const change = lapseAtLock(caseOf(posted, { call, locks }), 'employer', drained(closes));
  if (!change) throw new Error('It was not refused');
  const refused = caseOf(after(posted, change), { call, locks });
  const arrival = (at: Instant) => ({ at, actor: REVIEWER, version: posted.version });
  expect(refused.declaration.standing).toBe('refused');
  expect(because(guard(refused, 'settle', arrival(msBefore(closes))))).toBe('in-time-but-unrecorded');
  expect(because(guard(refused, 'settle', arrival(closes)))).toBe('refused-by-lock');
});

test('a lapse that a reopening passed over stays a lapse, even if the stage is open again', () => {
  const { declaration, stage } = lapsedByLock('submitted');
  const lapsed = declaration.lapsed && { ...declaration.lapsed, generation: 2, passedOver: true as const };
  const locks = locksWith(stage, { closesAt: beijing('2021-11-20'), generation: 2, moves: 1 });
  const subject = caseOf({ ...declaration, ...(lapsed ? { lapsed } : {}) }, { locks });
  const arrival = { at: beijing('2021-11-19'), actor: REVIEWER, version: declaration.version };
  expect(because(guard(subject, 'support', arrival))).toBe('lapsed');
});

test('a return in the last millisecond in which a correction was possible is unrecorded, not too late', () => {
  const closes = lockOf(locksOf(jiaxing), 'declare').closesAt;
  const subject = caseOf(declarationIn('submitted'), {
    locks: locksWith('declare', { lockedAt: drained(closes) }),
  });
  const giveBack = (at: Instant) =>
    because(decide(subject, { kind: 'return', defects: ['请补充'] }, { at, actor: REVIEWER, version: 7 }));
  expect(giveBack(msBefore(closes))).toBe('in-time-but-unrecorded');
  expect(giveBack(closes)).toBe('too-late-to-return');
});

test('a page of a locked stage shows it closed, even if the request was stamped before', () => {
  const { declaration, stage, closes, locks } = lockedOver('draft');
  const look = (at: Instant) => closedToLookers(caseOf(declaration, { locks }), stage, at)?.because;
  expect(look(msBefore(closes))).toBe('stage-closed');
  const granted = grantedOver('draft');
  expect(closedToLookers(caseOf(granted.declaration, granted), stage, msBefore(closes))).toBeUndefined();
  expect(closedToLookers(caseOf(declaration), stage, msBefore(closes))).toBeUndefined();
});
