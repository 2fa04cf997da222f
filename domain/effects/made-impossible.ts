import { type DaysTooLate, daysTooLate } from '../acts/feasibility.ts';
import { lastPostingAfter } from '../acts/posting-of-call.ts';
import { stageSaid } from '../call/steps.ts';
import { type Lock, type Locks, lockOf, sayLastDay } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import { type Day, dayOf, type Instant, plusDays } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';

/** Sentences about promises of an operator's act that the next step cannot keep; empty if there are none. */
export interface MadeImpossible {
  readonly says: readonly Said[];
  /** The part of the effect that does not depend on how many declarations are concerned: stages and days. */
  readonly stable: readonly string[];
}

export const NOTHING: MadeImpossible = { says: [], stable: [] };

/** Joins several effects into one. */
export function together(...all: readonly MadeImpossible[]): MadeImpossible {
  return { says: all.flatMap(({ says }) => says), stable: all.flatMap(({ stable }) => stable) };
}

/** A call's locks before and after the movement of a closing. */
export interface Moved extends Pick<Case, 'call' | 'calendar'> {
  readonly stage: string;
  readonly before: Locks;
  readonly after: Locks;
}

/** The locks as a movement would leave them. A lock that is set starts its next generation. */
export function locksMoved(locks: Locks, stage: string, closesAt: Instant): Locks {
  const { lockedAt, ...lock } = lockOf(locks, stage);
  const generation = lock.generation + (lockedAt === undefined ? 0 : 1);
  return { ...locks, [stage]: { ...lock, closesAt, generation } };
}

/**
 * The days, from today on, that a moved closing adds and on which a declaration comes too late to be finished. Days
 * that were too late before are not counted.
 */
export function daysAdded({ call, calendar, before, after }: Moved, at: Instant): DaysTooLate | undefined {
  const [was, will] = [before, after].map((locks) => daysTooLate({ call, locks, calendar }, at));
  if (!will || (was && was.to >= will.to)) return undefined;
  const today = dayOf(at, call.identity.zone.value);
  const from = [will.from, was ? plusDays(was.to, 1) : '', today].sort().at(-1) ?? will.from;
  return from <= will.to ? { ...will, from } : undefined;
}

/**
 * The days, from today on, on which a declaration comes too late to be finished under the next calendar but not under
 * the present one.
 */
export function daysLost(
  { call, locks, calendar }: Pick<Case, 'call' | 'locks' | 'calendar'>,
  next: Case['calendar'],
  at: Instant,
): DaysTooLate | undefined {
  const [was, will] = [calendar, next].map((each) => daysTooLate({ call, locks, calendar: each }, at));
  if (!will) return undefined;
  const today = dayOf(at, call.identity.zone.value);
  const from = will.from > today ? will.from : today;
  const to = was ? plusDays(was.from, -1) : will.to;
  return from <= to ? { ...will, from, to } : undefined;
}

/**
 * Says which added days come too late after the movement of the applicants' closing, and how many declarations may rely
 * on them.
 */
export function sayDaysAdded(
  { call, stage, after, calendar }: Moved,
  days: DaysTooLate,
  waiting: number,
): MadeImpossible {
  const { stage: employers, closesAt } = firstBeside({ call, locks: after, calendar }, stage);
  const step = stageSaid(call, employers);
  const closes = sayLastDay(closesAt, call.identity.zone.value);
  return {
    says: [
      said(
        `${span(days)}提交的申报，公示来不及期满：环节${step.zh}于 ${closes} 截止，最迟须于 ${days.lastPosting} 张贴。现有 ${waiting} 份未提交（或待补正）的申报可能在这几天提交，届时会逾期。`,
        `What is submitted on ${spanEn(days)} cannot be posted in time: the step ${step.en} closes ${closes}, so a notice must be posted by ${days.lastPosting}. ${waiting} declarations that are not submitted now may come on these days, and would lapse.`,
      ),
      cure(step),
    ],
    stable: ['days', employers, closes, days.lastPosting, days.to],
  };
}

/** Says which days come too late under another calendar, and how many declarations may rely on them. */
export function sayDaysLost(
  { call, locks, calendar }: Pick<Case, 'call' | 'locks' | 'calendar'>,
  days: DaysTooLate,
  waiting: number,
): MadeImpossible {
  const { stage: employers, closesAt } = firstBeside({ call, locks, calendar }, days.stage);
  const step = stageSaid(call, employers);
  const closes = sayLastDay(closesAt, call.identity.zone.value);
  return {
    says: [
      said(
        `${call.id}：按新的安排，${span(days)}提交的申报，公示来不及期满：环节${step.zh}于 ${closes} 截止，最迟须于 ${days.lastPosting} 张贴。现有 ${waiting} 份未提交（或待补正）的申报可能在这几天提交，届时会逾期。`,
        `${call.id}: by this arrangement, what is submitted on ${spanEn(days)} cannot be posted in time: the step ${step.en} closes ${closes}, so a notice must be posted by ${days.lastPosting}. ${waiting} declarations that are not submitted now may come on these days, and would lapse.`,
      ),
      cure(step),
    ],
    stable: ['days-lost', call.id, employers, closes, days.lastPosting, days.to],
  };
}

export function span({ from, to }: DaysTooLate): string {
  return from === to ? from : `${from} 至 ${to}`;
}

export function spanEn({ from, to }: DaysTooLate): string {
  return from === to ? from : `${from} to ${to}`;
}

export function cure(step: Said): Said {
  return said(
    `要使其来得及，请先用 move-deadline 延后环节${step.zh}。`,
    `To let them be finished, move the step ${step.en} first by move-deadline.`,
  );
}

const MAX_NAMED = 10;

/** Says which declarations even the new closing cannot save: they are not posted by then, or were posted too late. */
export function sayUnfinishable(
  { call, stage, after }: Moved,
  ids: readonly string[],
  lastPosting: Day | undefined,
): MadeImpossible {
  if (ids.length === 0) return NOTHING;
  const closes = sayLastDay(lockOf(after, stage).closesAt, call.identity.zone.value);
  const more = ids.length > MAX_NAMED;
  const named = ids.slice(0, MAX_NAMED);
  const by = lastPosting === undefined ? '' : `，最迟须于 ${lastPosting} 张贴`;
  const byEn = lastPosting === undefined ? '' : `, since a notice had to be posted by ${lastPosting}`;
  return {
    says: [
      said(
        `截止改为 ${closes} 后，仍有 ${ids.length} 份申报来不及办结${by}：${named.join('、')}${more ? ' 等' : ''}。`,
        `With the closing ${closes}, ${ids.length} declarations still cannot be finished${byEn}: ${named.join(', ')}${more ? ' and others' : ''}.`,
      ),
    ],
    stable: ['cases', stage, closes, lastPosting ?? ''],
  };
}

/** The lock that a public notice of a stage's declarations must be in time for. Only for a call that has a public notice. */
function firstBeside(world: Pick<Case, 'call' | 'locks' | 'calendar'>, stage: string): Lock {
  const last = lastPostingAfter(world, stage);
  if (last === undefined) throw new Error(`The call ${world.call.id} has no public notice`);
  return last.lock;
}
