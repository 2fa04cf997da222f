import { noticePolicy } from '../../../domain/acts/notice-days.ts';
import { lastPostingOf } from '../../../domain/acts/posting-of-call.ts';
import type { Call, Step } from '../../../domain/call/call.ts';
import { publicNoticePeriod } from '../../../domain/call/public-notice.ts';
import type { OfStage } from '../../../domain/call/steps.ts';
import { endOfTerm, termPolicy } from '../../../domain/call/term.ts';
import { type Lock, type Locks, lockOf } from '../../../domain/call/windows.ts';
import { declareStageOf } from '../../../domain/declaration/way.ts';
import { type Calendar, nthWorkingDay, workingDaysBefore } from '../../../domain/time/calendar.ts';
import { atTimeOn, type Day, dayOf, type Instant, plusSeconds } from '../../../domain/values/instant.ts';

/** The days of one call by which the invented people of one level and batch plan. */
export interface Window {
  /** The stage of declaring, with its opening and closing. */
  readonly declareStage: string;
  readonly opensAt: Instant;
  readonly declareCloses: Instant;
  /** The last day on which a first notice can be posted in time; undefined for a call without a public notice. */
  readonly lastFeasible: Day | undefined;
  lock(stage: string): Lock;
  /** The first day on which the result of a step's notice that is posted on this day can be recorded. */
  resultFrom(step: string, postedOn: Day): Day;
  /** The end of the deadline that a step sets, if it began at this instant. */
  ends(step: Step, since: Instant): Instant | undefined;
  /** A time on the nth working day after the day of an instant, or before it if `days` is negative. */
  working(from: Instant, days: number, time: string): Instant;
  day(instant: Instant): Day;
  on(day: Day, time: string): Instant;
}

export function windowOf(call: Call, locks: Locks, calendar: Calendar, of: OfStage): Window {
  const zone = call.identity.zone.value;
  const declare = lockOf(locks, declareStageOf(call, of));
  return {
    declareStage: declare.stage,
    opensAt: declare.opensAt,
    declareCloses: declare.closesAt,
    lastFeasible: lastPostingOf({ call, locks, calendar }, of)?.day,
    lock: (stage) => lockOf(locks, stage),
    resultFrom: (step, postedOn) =>
      known(publicNoticePeriod(noticePolicy(call, step), calendar, postedOn)).resultFrom,
    ends: ({ term }, since) => term && known(endOfTerm(termPolicy(call, term.value), calendar, since, zone)),
    working(from, days, time) {
      const day = dayOf(from, zone);
      const counted =
        days < 0
          ? workingDaysBefore(calendar, day, -days)
          : nthWorkingDay(calendar, day, Math.max(1, days), days === 0);
      return atTimeOn(known(counted), time, zone);
    },
    day: (instant) => dayOf(instant, zone),
    on: (day, time) => atTimeOn(day, time, zone),
  };
}

function known<T>(counted: { ok: true; value: T } | { ok: false; refusal: { year: number } }): T {
  if (!counted.ok) throw new Error(`The calendar of ${counted.refusal.year} is not published`);
  return counted.value;
}

/** The last instant that is in time. */
export function justBefore(closesAt: Instant): Instant {
  return plusSeconds(closesAt, -0.001);
}
