import * as v from 'valibot';
import { daysOf, isWeekend } from './calendar.ts';
import { day, fields, wholeNumber } from './form.ts';
import type { Day } from './instant.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));

const offRange = v.pipe(
  fields({ from: day, to: day, name: text }),
  v.check(({ from, to }) => from <= to, 'An off range ends before it begins'),
);

const year = fields({
  year: v.pipe(wholeNumber, v.minValue(2000), v.maxValue(2999)),
  source: fields({ notice: text, number: text, address: text }),
  off: v.pipe(v.array(offRange), v.minLength(1)),
  work: v.array(day),
});

const noticeOfYear = v.pipe(
  year,
  v.check(
    (notice) => namedDays(notice).every((named) => mayName(notice.year, named)),
    'A notice names days of its own year and of the December before',
  ),
  v.check(
    (notice) => new Set(namedDays(notice)).size === namedDays(notice).length,
    'A day is named twice by one notice',
  ),
  v.check(
    (notice) => notice.work.every(isWeekend),
    'Only a Saturday or a Sunday can be a make-up working day',
  ),
);

/**
 * The form of `calls/calendar.json`: one State Council notice for each year, the years in order without a gap. `off`
 * holds every day that a notice names as off, weekends inside included; `work` the Saturdays and Sundays that are
 * working days. A notice may name days of the December before: they stand in the year whose notice names them. A new
 * year is added whole, after its notice; until then the rules refuse dates that need it.
 */
export const calendarFile = fields({
  years: v.pipe(
    v.array(noticeOfYear),
    v.minLength(1),
    v.check(
      (years) => years.every((notice, index) => notice.year === (years[0]?.year ?? 0) + index),
      'The years must follow each other without a gap',
    ),
  ),
});

function namedDays({ off, work }: v.InferOutput<typeof year>): Day[] {
  return [...off.flatMap(daysOf), ...work];
}

function mayName(year: number, named: Day): boolean {
  return `${year - 1}-12-01` <= named && named <= `${year}-12-31`;
}
