import type { Case } from '../declaration/case.ts';
import { statedDays } from '../reminders/ladder.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../values/instant.ts';

/** The days of a wait, and the moment of its hand-over, that are counted by the arrangement of days off: by the names under which messages state them. */
export const COUNTED_DAYS = ['lastFeasible', 'lastDay', 'resultFrom', 'handsOverAt'] as const;

export interface MovedDay {
  readonly name: (typeof COUNTED_DAYS)[number];
  /** Undefined where it cannot be counted, since a year is not arranged. */
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/** Which days that people go by would be others under another calendar; what has ended stays as it was counted then. */
export function movedDays(subject: Case, next: Calendar): MovedDay[] {
  const [before, after] = [statedDays(subject), statedDays({ ...subject, calendar: next })];
  return COUNTED_DAYS.flatMap((name) => {
    const [from, to] = [before[name], after[name]];
    // A wait may cease to be handed over at all: that is no moment which is not arranged.
    if (name === 'handsOverAt' && (from === undefined || to === undefined)) return [];
    return from === to ? [] : [{ name, from, to }];
  });
}
