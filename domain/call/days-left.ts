import { dayOf, epochOf, type Instant } from '../values/instant.ts';
import { lastDayOf } from './windows.ts';

/**
 * Calendar days from today to the last day of a window in its zone: 0 on the last day; undefined once it has closed.
 */
export function daysLeft(closesAt: Instant, at: Instant, zone: string): number | undefined {
  if (at >= closesAt) return undefined;
  const midnightOf = (day: string) => epochOf(`${day}T00:00:00.000Z`);
  return (midnightOf(lastDayOf({ closesAt }, zone)) - midnightOf(dayOf(at, zone))) / 86_400_000;
}

/** Whole minutes until a window closes, the begun one not counted; undefined once it has closed. */
export function minutesLeft(closesAt: Instant, at: Instant): number | undefined {
  return at >= closesAt ? undefined : Math.floor((epochOf(closesAt) - epochOf(at)) / 60_000);
}
