import { wasInTime } from '../acts/guard.ts';
import type { Locks } from '../call/windows.ts';
import type { Declaration } from '../declaration/declaration.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { CALENDAR_ZONE } from '../time/calendar.ts';
import type { Instant } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';
import { sayMoment } from '../wording/say-facts.ts';

/**
 * The acts of people that a failed attempt can be reported for: the moves as which each would stand in the timeline,
 * and its name.
 */
const ATTEMPTS = {
  begin: { moves: ['create'], name: said('开始申报', 'beginning') },
  change: { moves: ['change'], name: said('修改草稿或材料', 'changing the draft or its files') },
  submit: { moves: ['submit'], name: said('提交', 'submission') },
  book: { moves: ['book'], name: said('预约提交', 'booking a submission') },
  withdraw: { moves: ['withdraw'], name: said('撤回', 'withdrawal') },
  decide: { moves: ['support', 'return', 'refuse'], name: said('审核', 'review') },
  post: { moves: ['post'], name: said('登记张贴', 'posting') },
  record: { moves: ['record'], name: said('登记公示结果', 'the result of the notice') },
  'confirm-payment': { moves: ['confirm-payment'], name: said('确认缴费', 'confirming a payment') },
  'receive-papers': { moves: ['receive-papers'], name: said('登记收到材料', 'recording papers as received') },
  interrupt: { moves: ['interrupt'], name: said('登记公示中断', 'the interruption of the notice') },
  object: { moves: ['object'], name: said('登记异议', 'an objection') },
  settle: { moves: ['settle'], name: said('登记异议处理', 'the handling of an objection') },
} as const satisfies Record<string, { moves: readonly TimelineEntry['move'][]; name: Said }>;

export type AttemptedAct = keyof typeof ATTEMPTS;

/** An act of a person that arrived although it is certain that it was not recorded, or uncertain whether it was. */
export interface Unrecorded {
  readonly kind: 'unrecorded';
  /** When the gateway received it. */
  readonly at: Instant;
  readonly act: AttemptedAct;
  readonly by: 'applicant' | 'link';
  /**
   * The reference number of the declaration. A declaration that was only about to begin has none, so it is the call's
   * id.
   */
  readonly about: string;
  /** The refusal of an act in time, or the fault that left it uncertain: its function's end, or an error. */
  readonly because: 'in-time-but-unrecorded' | 'cut-off' | 'error';
  /** The error's name, never its message. */
  readonly error?: string;
}

/** Why an act was not recorded, or may not have been. */
export type Unrecording = Pick<Unrecorded, 'because' | 'error'>;

/**
 * Whether an operator must answer the act with a grant: it was in time, the person has not repeated it since, and
 * nobody has restored the declaration. After a fault only the instant is known, so it counts only once the lock has
 * ended the declaration; until then the person can do the act again.
 */
export function isUnanswered(
  { act, at, by, because }: Unrecorded,
  known: {
    readonly declaration: Declaration;
    readonly timeline: readonly TimelineEntry[];
    readonly locks: Locks;
  },
): boolean {
  const moves: readonly string[] = ATTEMPTS[act].moves;
  const isAnswered = known.timeline.some(
    ({ move, actor, at: when }) =>
      when >= at && (move === 'restore' || move === 'grant' || (moves.includes(move) && actor.kind === by)),
  );
  if (isAnswered) return false;
  if (because === 'in-time-but-unrecorded') return true;
  return ATTEMPTS[act].moves.some((move) => move !== 'create' && wasInTime(known, move, at));
}

/** The sentence that the operators read about it: when, what, and which declaration, by ids alone. */
export function sayUnrecorded({ at, act, about }: Unrecorded): Said {
  const moment = sayMoment(at, CALENDAR_ZONE);
  const { zh, en } = ATTEMPTS[act].name;
  return said(
    `${about}：${moment}（北京时间）收到“${zh}”，在截止之前，未能登记；请核对后用 grant-late-entry 答复。`,
    `${about}: "${en}" arrived at ${moment} Beijing time, before the closing, and could not be recorded; check it and answer with grant-late-entry.`,
  );
}
