import type { Case } from '../declaration/case.ts';
import { statedDays } from '../reminders/stated-days.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../values/instant.ts';

/**
 * The days of a wait, and the moment of its hand-over, that are counted by the calendar, by the names under which
 * messages state them.
 */
export const COUNTED_DAYS = ['lastFeasible', 'lastDay', 'resultFrom', 'handsOverAt'] as const;

export interface MovedDay {
  readonly name: (typeof COUNTED_DAYS)[number];
  /** Undefined if it cannot be counted, because a year is not published. */
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/**
 * The days people go by that would differ under another calendar. An ended notice keeps its days as they were counted
 * then.
 */
export function movedDays(subject: Case, next: Calendar): MovedDay[] {
  const [before, after] = [statedDays(subject), statedDays({ ...subject, calendar: next })];
  return COUNTED_DAYS.flatMap((name) => {
    const [from, to] = [before[name], after[name]];
    // A wait may cease to be handed over at all. Then there is no new moment, so nothing moved.
    if (name === 'handsOverAt' && (from === undefined || to === undefined)) return [];
    return from === to ? [] : [{ name, from, to }];
  });
}
