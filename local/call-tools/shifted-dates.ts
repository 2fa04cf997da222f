import type { Call, Step } from '../../domain/call/call.ts';
import { chainOf } from '../../domain/call/steps.ts';
import {
  type Calendar,
  dayKind,
  nthWorkingDay,
  workingDayOnOrAfter,
  workingDaysBetween,
} from '../../domain/time/calendar.ts';
import { type Day, isDay, plusDays } from '../../domain/values/instant.ts';

/** From the year of a call to another. */
export interface Shift {
  readonly from: number;
  readonly by: number;
}

/** A year of a call lies at most so far from its review year; further ones are of laws and old notices. */
const NEAR = 5;
const YEAR = /(?<![\d〔[（(-])(?:19|20)\d\d(?![\d〕\]-])/g;

/** The value with its years shifted; a day is none of them, and the number of a document is not either. */
export function shiftedYears(value: unknown, { from, by }: Shift): unknown {
  const isNear = (year: number) => Math.abs(year - from) <= NEAR;
  if (typeof value === 'number') return value > 1900 && isNear(value) ? value + by : value;
  if (typeof value !== 'string' || isDated(value)) return value;
  return value.replace(YEAR, (year) => String(isNear(Number(year)) ? Number(year) + by : year));
}

const DATED = /^(\d{4}-\d{2}-\d{2})(.*)$/;

function isDated(text: string): boolean {
  return DATED.test(text);
}

interface Dated {
  readonly path: readonly (string | number)[];
  readonly to: string;
}

/** Every date of a call's file, shifted. Closings keep the working days between them, as far as the calendar reaches. */
export function datesOf(value: unknown, shift: Shift, calendar: Calendar): Dated[] {
  const closings = closingsOf(value as Call, shift, calendar);
  const isClosing = ({ path }: Dated) => closings.some((each) => each.path.join() === path.join());
  return [...othersOf(value, shift, calendar, []).filter((each) => !isClosing(each)), ...closings];
}

function othersOf(value: unknown, shift: Shift, calendar: Calendar, path: Dated['path']): Dated[] {
  if (typeof value === 'string') {
    const [, day, rest = ''] = DATED.exec(value) ?? [];
    return day === undefined ? [] : [{ path, to: movedTo(day as Day, shift, calendar, path) + rest }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    ['source', 'assumed', 'texts'].includes(key)
      ? []
      : othersOf(each, shift, calendar, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same day of the other year. A closing on a working day stays on one, the first that follows. */
function movedTo(day: Day, { by }: Shift, calendar: Calendar, path: Dated['path']): Day {
  const same = sameDayOf(day, by);
  if (!path.includes('closes') || dayKind(calendar, day) !== 'work') return same;
  const worked = workingDayOnOrAfter(calendar, same);
  return worked.ok ? worked.value : same;
}

function sameDayOf(day: Day, by: number): Day {
  const moved = `${Number(day.slice(0, 4)) + by}${day.slice(4)}`;
  return isDay(moved) ? moved : (`${moved.slice(0, 8)}28` as Day);
}

/** The closings that hold for everybody, in the order of the way. */
function closingsOf(call: Call, shift: Shift, calendar: Calendar): Dated[] {
  const found: Dated[] = [];
  let before: { readonly old: Day; readonly next: Day } | undefined;
  for (const step of chainOf(call)) {
    const [, old, rest = ''] = DATED.exec(step.closes?.value ?? '') ?? [];
    if (old === undefined) continue;
    const path = ['steps', call.steps.indexOf(step as Step), 'closes', 'value'];
    const next = counted(before, old as Day, calendar) ?? movedTo(old as Day, shift, calendar, path);
    found.push({ path, to: next + rest });
    before = { old: old as Day, next };
  }
  return found;
}

/** The day that lies as many working days after the closing before it as it did. */
function counted(
  before: { readonly old: Day; readonly next: Day } | undefined,
  old: Day,
  calendar: Calendar,
): Day | undefined {
  if (!before || old <= before.old || dayKind(calendar, old) !== 'work') return undefined;
  const between = workingDaysBetween(calendar, plusDays(before.old, 1), plusDays(old, 1));
  if (!between.ok || between.value === 0) return undefined;
  const day = nthWorkingDay(calendar, before.next, between.value, false);
  return day.ok ? day.value : undefined;
}
