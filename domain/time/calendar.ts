import type * as v from 'valibot';
import { type Day, plusDays } from '../values/instant.ts';
import type { calendarFile } from './calendar-file.ts';

/**
 * The State Council's days off and make-up working days, for the years whose notice is published.
 *
 * The notice of a year can still change the last days of the year before: 2022-12-31 is off by the notice of 2023. So
 * an answer about the end of the last published year is provisional: it is the best one known, but not final.
 */
export interface Calendar {
  /** The number under which it was published; 0 for a calendar that was only read from a file. */
  readonly version: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** The Chinese name of the holiday, by day. */
  readonly off: ReadonlyMap<Day, string>;
  /** Saturdays and Sundays that are working days (调休上班). */
  readonly makeUp: ReadonlySet<Day>;
}

/** The zone whose days the State Council's notices name. */
export const CALENDAR_ZONE = 'Asia/Shanghai';

export type DayKind = 'work' | 'rest' | 'not-yet-published';

/** The words to show beside a day. `holiday` is the Chinese name; it is present if `note` is `holiday`. */
export interface DescribedDay {
  readonly day: Day;
  readonly kind: DayKind;
  readonly note?: 'holiday' | 'weekend' | 'make-up';
  readonly holiday?: string;
  /** The next year's notice may still say otherwise. */
  readonly provisional?: true;
}

/** The counted value, or the year whose notice the count would need. */
export type Counted<T> = { readonly ok: true; readonly value: T } | NotPublished;

interface NotPublished {
  readonly ok: false;
  readonly refusal: { readonly because: 'calendar-not-published'; readonly year: number };
}

export type CalendarFile = v.InferOutput<typeof calendarFile>;

/**
 * Builds the calendar that a file such as `calls/calendar.json` describes. The file's form is checked before the file
 * is published, so it is not checked here. If two notices name one day, the later notice holds.
 */
export function calendarOf({ years }: CalendarFile, version = 0): Calendar {
  const off = new Map<Day, string>();
  const makeUp = new Set<Day>();
  for (const notice of years) {
    for (const range of notice.off) for (const day of daysOf(range)) off.set(day, range.name);
    for (const day of notice.off.flatMap(daysOf)) makeUp.delete(day);
    for (const day of notice.work) makeUp.add(day);
    for (const day of notice.work) off.delete(day);
  }
  return { version, firstYear: years[0]?.year ?? 0, lastYear: years.at(-1)?.year ?? 0, off, makeUp };
}

/** Every day of a range, including the last. */
export function daysOf({ from, to }: { from: Day; to: Day }): Day[] {
  const days: Day[] = [];
  for (let each = from; each <= to; each = plusDays(each, 1)) days.push(each);
  return days;
}

/** Whether a day is a Saturday or a Sunday, even if it is a make-up working day. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The last day that a calendar knows: the end of the last year whose notice is published. */
export function publishedUntil(calendar: Calendar): Day {
  return `${calendar.lastYear}-12-31`;
}

/**
 * The calendar as if people worked on every day of the first year that is not published. No arrangement can let a count
 * that reaches into that year end sooner than by this one.
 */
export function withEveryDayWorked(calendar: Calendar): Calendar {
  const lastYear = calendar.lastYear + 1;
  const days = daysOf({ from: `${lastYear}-01-01`, to: `${lastYear}-12-31` });
  return { ...calendar, lastYear, makeUp: new Set([...calendar.makeUp, ...days]) };
}

/**
 * Returns the day if its year is published or is the first year after the published ones. A count that reaches into
 * that next year waits for its notice, as happens every December. A day of any later year is refused, because it is
 * most likely mistyped.
 */
export function reachableDay(calendar: Calendar, day: Day): Counted<Day> {
  const year = yearOf(day);
  const isNear = isPublished(calendar, year) || year === calendar.lastYear + 1;
  return isNear ? { ok: true, value: day } : notPublished(day);
}

/**
 * From this day of the year on, the next year's notice may still change a day: New Year's days off are moved among
 * these days.
 */
const PROVISIONAL_FROM = '12-25';

/**
 * Whether a count over these days, both included, may change once the next year's notice is published. By such a notice
 * 2018-12-31 and 2022-12-31 became rest days.
 */
export function isProvisional(calendar: Calendar, from: Day, to: Day = from): boolean {
  return from <= publishedUntil(calendar) && to >= `${calendar.lastYear}-${PROVISIONAL_FROM}`;
}

/** Whether people work on this day. A day outside the published years is never guessed. */
export function dayKind(calendar: Calendar, day: Day): DayKind {
  return describeDay(calendar, day).kind;
}

/** The kind of a day with its reason: a holiday's name, a weekend or a make-up working day. */
export function describeDay(calendar: Calendar, day: Day): DescribedDay {
  if (!isPublished(calendar, yearOf(day))) return { day, kind: 'not-yet-published' };
  const known = knownDay(calendar, day);
  return isProvisional(calendar, day) ? { ...known, provisional: true } : known;
}

function knownDay(calendar: Calendar, day: Day): DescribedDay {
  if (calendar.makeUp.has(day)) return { day, kind: 'work', note: 'make-up' };
  const holiday = calendar.off.get(day);
  if (holiday) return { day, kind: 'rest', note: 'holiday', holiday };
  return isWeekend(day) ? { day, kind: 'rest', note: 'weekend' } : { day, kind: 'work' };
}

/**
 * The nth working day (n from 1) after `from`. If `countFrom` is set and `from` is a working day, `from` counts as the
 * first.
 */
export function nthWorkingDay(calendar: Calendar, from: Day, n: number, countFrom: boolean): Counted<Day> {
  return walk(calendar, countFrom ? from : plusDays(from, 1), n, 1);
}

/** The day itself if it is a working day, else the next working day. */
export function workingDayOnOrAfter(calendar: Calendar, day: Day): Counted<Day> {
  return walk(calendar, day, 1, 1);
}

/** The day itself if it is a working day, else the last working day before it. */
export function workingDayOnOrBefore(calendar: Calendar, day: Day): Counted<Day> {
  return walk(calendar, day, 1, -1);
}

/** The nth working day before `day`; `day` itself is not counted. For n = 0 it returns `day`, whatever its kind. */
export function workingDaysBefore(calendar: Calendar, day: Day, n: number): Counted<Day> {
  return n === 0 ? { ok: true, value: day } : walk(calendar, plusDays(day, -1), n, -1);
}

/** Counts the working days with `from <= day < toExclusive`. An empty or reversed span has none. */
export function workingDaysBetween(calendar: Calendar, from: Day, toExclusive: Day): Counted<number> {
  let workingDays = 0;
  for (let day = from; day < toExclusive; day = plusDays(day, 1)) {
    const kind = dayKind(calendar, day);
    if (kind === 'not-yet-published') return notPublished(day);
    if (kind === 'work') workingDays += 1;
  }
  return { ok: true, value: workingDays };
}

/** The nth working day that a walk meets, starting with `first`. The walk ends, because the published years end. */
function walk(calendar: Calendar, first: Day, n: number, step: 1 | -1): Counted<Day> {
  let met = 0;
  for (let day = first; ; day = plusDays(day, step)) {
    const kind = dayKind(calendar, day);
    if (kind === 'not-yet-published') return notPublished(day);
    if (kind === 'work') met += 1;
    if (kind === 'work' && met >= n) return { ok: true, value: day };
  }
}

function notPublished(day: Day): NotPublished {
  return { ok: false, refusal: { because: 'calendar-not-published', year: yearOf(day) } };
}

function isPublished(calendar: Calendar, year: number): boolean {
  return calendar.firstYear <= year && year <= calendar.lastYear;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
