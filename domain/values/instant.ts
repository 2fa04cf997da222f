/** An instant as ISO 8601 in UTC with milliseconds, e.g. `2021-10-31T16:00:00.000Z`: sorts and compares as text. */
export type Instant = string;

/** A calendar day in the call's zone, e.g. `2021-10-31`. */
export type Day = string;

/** A time of day in the call's zone, e.g. `09:00`. */
export type TimeOfDay = string;

export function instantOf(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString();
}

export function epochOf(instant: Instant): number {
  return Date.parse(instant);
}

export function plusSeconds(instant: Instant, seconds: number): Instant {
  return instantOf(epochOf(instant) + seconds * 1000);
}

const DAY_MILLISECONDS = 86_400_000;

export function plusDays(day: Day, days: number): Day {
  // A day up to the 28th exists in every month, so most steps of a walk through the calendar need no date object.
  const ofMonth = Number(day.slice(8)) + days;
  if (ofMonth >= 1 && ofMonth <= 28) return day.slice(0, 8) + String(ofMonth).padStart(2, '0');
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The written form of a day, `YYYY-MM-DD`. It does not say that the calendar has the day. */
export const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the calendar has this day: 2021-02-30 is well written, but there is no such day. */
export function isDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Milliseconds by which the zone's wall clock is ahead of UTC at this instant. */
function offsetOf(epochMilliseconds: number, zone: string): number {
  const day = Math.floor(epochMilliseconds / DAY_MILLISECONDS);
  const ofDay = offsetOfDay(day, zone);
  return ofDay === 'changes' ? readOffset(epochMilliseconds, zone) : ofDay;
}

/** The size of the cache of offsets. People type arbitrary days, and these must not fill the memory of a process. */
const MAX_DAYS = 5000;

const offsetsOfDays = new Map<string, number | 'changes'>();

/**
 * The offset from UTC that holds for a whole UTC day, or `changes`. It is cached, because reading a zone's clock is
 * slow and clocks are changed on hardly any day.
 */
function offsetOfDay(day: number, zone: string): number | 'changes' {
  const key = `${zone} ${day}`;
  const known = offsetsOfDays.get(key);
  if (known !== undefined) return known;
  const first = readOffset(day * DAY_MILLISECONDS, zone);
  const next = readOffset((day + 1) * DAY_MILLISECONDS, zone);
  const offset = first === next ? first : 'changes';
  if (offsetsOfDays.size >= MAX_DAYS) offsetsOfDays.clear();
  offsetsOfDays.set(key, offset);
  return offset;
}

function readOffset(epochMilliseconds: number, zone: string): number {
  const text = wallClock(zone).format(epochMilliseconds);
  const [, y, mo, d, h, mi, s] = /(\d+)-(\d+)-(\d+),? (\d+):(\d+):(\d+)/.exec(text)?.map(Number) ?? [];
  const wall = Date.UTC(y ?? 0, (mo ?? 1) - 1, d, h, mi, s);
  return wall - Math.floor(epochMilliseconds / 1000) * 1000;
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  wallClocks.set(zone, made);
  return made;
}

/** The calendar day that the zone's wall clock shows at this instant. */
export function dayOf(instant: Instant, zone: string): Day {
  return wallTimeOf(instant, zone).slice(0, 10);
}

/** The zone's wall clock at this instant, `2021-10-31T23:59:59.999`, without an offset. */
export function wallTimeOf(instant: Instant, zone: string): string {
  const epoch = epochOf(instant);
  return instantOf(epoch + offsetOf(epoch, zone)).slice(0, 23);
}

/** The instant at which the zone's wall clock shows this time on this day (China has had no clock changes since 1991). */
export function atTimeOn(day: Day, time: TimeOfDay, zone: string): Instant {
  const wall = Date.parse(`${day}T${time}:00Z`);
  return instantOf(wall - offsetOf(wall - offsetOf(wall, zone), zone));
}

/**
 * The first instant of a day. A date without an hour, 24:00 and 23:59:59 of the day before are all read as this
 * instant.
 */
export function startOfDay(day: Day, zone: string): Instant {
  return atTimeOn(day, '00:00', zone);
}
