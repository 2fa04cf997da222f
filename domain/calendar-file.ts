import * as z from 'zod/mini';
import { daysOf, isWeekend } from './calendar.ts';
import type { Day } from './instant.ts';

const day = z.iso.date();
const text = z.string().check(z.trim(), z.minLength(1));

const offRange = z
  .strictObject({ from: day, to: day, name: text })
  .check(z.refine((range) => range.from <= range.to, { message: 'An off range ends before it begins' }));

const noticeOfYear = z
  .strictObject({
    year: z.int().check(z.minimum(2000), z.maximum(2999)),
    source: z.strictObject({ notice: text, number: text, address: text }),
    off: z.array(offRange).check(z.minLength(1)),
    work: z.array(day),
  })
  .check(
    z.refine((notice) => namedDays(notice).every((named) => mayName(notice.year, named)), {
      message: 'A notice names days of its own year and of the December before',
    }),
    z.refine((notice) => new Set(namedDays(notice)).size === namedDays(notice).length, {
      message: 'A day is named twice by one notice',
    }),
    z.refine((notice) => notice.work.every(isWeekend), {
      message: 'Only a Saturday or a Sunday can be a make-up working day',
    }),
  );

/**
 * The form of `calls/calendar.json`: one State Council notice for each year, the years in order without a gap. `off`
 * holds every day that a notice names as off, weekends inside included; `work` the Saturdays and Sundays that are
 * working days. A notice may name days of the December before: they stand in the year whose notice names them. A new
 * year is added whole, after its notice; until then the rules refuse dates that need it.
 */
export const calendarFile = z.strictObject({
  years: z.array(noticeOfYear).check(
    z.minLength(1),
    z.refine((years) => years.every((notice, index) => notice.year === (years[0]?.year ?? 0) + index), {
      message: 'The years must follow each other without a gap',
    }),
  ),
});

type OffRange = z.infer<typeof offRange>;

function namedDays(notice: { off: OffRange[]; work: Day[] }): Day[] {
  return [...notice.off.flatMap(daysOf), ...notice.work];
}

function mayName(year: number, named: Day): boolean {
  return `${year - 1}-12-01` <= named && named <= `${year}-12-31`;
}
