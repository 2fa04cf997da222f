import type { Call } from '../call/call.ts';
import { stagesAfter } from '../call/kinds-in-stage.ts';
import { stageSaid, stagesOf, stepOf } from '../call/steps.ts';
import { lockOf, sayLastDay } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import { aheadOf } from '../declaration/way.ts';
import { type Calendar, workingDaysBetween } from '../time/calendar.ts';
import { type Day, dayOf, type Instant, plusDays, startOfDay } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';
import { type MadeImpossible, NOTHING } from './made-impossible.ts';

/** A stage of bodies that closes before a whole working day has passed since the stage before it closed. */
export interface Squeezed {
  readonly before: string;
  readonly stage: string;
  /** The closing of the stage before and of this stage, by their locks. */
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Whether no whole working day lies between two closings, so that nobody has a day to review what passes the first at
 * its end. It is false if a year is not published, because then it is unknown.
 */
export function isSqueezed(calendar: Calendar, from: Instant, to: Instant, zone: string): boolean {
  const days = workingDaysBetween(calendar, firstWholeDay(from, zone), dayOf(to, zone));
  return days.ok && days.value < 1;
}

function firstWholeDay(from: Instant, zone: string): Day {
  const day = dayOf(from, zone);
  return startOfDay(day, zone) === from ? day : plusDays(day, 1);
}

/** Every stage of bodies that is squeezed under the present locks. */
export function squeezedStages({
  call,
  locks,
  calendar,
}: Pick<Case, 'call' | 'locks' | 'calendar'>): Squeezed[] {
  const pairs = stagesOf(call).flatMap(({ id: before }) =>
    stagesAfter(call, before).map((stage) => ({ before, stage })),
  );
  return pairs.flatMap(({ before, stage }) => {
    if (stepOf(call, stage).by !== 'body') return [];
    const [from, to] = [lockOf(locks, before).closesAt, lockOf(locks, stage).closesAt];
    return isSqueezed(calendar, from, to, call.identity.zone.value) ? [{ before, stage, from, to }] : [];
  });
}

/** Says which bodies an act leaves without a working day, and how to give them more. */
export function saySqueezed(call: Call, squeezed: readonly Squeezed[]): MadeImpossible {
  const zone = call.identity.zone.value;
  if (squeezed.length === 0) return NOTHING;
  return {
    says: squeezed.map(({ before, stage, from, to }) =>
      saidOf(stageSaid(call, before), stageSaid(call, stage), sayLastDay(from, zone), sayLastDay(to, zone)),
    ),
    stable: squeezed.flatMap(({ stage, from, to }) => ['squeezed', stage, from, to]),
  };
}

function saidOf(before: Said, stage: Said, from: string, to: string): Said {
  return said(
    `${before.zh}${from} 截止时才办结的，到${stage.zh}${to} 截止不足一个工作日，部门来不及审核。请先用 move-deadline 延后${stage.zh}。`,
    `What the step ${before.en} lets through at its closing, ${from}, has less than one working day until ${stage.en} closes, ${to}: no body has a day to review it. Move the step ${stage.en} first by move-deadline.`,
  );
}

/** Says whether one declaration's late entry leaves the next body less than a working day. */
export function squeezedByGrant({ declaration, call, locks, calendar }: Case, stage: string): MadeImpossible {
  const until = declaration.grant?.until;
  const after = aheadOf(call, declaration).find(({ body }) => body && body.stage !== stage)?.body?.stage;
  if (stepOf(call, stage).by === 'applicant' || until === undefined || after === undefined) return NOTHING;
  const to = lockOf(locks, after).closesAt;
  const is = isSqueezed(calendar, until, to, call.identity.zone.value);
  return saySqueezed(call, is ? [{ before: stage, stage: after, from: until, to }] : []);
}
