import { lastClosing } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import { atTimeOn, type Day, type Instant, wallTimeOf } from '../values/instant.ts';

/** Until when what was submitted must stay as it was: the call's years after the latest of its closings as they stand. */
export function keptUntil({ call, locks }: Pick<Case, 'call' | 'locks'>): Instant {
  const zone = call.identity.zone.value;
  const [day = '', time = ''] = wallTimeOf(lastClosing(locks), zone).slice(0, 16).split('T');
  return atTimeOn(yearsAfter(day, call.retention.value.years), time, zone);
}

/** The 29th of February, in a year that has none, is the 1st of March. */
function yearsAfter(day: Day, years: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}
