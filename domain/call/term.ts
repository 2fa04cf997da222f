import { type Calendar, type Counted, nthWorkingDay, workingDayOnOrAfter } from '../time/calendar.ts';
import { type Day, dayOf, type Instant, plusDays } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';
import { type Call, citation, type Step } from './call.ts';
import { closingInstant } from './windows.ts';

/**
 * Events of a case from which its own deadline can run, besides the end of an earlier step, which is named by that step's
 * id: the declaration came to the step, was submitted last, or was returned.
 */
export const TERM_EVENTS = ['entered', 'submitted', 'returned'] as const;
export type TermEvent = (typeof TERM_EVENTS)[number];

export type Term = NonNullable<Step['term']>['value'];

/** How a deadline's days are counted: as its step says, and otherwise as the call says of all. */
export interface TermPolicy extends Pick<Term, 'days' | 'count'> {
  /** Whether the day of the event counts as the first one. */
  readonly countStartDay: boolean;
  /** What becomes of an end, counted in calendar days, on a day on which nobody works. */
  readonly onRestDay: 'next-working-day' | 'same-day';
  /** The hour of the last day at which it ends; 24:00 is the end of that day. */
  readonly endsAt: string;
}

/** Whether some step of a call sets a deadline of the case. Most calls have none, and nothing is kept for them. */
export function hasTerms({ steps }: Pick<Call, 'steps'>): boolean {
  return steps.some(({ term }) => term !== undefined);
}

/** The event from which a deadline runs: the step's beginning if it names none. */
export function eventOf({ after }: Pick<Term, 'after'>): string {
  return after ?? 'entered';
}

export function isTermEvent(event: string): event is TermEvent {
  return TERM_EVENTS.some((each) => each === event);
}

/** The steps of a call whose end begins some deadline. When they ended is kept for these alone. */
export function stepsWithEvents({ steps }: Pick<Call, 'steps'>): ReadonlySet<string> {
  const events = steps.flatMap(({ term }) => (term ? [eventOf(term.value)] : []));
  return new Set(events.filter((event) => !isTermEvent(event)));
}

export function termPolicy(
  { deadlines, closingsEndAt }: Pick<Call, 'deadlines' | 'closingsEndAt'>,
  term: Term,
): TermPolicy {
  return {
    days: term.days,
    count: term.count,
    countStartDay: term.countStartDay ?? deadlines.countStartDay.value,
    onRestDay: term.onRestDay ?? deadlines.onRestDay.value,
    endsAt: term.endsAt ?? closingsEndAt.value,
  };
}

/** The last day of a deadline that began on this day. It is refused if it reaches into a year without a calendar. */
export function lastDayOfTerm(policy: TermPolicy, calendar: Calendar, begunOn: Day): Counted<Day> {
  const { days, count, countStartDay, onRestDay } = policy;
  if (count === 'working-days') return nthWorkingDay(calendar, begunOn, days, countStartDay);
  const last = plusDays(begunOn, countStartDay ? days - 1 : days);
  return onRestDay === 'next-working-day' ? workingDayOnOrAfter(calendar, last) : { ok: true, value: last };
}

/** The instant at which a deadline ends that began at this one. Half-open, as every closing: received before it is in time. */
export function endOfTerm(
  policy: TermPolicy,
  calendar: Calendar,
  since: Instant,
  zone: string,
): Counted<Instant> {
  const last = lastDayOfTerm(policy, calendar, dayOf(since, zone));
  return last.ok ? { ok: true, value: closingInstant(`${last.value} ${policy.endsAt}`, zone) } : last;
}

/** The clause on which a step's deadline of the case stands. Only for a step that has one. */
export function termClause({ id, term }: Step): string {
  if (!term) throw new Error(`The step ${id} sets no deadline of the case`);
  return citation(term);
}

/** Says how long a deadline is and from when it runs: `自退回起3个工作日`. */
export function sayTerm(
  call: Pick<Call, 'steps' | 'deadlines' | 'closingsEndAt'>,
  { value: term }: NonNullable<Step['term']>,
): Said {
  const { days, count, endsAt } = termPolicy(call, term);
  const [unit, unitEn] = count === 'working-days' ? ['个工作日', 'working'] : ['日', 'calendar'];
  const from = sayEvent(call, eventOf(term));
  const [until, untilEn] =
    endsAt === '24:00' ? ['', ''] : [`，末日${endsAt}止`, `, until ${endsAt} of the last`];
  return said(
    `${from.zh}起${days}${unit}内${until}`,
    `within ${days} ${unitEn} ${days === 1 ? 'day' : 'days'} ${from.en}${untilEn}`,
  );
}

const EVENTS_SAID: Readonly<Record<TermEvent, Said>> = {
  entered: said('自到这一步', 'of coming to this step'),
  submitted: said('自提交', 'of the submission'),
  returned: said('自退回', 'of the return'),
};

function sayEvent({ steps }: Pick<Call, 'steps'>, event: string): Said {
  if (isTermEvent(event)) return EVENTS_SAID[event];
  const { name, en = name } = steps.find(({ id }) => id === event) ?? { name: event };
  return said(`自“${name}”办结`, `of the end of "${en}"`);
}
