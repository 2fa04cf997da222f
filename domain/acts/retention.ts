import { lastClosing } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import { atTimeOn, type Day, type Instant, wallTimeOf } from '../values/instant.ts';

/**
 * The instant until which a submission must be kept unchanged: the call's years of retention, counted from its latest
 * closing by the present locks.
 */
export function keptUntil({ call, locks }: Pick<Case, 'call' | 'locks'>): Instant {
  const zone = call.identity.zone.value;
  const [day = '', time = ''] = wallTimeOf(lastClosing(locks), zone).slice(0, 16).split('T');
  return atTimeOn(yearsAfter(day, call.retention.value.years), time, zone);
}

/** In a year without a 29th of February, the 1st of March takes its place. */
function yearsAfter(day: Day, years: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}
