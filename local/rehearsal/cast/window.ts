import { noticePolicy } from '../../../domain/acts/notice-days.ts';
import type { Call } from '../../../domain/call/call.ts';
import { lastFeasiblePostingDay, publicNoticePeriod } from '../../../domain/call/public-notice.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import { type Lock, lastDayOf } from '../../../domain/call/windows.ts';
import { declareStageOf, noticeStageOf } from '../../../domain/declaration/way.ts';
import { type Calendar, nthWorkingDay, workingDaysBefore } from '../../../domain/time/calendar.ts';
import { atTimeOn, type Day, dayOf, type Instant, plusSeconds } from '../../../domain/values/instant.ts';

/** The days of one call by which the invented people plan. */
export interface Window {
  readonly opensAt: Instant;
  /** The closings of the applicant's, the employer's and the last stage. */
  readonly declareCloses: Instant;
  readonly employerCloses: Instant;
  readonly bodiesClose: Instant;
  readonly lastStage: string;
  /** The last day on which a posting still leads to a result in time. */
  readonly lastFeasible: Day;
  /** The first day on which the result of a notice posted on this day can be recorded. */
  resultFrom(postedOn: Day): Day;
  /** A time on the nth working day after the day of an instant, or before it if `days` is negative. */
  working(from: Instant, days: number, time: string): Instant;
  day(instant: Instant): Day;
  on(day: Day, time: string): Instant;
}

export function windowOf(call: Call, locks: Readonly<Record<string, Lock>>, calendar: Calendar): Window {
  const zone = call.identity.zone.value;
  const lock = (stage: string): Lock => {
    const found = locks[stage];
    if (!found) throw new Error(`The call publishes no lock for ${stage}`);
    return found;
  };
  const declare = lock(declareStageOf(call, {}));
  const employer = lock(noticeStageOf(call, {}) ?? '');
  const last = lock(stagesOf(call).at(-1)?.id ?? '');
  const policy = noticePolicy({ call });
  return {
    opensAt: declare.opensAt,
    declareCloses: declare.closesAt,
    employerCloses: employer.closesAt,
    bodiesClose: last.closesAt,
    lastStage: last.stage,
    lastFeasible: known(lastFeasiblePostingDay(policy, calendar, lastDayOf(employer, zone))),
    resultFrom: (postedOn) => known(publicNoticePeriod(policy, calendar, postedOn)).resultFrom,
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
