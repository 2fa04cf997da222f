import type { Day } from '../values/instant.ts';
import { type Calendar, type DayKind, dayKind, daysOf } from './calendar.ts';

/** How one arrangement of days off differs from the arrangement before it. */
export interface CalendarChange {
  readonly days: readonly ChangedDay[];
  /** Years that the new arrangement has and the old one lacks. */
  readonly added: readonly number[];
  /** Years that the old arrangement has and the new one lacks. A count that reaches into them has to wait again. */
  readonly taken: readonly number[];
}

export interface ChangedDay {
  readonly day: Day;
  readonly before: DayKind;
  readonly after: DayKind;
}

export function calendarChange(before: Calendar, after: Calendar): CalendarChange {
  const [old, next] = [yearsOf(before), yearsOf(after)];
  return {
    days: old.filter((year) => next.includes(year)).flatMap((year) => changedIn(year, before, after)),
    added: next.filter((year) => !old.includes(year)),
    taken: old.filter((year) => !next.includes(year)),
  };
}

function yearsOf({ firstYear, lastYear }: Calendar): number[] {
  return Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
}

function changedIn(year: number, before: Calendar, after: Calendar): ChangedDay[] {
  return daysOf({ from: `${year}-01-01`, to: `${year}-12-31` }).flatMap((day) => {
    const changed = { day, before: dayKind(before, day), after: dayKind(after, day) };
    return changed.before === changed.after ? [] : [changed];
  });
}
