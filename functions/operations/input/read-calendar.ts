import type { Stored } from '../../../adapters/materials.ts';
import type { CalendarFile } from '../../../domain/time/calendar.ts';
import { calendarFile } from '../../../domain/time/calendar-file.ts';
import { said } from '../../../domain/values/said.ts';
import type { OperatorVerdict } from '../../../domain/values/verdict.ts';
import { readJsonFile } from './read-json-file.ts';

/** The most bytes of a file of days off, more than forty years of notices. */
export const MAX_CALENDAR_BYTES = 64 * 1024;

const SENTENCES = {
  'ends-before-it-begins': said(
    '早于本段放假的第一天（from）。',
    'is before the first day of its range (from).',
  ),
  'day-of-another-year': said(
    '不属于本年，也不属于上一年12月；一份通知只安排这些日子。',
    'is of another year: a notice arranges days of its own year and of the December before.',
  ),
  'day-named-twice': said('其中有的日子在本年中已经写过一次。', 'names a day that this year names already.'),
  'make-up-within-the-week': said(
    '不是周六或周日；只有周末可以调休上班。',
    'is no Saturday or Sunday, and only those become make-up working days.',
  ),
  'years-not-in-a-row': said(
    '年份必须依次相连，中间不缺。',
    'does not follow the year before without a gap.',
  ),
};

/** Reads a file of days off. */
export function readCalendar(stored: Pick<Stored, 'bytes'>): OperatorVerdict<CalendarFile> {
  return readJsonFile(stored, {
    form: calendarFile,
    sentences: SENTENCES,
    most: MAX_CALENDAR_BYTES,
    tooLarge: 'calendar-too-large',
    notJson: 'calendar-not-json',
  });
}
