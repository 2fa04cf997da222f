import type { Call } from '../call/call.ts';
import {
  boundOfPosting,
  lastFeasiblePostingDay,
  type PublicNoticePolicy,
  publicNoticePeriod,
} from '../call/public-notice.ts';
import { chainOf, noticeRulesOf, stageFor, stepOf } from '../call/steps.ts';
import { lastDayOf, sayLastDay } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import type { NoticeDays, PublicNotice } from '../declaration/notice.ts';
import { noticeAfter, stagesAfter } from '../declaration/stages-ahead.ts';
import { termEnd, termEndsAhead } from '../declaration/term.ts';
import { ofStage, presentStep } from '../declaration/way.ts';
import { type Counted, withEveryDayWorked } from '../time/calendar.ts';
import type { Day, Instant } from '../values/instant.ts';
import { closingUnder } from './guard.ts';

/** The policy of one step's public notice, as plain values. */
export function noticePolicy(call: Call, step: string): PublicNoticePolicy {
  const { days, displayDays, countStartDay, earliestResult, backdateDays } = noticeRulesOf(call, step);
  return {
    ...days.value,
    displayDays: displayDays?.value ?? 0,
    countStartDay: countStartDay.value,
    earliestResult: earliestResult.value,
    backdateDays: backdateDays.value,
  };
}

/**
 * The instant from which a result of this step's public notice comes too late: the closing of its stage, or that of a step which
 * follows it and closes earlier. A grant stands in for the closing of its own stage.
 */
export function resultClosesAt(subject: Case, step: string): Instant {
  const { call, declaration } = subject;
  const stage = stageFor(call, stepOf(call, step), ofStage(declaration));
  const after = stagesAfter(call, declaration, step);
  const closings = [stage, ...after].map((each) => closingUnder(subject, each));
  const [first = closingUnder(subject, stage)] = [...closings, ...termsFromNotice(subject, step)].sort();
  return first;
}

/** The ends of deadlines of the case that the result of a public notice has to meet, as far as they run already. */
function termsFromNotice(subject: Case, step: string): Instant[] {
  const { call, declaration } = subject;
  const isAtNotice = presentStep(call, declaration)?.id === step;
  const own = isAtNotice && declaration.grant === undefined ? termEnd(subject) : undefined;
  const steps = chainOf(call);
  const notice = steps.findIndex(({ id }) => id === step);
  const ahead = termEndsAhead(subject, steps.slice(0, Math.max(0, notice)));
  return own === undefined ? ahead : [own, ...ahead];
}

/** The last day on which a further notice, after that of this step, can be posted; undefined if none follows. */
function lastDayOfNext(subject: Case, step: string): Day | undefined {
  const { call, declaration, calendar } = subject;
  const next = noticeAfter(call, declaration, step);
  return next && boundOfPosting(noticePolicy(call, next.id), calendar, lastResultDay(subject, next.id));
}

/** The last day on which a result of this step's public notice can be received, so that a further notice can still be posted. */
export function lastResultDay(subject: Case, step: string): Day {
  const latest = lastDayOf({ closesAt: resultClosesAt(subject, step) }, subject.call.identity.zone.value);
  const next = lastDayOfNext(subject, step);
  return next !== undefined && next < latest ? next : latest;
}

/**
 * The last day on which a result can be received, as people are told it: with the hour if the day ends before midnight.
 */
export function sayLatest(subject: Case, step: string): string {
  const said = sayLastDay(resultClosesAt(subject, step), subject.call.identity.zone.value);
  const latest = lastResultDay(subject, step);
  return said.startsWith(latest) ? said : latest;
}

/**
 * The days of a notice: as they were counted when it ended, otherwise by the calendar in force. If a year is not
 * published yet, it is refused with that year; the posting stands as a fact, and only its end waits.
 */
export function daysOfNotice(
  subject: Pick<Case, 'call' | 'calendar'>,
  { counted, postedOn, step }: Pick<PublicNotice, 'counted' | 'postedOn' | 'step'>,
): Counted<NoticeDays> {
  if (counted) return { ok: true, value: { lastDay: counted.lastDay, resultFrom: counted.resultFrom } };
  const period = publicNoticePeriod(noticePolicy(subject.call, step), subject.calendar, postedOn);
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
  notice: Pick<PublicNotice, 'counted' | 'postedOn' | 'step'>,
  latest: Day,
): boolean {
  const days = daysOfNotice(subject, notice);
  const soonest = days.ok
    ? days
    : daysOfNotice({ ...subject, calendar: withEveryDayWorked(subject.calendar) }, notice);
  return (soonest.ok ? soonest.value.resultFrom : `${soonest.refusal.year}-01-01`) > latest;
}

/** The last day on which a posting of this step's notice still leads to a result in time; undefined if it cannot be counted. */
export function lastFeasibleDay(subject: Case, step: string): Day | undefined {
  return lastFeasibleBy(subject, step, lastResultDay(subject, step));
}

/** The last day on which a posting still leads to a result by the day `latest`; undefined if it cannot be counted. */
export function lastFeasibleBy({ call, calendar }: Case, step: string, latest: Day): Day | undefined {
  const found = lastFeasiblePostingDay(noticePolicy(call, step), calendar, latest);
  return found.ok ? found.value : undefined;
}
