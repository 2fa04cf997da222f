import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import {
  admitBooking,
  bookedChange,
  failedBooking,
  judgeCancelledBooking,
} from '../../../domain/acts/applicant/booking.ts';
import { judgeDraftChange } from '../../../domain/acts/applicant/change.ts';
import { judgeContactCorrection } from '../../../domain/acts/applicant/correct-contact.ts';
import { judgeSubmission } from '../../../domain/acts/applicant/judge-submission.ts';
import { judgeWithdrawal } from '../../../domain/acts/applicant/judge-withdrawal.ts';
import { confirmPayment, receivePapers } from '../../../domain/acts/confirmations.ts';
import { escalate } from '../../../domain/acts/escalate.ts';
import { extendTerm } from '../../../domain/acts/keep-term.ts';
import { lapseAtLock } from '../../../domain/acts/lapse.ts';
import { acceptNumber } from '../../../domain/acts/operator/accept-number.ts';
import { admitCase } from '../../../domain/acts/operator/admit-case.ts';
import { loseClaim, openClaim } from '../../../domain/acts/operator/free-claim.ts';
import { reissue } from '../../../domain/acts/operator/reissue.ts';
import { restart } from '../../../domain/acts/operator/restart.ts';
import { judgeLateEntry, passOver, restoreAtReopening } from '../../../domain/acts/operator/restore.ts';
import { recordObjection, settleObjection } from '../../../domain/acts/reviewer/objections.ts';
import { postNotice } from '../../../domain/acts/reviewer/post-notice.ts';
import { interruptNotice, recordResult } from '../../../domain/acts/reviewer/public-notice-acts.ts';
import type { Call, Step } from '../../../domain/call/call.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { chainOf, noticeRulesOf, stepOf } from '../../../domain/call/steps.ts';
import type { Arrival, Case } from '../../../domain/declaration/case.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import type { Declaration, RouteStep } from '../../../domain/declaration/declaration.ts';
import {
  isFinal,
  isToConfirm,
  MOVES,
  type Move,
  type Moved,
  mayMove,
  moved,
  type Standing,
  WAIT_OF,
} from '../../../domain/declaration/moves.ts';
import type { Objection } from '../../../domain/declaration/notice.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import { dayOf } from '../../../domain/values/instant.ts';
import { type AnyVerdict, accepted, refused } from '../../../domain/values/verdict.ts';
import {
  BODIES,
  beijing,
  COMPLETE,
  callWith,
  caseOf,
  declarationIn,
  EMPLOYER,
  ENDED_NOTICE,
  jiaxing,
  OPERATOR,
  REVIEWER,
  ROUTE,
  RUNNING_NOTICE,
} from '../../rigs/domain/cases.ts';
import { addConfirmed } from '../../rigs/domain/confirmed-steps.ts';
import { decide } from '../../rigs/domain/decide.ts';
import { variantCall } from '../../rigs/domain/variants.ts';

const STANDINGS = Object.keys(MOVES) as Standing[];
const FINAL = ['recommended', 'refused', 'withdrawn', 'lapsed'] as const;

/** The verdict of a rule that may be silent. Silence means that the standing does not admit the move. */
function spoken(change: Change | undefined, { declaration }: Case): AnyVerdict<Change> {
  if (change) return { ok: true, value: change };
  return refused('not-in-this-standing', { facts: { standing: declaration.standing } });
}

/** Every move by its real rule, with inputs that give it the best chance. */
const RULES: Readonly<Record<Move, (subject: Case, arrival: Arrival) => AnyVerdict<Change>>> = {
  change: (subject, arrival) =>
    judgeDraftChange(
      subject,
      { draft: COMPLETE, identity: subject.declaration.identity, sections: ['title'] },
      arrival,
    ),
  submit: (subject, arrival) =>
    judgeSubmission(
      subject,
      {
        agreedHash: 'same',
        commitmentHash: 'same',
        employer: EMPLOYER,
        bodies: BODIES,
        identityFindings: [],
        vocabularies: VOCABULARIES,
        reasons: {},
      },
      arrival,
    ),
  support: (subject, arrival) => decide(subject, { kind: 'support' }, arrival),
  return: (subject, arrival) => decide(subject, { kind: 'return', defects: ['缺业绩证明'] }, arrival),
  refuse: (subject, arrival) => decide(subject, { kind: 'refuse', reason: '不符合条件' }, arrival),
  post: (subject, arrival) => {
    const postedOn = dayOf(arrival.at, 'Asia/Shanghai');
    return postNotice(subject, { postedOn, place: '公告栏', confirmed: true }, arrival);
  },
  record: (subject, arrival) => recordResult(subject, { opinion: '同意推荐' }, arrival),
  interrupt: (subject, arrival) => interruptNotice(subject, { reason: '公示内容有误' }, arrival),
  'confirm-payment': (subject, arrival) => {
    const paidOn = dayOf(arrival.at, 'Asia/Shanghai');
    return confirmPayment(subject, { paidOn, receipt: 'A-0001' }, arrival);
  },
  'receive-papers': (subject, arrival) =>
    receivePapers(subject, { receivedOn: dayOf(arrival.at, 'Asia/Shanghai') }, arrival),
  object: (subject, arrival) => recordObjection(subject, { substance: '对业绩有异议' }, arrival),
  settle: (subject, arrival) => settleObjection(subject, { number: 1, handling: '不成立' }, arrival),
  escalate: (subject, { at }) => spoken(escalate(subject, 'employer-superior', at), subject),
  withdraw: (subject, arrival) => judgeWithdrawal(subject, arrival),
  lapse: (subject, { at }) => {
    const stage = governingStage(subject.call, subject.declaration) ?? 'employer';
    return spoken(lapseAtLock(subject, stage, at), subject);
  },
  'carry-forward': (subject, { at }) => {
    const inWindows = inSpring(subject);
    const stage = governingStage(inWindows.call, inWindows.declaration) ?? 'employer';
    const change = lapseAtLock(inWindows, stage, at);
    return spoken(change?.move === 'carry-forward' ? change : undefined, subject);
  },
  book: (subject, arrival) => {
    const gate = admitBooking(subject, arrival);
    if (!gate.ok) return gate;
    const booked = { ...BOOKING, gate: gate.value, submission: {} };
    return accepted(bookedChange(subject, booked, arrival));
  },
  'cancel-booking': (subject, arrival) =>
    judgeCancelledBooking({ ...subject, declaration: { ...subject.declaration, ...BOOKING } }, arrival),
  'fail-booking': (subject, { at }) => {
    const admits = mayMove(subject.declaration.standing, 'fail-booking');
    const booked = { ...subject, declaration: { ...subject.declaration, ...BOOKING } };
    return spoken(
      admits ? failedBooking(booked, { why: { zh: '不完整', en: 'incomplete' } }, at) : undefined,
      subject,
    );
  },
  grant: (subject, { at, version }) => {
    if (subject.declaration.lapsed) return spoken(undefined, subject);
    // The grant ends after its own stage closes and before the next stage closes.
    const early = ['draft', 'returned'].includes(subject.declaration.standing);
    const until = beijing(early ? '2021-11-05' : '2021-12-20');
    const grant = { until, reason: '系统故障', by: '值班员' };
    return judgeLateEntry(subject, grant, { version }, OPERATOR, at);
  },
  extend: (subject, { at }) => {
    const call = structuredClone(subject.call);
    for (const step of call.steps) step.term = { value: { days: 5, count: 'working-days' }, source: '四' };
    const since = beijing('2021-10-11 09:00');
    const term = { step: 'employer', since, endsAt: beijing('2021-10-16') };
    return spoken(
      extendTerm({ ...subject, call, declaration: { ...subject.declaration, term } }, at),
      subject,
    );
  },
  restore: (subject, { at }) => {
    const stage = subject.declaration.lapsed?.stage ?? 'employer';
    return spoken(restoreAtReopening(subject, stage, OPERATOR, at), subject);
  },
  'pass-over': (subject, { at }) => {
    const { standing, lapsed } = subject.declaration;
    return spoken(
      isFinal(standing) && lapsed
        ? passOver(subject, lapsed.stage, 'already-claimed', OPERATOR, at)
        : undefined,
      subject,
    );
  },
  reissue: (subject, { at }) =>
    reissue(subject, { present: 1, expected: 1, reason: '链接遗失' }, OPERATOR, at),
  'correct-contact': (subject, arrival) =>
    judgeContactCorrection(
      subject,
      { phone: '13800000001', email: 'new@example.com' },
      { employer: EMPLOYER },
      arrival,
    ),
  'free-claim': (subject, { at }) => {
    const opened = openClaim(subject, '冒用', OPERATOR, at);
    return opened.ok ? opened : loseClaim(subject, { numbers: [CLAIMED], reason: '冒用' }, OPERATOR, at);
  },
  'accept-number': (subject, { at, version }) =>
    acceptNumber(subject, { reason: '已核对证件' }, { version }, OPERATOR, at),
  admit: (subject, { at, version }) => {
    const asked = { by: '值班员', reason: '情况特殊', conditions: [REFUSING], version };
    return admitCase(refusedByRule(subject), asked, { actor: OPERATOR, vocabularies: VOCABULARIES, at });
  },
  restart: (subject, { at }) => restart(subject, { run: subject.declaration.run }, OPERATOR, at),
};

const BOOKING = {
  bookedFor: beijing('2021-10-20 12:00'),
  booking: {
    bookedAt: beijing('2021-10-11 09:00'),
    commitment: { wording: '承诺', hash: 'same', at: beijing('2021-10-11 09:00') },
    reasons: {},
    keepsFile: false,
  },
};

const WINDOWS = variantCall('three windows a year, with drafts carried forward');

/** The case in the first window of a call that carries drafts forward. */
function inSpring({ declaration, ...around }: Case): Case {
  const route = declaration.route.map((step) => ({ ...step, stage: `${step.stage}.spring` }));
  const { step } = declaration;
  // This call asks for no money and no papers.
  const own = WINDOWS.steps.some(({ id }) => id === step) ? {} : { step: 'recommendation' };
  return {
    ...around,
    call: WINDOWS,
    locks: locksOf(WINDOWS),
    declaration: { ...declaration, ...own, batch: 'spring', resubmitBy: 'declare', route },
  };
}

/** The place of the condition of insurance, which is the last of the call. */
const REFUSING = `/eligibility/rules/${(jiaxing.eligibility?.rules.length ?? 0) - 1}/when`;

/** The case as a call would have it that refuses by rule, of an applicant who is insured nowhere. */
function refusedByRule({ call, declaration, ...around }: Case): Case {
  const { eligibility } = call;
  const unmet = { value: 'refuse' as const, source: '五（三）' };
  return {
    ...around,
    call: { ...call, ...(eligibility ? { eligibility: { ...eligibility, unmet } } : {}) },
    declaration: { ...declaration, draft: { ...COMPLETE, facts: { insurance: 'none' } } },
  };
}

/** The hash of the number that every declaration here has claimed. */
const CLAIMED = 'hash-of-a-number';

const ALL_MOVES = Object.keys(RULES) as Move[];

const OPEN: Objection = { number: 1, step: 'notice', raisedOn: '2021-10-13', substance: '对业绩有异议' };

/** Everything that affects where a move leads. The tests combine all of it. */
interface Turn {
  readonly notice: 'none' | 'running' | 'ended';
  readonly objections: readonly Objection[];
  readonly order: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly bodies: 0 | 1 | 2;
  readonly bodyIndex: 0 | 1;
  readonly returnsTo: 'applicant' | 'employer';
  readonly unresolved: 'lapse' | 'refuse';
  readonly atClosing: 'lapse' | 'refuse' | 'abandon';
  readonly lapsedFrom: Standing;
  readonly endedBy: 'lock' | 'person';
}

const turns = fc.record<Turn>({
  notice: fc.constantFrom('none', 'running', 'ended'),
  objections: fc.constantFrom<readonly Objection[]>([], [OPEN]),
  order: fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8),
  bodies: fc.constantFrom(0, 1, 2),
  bodyIndex: fc.constantFrom(0, 1),
  returnsTo: fc.constantFrom('applicant', 'employer'),
  unresolved: fc.constantFrom('lapse', 'refuse'),
  atClosing: fc.constantFrom('lapse', 'refuse', 'abandon'),
  endedBy: fc.constantFrom('lock', 'person'),
  lapsedFrom: fc.constantFrom(...STANDINGS.filter((standing) => !isFinal(standing))),
});

/** Moments within every stage's window, before and after the notice's result may be recorded. */
const moments = fc.constantFrom('2021-10-15 10:00', '2021-10-20 09:00', '2021-10-29 17:00');

function subjectOf(standing: Standing, drawn: Turn): Case {
  const ordered =
    isToConfirm(standing) && (drawn.order < 4 || drawn.order === 8) ? { ...drawn, order: 6 as const } : drawn;
  // At `forwarded` some body reviews, and not one that only confirms.
  const turn =
    standing === 'forwarded' && ordered.bodies === 0 ? { ...ordered, bodies: 1 as const } : ordered;
  const { notice } = turn;
  const call = callOf(turn);
  const route = routeOf(call, turn);
  const bodyIndex = bodyIndexOf(standing, route, turn);
  const { notice: _, ...plain } = declarationIn(standing, { route, bodyIndex, ...endOf(standing, turn) });
  const declaration: Declaration = {
    ...plain,
    claimed: CLAIMED,
    identity: { kind: 'resident-id', sealed: 'sealed', hash: CLAIMED, failsCheck: true },
    ...(standing === 'returned' ? { resubmitBy: CORRECTION.id } : {}),
    objections: turn.objections,
    ...(notice === 'running' ? { notice: RUNNING_NOTICE } : {}),
    ...(notice === 'ended' ? { notice: ENDED_NOTICE } : {}),
  };
  return caseOf(declaration, {
    call,
    locks: isFinal(standing) ? REOPENED : LOCKS,
  });
}

/** The route by the call's steps: the bodies that the turn has, and one for each step that is confirmed. */
function routeOf(call: Call, { bodies }: Turn): RouteStep[] {
  const [point] = ROUTE;
  return chainOf(call).flatMap(({ id, kind, by }) => {
    if (kind === 'review' && by === 'body') return ROUTE.slice(0, bodies);
    return point && (kind === 'pay' || kind === 'hand-in') ? [{ ...point, step: id }] : [];
  });
}

const STEPS_AT: Partial<Record<Standing, readonly string[]>> = {
  forwarded: ['recommendation'],
  unpaid: ['payment', 'payment-again'],
  'paper-due': ['papers', 'papers-again'],
};

function bodyIndexOf(standing: Standing, route: readonly RouteStep[], { bodyIndex }: Turn): number {
  const at = route.flatMap(({ step }, index) => (STEPS_AT[standing]?.includes(step) ? [index] : []));
  return at[Math.min(bodyIndex, at.length - 1)] ?? 0;
}

/**
 * The end of a declaration. A lock may lapse it from any standing, and refuse it from any but a draft; a person's refusal
 * leaves no trace of a lock.
 */
function endOf(standing: Standing, { lapsedFrom, endedBy }: Turn): Pick<Declaration, 'lapsed'> {
  const isLapsed = standing === 'lapsed';
  if (!isLapsed && (standing !== 'refused' || endedBy === 'person')) return {};
  const from = isLapsed || lapsedFrom !== 'draft' ? lapsedFrom : 'posted';
  const stage = governingStage(jiaxing, declarationIn(from)) ?? '';
  return { lapsed: { from, stage, generation: 1, at: beijing('2021-10-15') } };
}

/** The orders of the steps after declaring; the first is that of the real call. */
const ORDERS = [
  ['employer', 'notice', 'recommendation'],
  ['recommendation', 'notice', 'employer'],
  ['recommendation', 'employer', 'notice'],
  ['notice', 'employer', 'recommendation'],
  ['payment', 'employer', 'papers', 'notice', 'payment-again', 'recommendation'],
  ['papers', 'employer', 'payment', 'notice', 'papers-again', 'recommendation'],
  ['employer', 'notice', 'recommendation', 'payment', 'payment-again', 'papers', 'papers-again'],
  ['employer', 'notice', 'recommendation', 'papers', 'payment'],
  ['employer', 'notice', 'notice-again', 'recommendation'],
] as const;

/** The real call with its steps in another order, another target of a body's returns, and another effect of an unresolved objection. */
function callOf(turn: Turn): Call {
  const { order, returnsTo, unresolved, atClosing } = turn;
  const key = `${order} ${returnsTo} ${unresolved} ${atClosing}`;
  const made = CALLS.get(key) ?? madeBy(turn);
  CALLS.set(key, made);
  return made;
}

/** A correction that ends with declaring, and by a rule of its own. */
const CORRECTION: Step = {
  ...{ id: 'correction', kind: 'correct', name: '补正', by: 'applicant', within: 'declare' },
  duty: { value: '逐条补正后重新提交。', source: '三' },
};

const CALLS = new Map<string, Call>();

function madeBy({ order, returnsTo, unresolved, atClosing }: Turn): Call {
  return callWith((edited) => {
    addConfirmed(edited, ORDERS[order]);
    const notice = stepOf(edited, 'notice');
    if (order === 8) edited.steps.push({ ...structuredClone(notice), id: 'notice-again' });
    edited.steps.push(structuredClone(CORRECTION));
    for (const step of edited.steps) {
      const ids: readonly string[] = ORDERS[order];
      const at = ids.indexOf(step.id);
      if (at >= 0) step.after = ids[at - 1] ?? 'declare';
    }
    noticeRulesOf(edited, 'notice').unresolvedObjectionAtLock.value = unresolved;
    for (const step of edited.steps)
      if (step.kind !== 'declare') step.atClosing = { value: atClosing, source: '三' };
    // Nobody returns to an employer who has not reviewed before.
    const isReviewed =
      ORDERS[order].indexOf('employer' as never) < ORDERS[order].indexOf('recommendation' as never);
    for (const { by, returns } of edited.steps)
      if (returns && by === 'body' && isReviewed) returns.value.to = returnsTo;
  });
}

const LOCKS = locksOf(jiaxing);
const REOPENED = Object.fromEntries(
  Object.entries(LOCKS).map(([stage, lock]) => [stage, { ...lock, generation: 2 }]),
);

const reached = new Set<string>();

describe.each(STANDINGS)('at %s', (standing) => {
  test.each(ALL_MOVES)('%s is refused or leads where the table says', (move) => {
    fc.assert(
      fc.property(turns, moments, (turn, wall) => {
        const arrival = { at: beijing(wall), actor: REVIEWER, version: 7 };
        const verdict = RULES[move](subjectOf(standing, turn), arrival);
        if (!mayMove(standing, move)) {
          const because =
            standing === 'lapsed' || standing === 'refused'
              ? [
                  ...[standing === 'lapsed' ? 'lapsed' : 'refused-by-lock'],
                  ...['not-in-this-standing', 'in-time-but-unrecorded'],
                ]
              : ['not-in-this-standing'];
          expect(because).toContain(verdict.ok ? '' : verdict.refusal.because);
        } else if (verdict.ok) {
          reached.add(`${standing} ${move} ${verdict.value.to}`);
          expect(targetsOf(standing, move)).toContain(verdict.value.to);
          expect(verdict.value.move).toBe(move);
        }
      }),
      { numRuns: 300, seed: 20210918 },
    );
  });
});

test('every target of the table is reached by a rule', () => {
  const listed = STANDINGS.flatMap((standing) =>
    ALL_MOVES.flatMap((move) => targetsOf(standing, move).map((to) => `${standing} ${move} ${to}`)),
  );
  expect([...reached].sort()).toEqual(listed.sort());
});

test.each(['recommended', 'withdrawn'] as const)('nothing leaves %s', (standing) => {
  const targets = ALL_MOVES.flatMap((move) => targetsOf(standing, move));
  expect(targets.filter((to) => to !== standing)).toEqual([]);
});

test('a recommended declaration can only lose its claim or correct its contact', () => {
  expect(ALL_MOVES.filter((move) => mayMove('recommended', move))).toEqual(['correct-contact', 'free-claim']);
});

test.each(['lapsed', 'refused'] as const)(
  'a declaration that a lock ended as %s admits only the answers to that end, and acts that leave its standing',
  (standing) => {
    expect(ALL_MOVES.filter((move) => mayMove(standing, move))).toEqual([
      'restore',
      'pass-over',
      ...(standing === 'lapsed' ? ['correct-contact'] : []),
      'free-claim',
    ]);
  },
);

test('final standings wait for nobody, and every other waits for somebody', () => {
  expect(STANDINGS.filter(isFinal).sort()).toEqual([...FINAL].sort());
  expect(STANDINGS.filter((standing) => WAIT_OF[standing] === undefined).sort()).toEqual([...FINAL].sort());
});

test('every waiting declaration can be withdrawn and can lapse', () => {
  for (const standing of STANDINGS.filter((each) => !isFinal(each))) {
    expect(mayMove(standing, 'withdraw')).toBe(true);
    expect(mayMove(standing, 'lapse')).toBe(true);
  }
});

function targetsOf(standing: Standing, move: Move): readonly Standing[] {
  const moves: Partial<Record<Move, readonly Standing[]>> = MOVES[standing];
  return moves[move] ?? [];
}

describe('a move and its target', () => {
  test('compile only as a pair that MOVES holds', () => {
    const held: Moved = { move: 'submit', to: 'submitted' };
    // @ts-expect-error nothing is posted by a submission
    const notHeld: Moved = { move: 'submit', to: 'posted' };
    expect(held.move).toBe(notHeld.move);
  });

  test('are checked with the standing that they leave where a rule knows them only when it runs', () => {
    expect(moved('lapsed', 'restore', 'posted')).toEqual({ move: 'restore', to: 'posted' });
    expect(() => moved('refused', 'restore', 'draft')).toThrow('from refused to draft by restore');
    expect(() => moved('withdrawn', 'submit', 'submitted')).toThrow();
  });
});
