import {
  lastFeasiblePostingDay,
  type PublicNoticePolicy,
  publicNoticePeriod,
} from '../call/public-notice.ts';
import { chainOf, noticeRulesOf } from '../call/steps.ts';
import { lastDayOf, sayLastDay } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import type { NoticeDays, PublicNotice } from '../declaration/notice.ts';
import { stagesAfterNotice } from '../declaration/stages-ahead.ts';
import { termEnd, termEndsAhead } from '../declaration/term.ts';
import { presentStep } from '../declaration/way.ts';
import { type Counted, withEveryDayWorked } from '../time/calendar.ts';
import type { Day, Instant } from '../values/instant.ts';
import { closingUnder } from './guard.ts';

/** The call's policy for the public notice, as plain values. */
export function noticePolicy({ call }: Pick<Case, 'call'>): PublicNoticePolicy {
  const { days, displayDays, countStartDay, earliestResult, backdateDays } = noticeRulesOf(call);
  return {
    ...days.value,
    displayDays: displayDays?.value ?? 0,
    countStartDay: countStartDay.value,
    earliestResult: earliestResult.value,
    backdateDays: backdateDays.value,
  };
}

/**
 * The instant from which a result of the public notice comes too late: the closing of its stage, or that of a step which
 * follows it and closes earlier. A grant stands in for the closing of its own stage.
 */
function resultClosesAt(subject: Case, stage: string): Instant {
  const { call, declaration } = subject;
  const after = stagesAfterNotice(call, declaration);
  const closings = [stage, ...after].map((each) => closingUnder(subject, each));
  const [first = closingUnder(subject, stage)] = [...closings, ...termsFromNotice(subject)].sort();
  return first;
}

/** The ends of deadlines of the case that the result of its public notice has to meet, as far as they run already. */
function termsFromNotice(subject: Case): Instant[] {
  const { call, declaration } = subject;
  const isAtNotice = presentStep(call, declaration)?.kind === 'public-notice';
  const own = isAtNotice && declaration.grant === undefined ? termEnd(subject) : undefined;
  const steps = chainOf(call);
  const notice = steps.findIndex(({ kind }) => kind === 'public-notice');
  const ahead = termEndsAhead(subject, steps.slice(0, Math.max(0, notice)));
  return own === undefined ? ahead : [own, ...ahead];
}

/** The last day on which a result of the public notice can be received. */
export function lastResultDay(subject: Case, stage: string): Day {
  return lastDayOf({ closesAt: resultClosesAt(subject, stage) }, subject.call.identity.zone.value);
}

/**
 * The last day on which a result can be received, as people are told it: with the hour if the day ends before midnight.
 */
export function sayLatest(subject: Case, stage: string): string {
  return sayLastDay(resultClosesAt(subject, stage), subject.call.identity.zone.value);
}

/**
 * The days of a notice: as they were counted when it ended, otherwise by the calendar in force. If a year is not
 * published yet, it is refused with that year; the posting stands as a fact, and only its end waits.
 */
export function daysOfNotice(
  subject: Pick<Case, 'call' | 'calendar'>,
  { counted, postedOn }: Pick<PublicNotice, 'counted' | 'postedOn'>,
): Counted<NoticeDays> {
  if (counted) return { ok: true, value: { lastDay: counted.lastDay, resultFrom: counted.resultFrom } };
  const period = publicNoticePeriod(noticePolicy(subject), subject.calendar, postedOn);
  if (!period.ok) return period;
  const { lastDay, resultFrom } = period.value;
  return { ok: true, value: { lastDay, resultFrom } };
}

/**
 * Whether the result cannot come in time. If the notice reaches into a year that is not published yet, it is too late
 * where it would be even if every day of that year were a working day.
 */
export function endsTooLate(
  subject: Pick<Case, 'call' | 'calendar'>,
  notice: Pick<PublicNotice, 'counted' | 'postedOn'>,
  latest: Day,
): boolean {
  const days = daysOfNotice(subject, notice);
  const soonest = days.ok
    ? days
    : daysOfNotice({ ...subject, calendar: withEveryDayWorked(subject.calendar) }, notice);
  return (soonest.ok ? soonest.value.resultFrom : `${soonest.refusal.year}-01-01`) > latest;
}

/**
 * The last day on which a posting still leads to a result by the day `latest`; undefined if it cannot be counted.
 */
export function lastFeasibleBy(subject: Case, latest: Day): Day | undefined {
  const found = lastFeasiblePostingDay(noticePolicy(subject), subject.calendar, latest);
  return found.ok ? found.value : undefined;
}
