import fc from 'fast-check';
import publishedFile from '../../../calls/calendar.json' with { type: 'json' };
import { type Calendar, calendarOf } from '../../../domain/time/calendar.ts';
import { type Day, plusDays } from '../../../domain/values/instant.ts';

export const publishedCalendar: Calendar = calendarOf(publishedFile, 1);

/** Any day from the first to the last. */
export function anyDay(first: Day, last: Day): fc.Arbitrary<Day> {
  const span = (Date.parse(last) - Date.parse(first)) / 86_400_000;
  return fc.integer({ min: 0, max: span }).map((days) => plusDays(first, days));
}
