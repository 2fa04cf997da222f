import { type Calendar, dayKind, workingDaysBetween } from '../time/calendar.ts';
import { atTimeOn, dayOf, type Instant, plusDays, wallTimeOf } from '../values/instant.ts';
import type { Call } from './call.ts';

type Hours = Call['quietHours']['value'];

/** Whether less than one whole working day lies between now and the closing instant. */
export function isLessThanOneWorkingDayOff(
  { call, calendar }: { call: Call; calendar: Calendar },
  closesAt: Instant,
  now: Instant,
): boolean {
  const zone = call.identity.zone.value;
  const tomorrow = plusDays(dayOf(now, zone), 1);
  const left = workingDaysBetween(calendar, tomorrow, dayOf(closesAt, zone));
  return left.ok && left.value < 1;
}

/**
 * The first moment from now on at which a reminder may leave: on a working day, outside the call's quiet hours. A day
 * whose year is not published yet counts as a working day here, because one reminder too many hurts nobody.
 */
export function nextMomentToRemind(
  { call, calendar }: { call: Call; calendar: Calendar },
  now: Instant,
): Instant {
  const zone = call.identity.zone.value;
  const hours = call.quietHours.value;
  let moment = now;
  for (;;) {
    const day = dayOf(moment, zone);
    const time = wallTimeOf(moment, zone).slice(11, 16);
    if (dayKind(calendar, day) === 'rest') moment = atTimeOn(plusDays(day, 1), '00:00', zone);
    else if (isQuiet(hours, time)) moment = endOfQuiet(hours, time, day, zone);
    else return moment;
  }
}

/** The first moment from now on outside the call's quiet hours, on any day. */
export function nextMomentAwake({ call }: { call: Call }, now: Instant): Instant {
  const zone = call.identity.zone.value;
  const hours = call.quietHours.value;
  const time = wallTimeOf(now, zone).slice(11, 16);
  return isQuiet(hours, time) ? endOfQuiet(hours, time, dayOf(now, zone), zone) : now;
}

/** Whether a time of day lies in the quiet hours. Quiet hours that end before they begin span midnight. */
export function isQuiet({ from, to }: Hours, time: string): boolean {
  return from <= to ? from <= time && time < to : from <= time || time < to;
}

function endOfQuiet({ from, to }: Hours, time: string, day: string, zone: string): Instant {
  return atTimeOn(from > to && time >= from ? plusDays(day, 1) : day, to, zone);
}
