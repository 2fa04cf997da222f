import type { YearRule } from '../call/rules-form.ts';
import { type Day, isDay, plusDays } from '../values/instant.ts';

/** The day at whose end so many years are full since `from`. No years are full at once. */
export function fullOn(from: Day, years: number, rule: YearRule): Day {
  if (years === 0) return from;
  const year = yearOf(from) + years;
  switch (rule) {
    case 'calendar-years':
      return dayIn(year, '-01-01');
    case 'corresponding-day': {
      const corresponding = dayIn(year, from.slice(4));
      return isDay(corresponding) ? corresponding : dayIn(year, '-02-28');
    }
    case 'day-before': {
      const anniversary = dayIn(year, from.slice(4));
      return isDay(anniversary) ? plusDays(anniversary, -1) : dayIn(year, '-02-28');
    }
  }
}

/** The latest day since which so many years are full at the end of `by`. */
export function latestStart(by: Day, years: number, rule: YearRule): Day {
  if (years === 0) return by;
  if (rule === 'calendar-years') return dayIn(yearOf(by) - years, '-12-31');
  const near = dayIn(yearOf(by) - years, by.slice(4));
  let start = isDay(near) ? near : dayIn(yearOf(by) - years, '-02-28');
  // Only the end of February has a later start that is full on the corresponding day.
  if (rule === 'corresponding-day' && !start.endsWith('-02-28')) return start;
  while (fullOn(plusDays(start, 1), years, rule) <= by) start = plusDays(start, 1);
  return start;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function dayIn(year: number, rest: string): Day {
  return `${String(year).padStart(4, '0')}${rest}`;
}
