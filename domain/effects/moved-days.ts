import { lastPostingDay } from '../acts/feasibility.ts';
import type { Case } from '../declaration/case.ts';
import { statedDays } from '../reminders/ladder/stated-days.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../values/instant.ts';

/**
 * The days of a wait, and the moment of its hand-over, that are counted by the calendar, by the names under which
 * messages state them. A closing is counted by it where it is the case's own deadline.
 */
export const COUNTED_DAYS = ['closesOn', 'lastFeasible', 'lastDay', 'resultFrom', 'handsOverAt'] as const;

export interface MovedDay {
  readonly name: (typeof COUNTED_DAYS)[number];
  /** Undefined if it cannot be counted, because a year is not arranged. */
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/**
 * The days people go by that would differ under another calendar. An ended notice keeps its days as they were counted
 * then.
 */
export function movedDays(subject: Case, next: Calendar): MovedDay[] {
  const under = { ...subject, calendar: next };
  const [before, after] = [statedDays(subject), statedDays(under)];
  return COUNTED_DAYS.flatMap((name) => {
    const [from, to] = [before[name], after[name]];
    // A wait may cease to be handed over at all. Then there is no new moment, so nothing moved.
    if (name === 'handsOverAt' && (from === undefined || to === undefined)) return [];
    if (from === to) return [];
    return [{ name, from: from ?? unstated(name, subject), to: to ?? unstated(name, under) }];
  });
}

/** A last day to post that a wait does not state, because its closing comes first. It is counted all the same. */
function unstated(name: MovedDay['name'], subject: Case): Day | undefined {
  return name === 'lastFeasible' ? lastPostingDay(subject) : undefined;
}
