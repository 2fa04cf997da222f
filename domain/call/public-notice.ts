import {
  type Calendar,
  type Counted,
  type DescribedDay,
  daysOf,
  describeDay,
  nthWorkingDay,
  withEveryDayWorked,
  workingDayOnOrAfter,
  workingDaysBefore,
} from '../time/calendar.ts';
import { type Day, plusDays } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';
import type { DAY_COUNTS } from './call.ts';

/** The policy of a call for the public notice (公示). Calls differ in each of these values, so none has a default. */
export interface PublicNoticePolicy {
  /** The least number of days that the notice stands; 1 or more. */
  readonly days: number;
  readonly count: (typeof DAY_COUNTS)[number];
  /** Calendar days for which the notice hangs before counting begins; 0 or more. */
  readonly displayDays: number;
  /**
   * Whether the day of posting counts (after display days, the day on which they end), if days of its kind count; otherwise
   * counting starts on the day after.
   */
  readonly countStartDay: boolean;
  /** The first day on which the result can be recorded: the last counted day, or the calendar day after it. */
  readonly earliestResult: 'last-notice-day' | 'day-after';
  /** How many calendar days back from today an employer may state that the notice was posted. */
  readonly backdateDays: number;
}

export interface PublicNoticePeriod {
  readonly firstCountedDay: Day;
  readonly lastDay: Day;
  /** The first day on which "no objection" can be recorded; may be a rest day. */
  readonly resultFrom: Day;
  /** Every day from the posting to the last day, with its kind and whether it counts. */
  readonly counted: readonly (DescribedDay & { readonly counts: boolean })[];
}

/** The period of a notice posted on this day. It is refused if the period reaches into a year without a calendar. */
export function publicNoticePeriod(
  policy: PublicNoticePolicy,
  calendar: Calendar,
  postedOn: Day,
): Counted<PublicNoticePeriod> {
  const start = plusDays(postedOn, daysUntilStart(policy));
  const everyDay = isCalendar(policy);
  const first = everyDay ? known(start) : workingDayOnOrAfter(calendar, start);
  const last = everyDay
    ? known(plusDays(start, policy.days - 1))
    : nthWorkingDay(calendar, start, policy.days, true);
  if (!first.ok) return first;
  if (!last.ok) return last;
  const counted = daysOf({ from: postedOn, to: last.value })
    .map((day) => describeDay(calendar, day))
    .map((day) => ({ ...day, counts: day.day >= start && (everyDay || day.kind === 'work') }));
  const resultFrom = plusDays(last.value, daysUntilResult(policy));
  return { ok: true, value: { firstCountedDay: first.value, lastDay: last.value, resultFrom, counted } };
}

/**
 * The last day on which a notice can be posted so that its result can be recorded on or before `lastResultDay`. It may
 * be a rest day: a notice posted on a Sunday counts from Monday. It is refused only if the period reaches into a year
 * without a calendar.
 */
export function lastFeasiblePostingDay(
  policy: PublicNoticePolicy,
  calendar: Calendar,
  lastResultDay: Day,
): Counted<Day> {
  const afterLastNoticeDay = plusDays(lastResultDay, 1 - daysUntilResult(policy));
  const firstCounted = isCalendar(policy)
    ? known(plusDays(afterLastNoticeDay, -policy.days))
    : workingDaysBefore(calendar, afterLastNoticeDay, policy.days);
  if (!firstCounted.ok) return firstCounted;
  return { ok: true, value: plusDays(firstCounted.value, -daysUntilStart(policy)) };
}

/**
 * The last feasible posting day; if it needs a year that is not published yet, the latest day that any arrangement of
 * that year can make it. A later posting is too late either way. It is undefined if not even that can be counted.
 */
export function boundOfPosting(
  policy: PublicNoticePolicy,
  calendar: Calendar,
  lastResultDay: Day,
): Day | undefined {
  const counted = lastFeasiblePostingDay(policy, calendar, lastResultDay);
  const soonest = counted.ok
    ? counted
    : lastFeasiblePostingDay(policy, withEveryDayWorked(calendar), lastResultDay);
  return soonest.ok ? soonest.value : undefined;
}

/** Why a stated day of posting is refused, with the day that bounds it. */
export type PostedDayRefusal =
  | { readonly because: 'posted-before-submission'; readonly submittedOn: Day }
  | { readonly because: 'posted-in-future'; readonly today: Day }
  | { readonly because: 'posted-too-far-back'; readonly earliestDay: Day }
  | { readonly because: 'posted-before-interruption'; readonly interruptedOn: Day };

/**
 * Judges a stated day of posting; an empty list accepts it. If several limits are broken, only the strictest is named,
 * because a day that keeps to it keeps to all. All days are in the call's zone.
 */
export function acceptPostedDay({
  policy,
  postedOn,
  submittedOn,
  endedOn,
  interruptedOn,
  today,
}: {
  policy: Pick<PublicNoticePolicy, 'backdateDays'>;
  postedOn: Day;
  submittedOn: Day;
  /** The day on which the result of the notice before was recorded, if another step had one. */
  endedOn?: Day | undefined;
  /** The day on which the previous notice was interrupted. */
  interruptedOn?: Day | undefined;
  today: Day;
}): PostedDayRefusal[] {
  const earliestDay = plusDays(today, -policy.backdateDays);
  if (postedOn > today) return [{ because: 'posted-in-future', today }];
  const bounds = [earliestDay, submittedOn, endedOn ?? submittedOn, interruptedOn ?? submittedOn];
  const earliest = bounds.sort().at(-1) ?? earliestDay;
  if (postedOn >= earliest) return [];
  if (earliest === interruptedOn) return [{ because: 'posted-before-interruption', interruptedOn }];
  if (earliest === submittedOn) return [{ because: 'posted-before-submission', submittedOn }];
  return [{ because: 'posted-too-far-back', earliestDay: earliest }];
}

function known(value: Day): Counted<Day> {
  return { ok: true, value };
}

function isCalendar({ count }: Pick<PublicNoticePolicy, 'count'>): boolean {
  return count === 'calendar-days';
}

/** Calendar days from the posting to the first day that may count. */
function daysUntilStart({ displayDays, countStartDay }: PublicNoticePolicy): number {
  return displayDays + (countStartDay ? 0 : 1);
}

function daysUntilResult(policy: PublicNoticePolicy): number {
  return policy.earliestResult === 'day-after' ? 1 : 0;
}

/** Says how long a notice stands at least: `5个工作日`, `7日`, `张榜3日后5个工作日`. */
export function lengthSaid({
  days,
  count,
  displayDays,
}: Pick<PublicNoticePolicy, 'days' | 'count' | 'displayDays'>): Said {
  const [unit, unitEn] = count === 'working-days' ? ['个工作日', 'working'] : ['日', 'calendar'];
  const [first, firstEn] =
    displayDays > 0 ? [`张榜${displayDays}日后`, ` after ${displayDays} days of display`] : ['', ''];
  return said(`${first}${days}${unit}`, `${days} ${unitEn} ${days === 1 ? 'day' : 'days'}${firstEn}`);
}
