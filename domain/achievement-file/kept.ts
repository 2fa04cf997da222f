import type { Call } from '../call/call.ts';
import { type Day, dayOf, type Instant, isDay, startOfDay } from '../values/instant.ts';

/** How long an achievement file is kept since its last use. The latest call that used it decides. */
export interface Kept {
  /** The day on which a submission or a new draft used the file last, in the zone of its call. */
  readonly lastUsedOn: Day;
  /** From this day on the file is forgotten. */
  readonly forgottenOn: Day;
  /** The beginning of that day. */
  readonly forgottenAt: Instant;
}

/** How long a file is kept that is used under this call at this instant: the call's years, to the day, in its zone. */
export function keptFrom({ identity, achievementFile }: Call, at: Instant): Kept {
  const zone = identity.zone.value;
  const lastUsedOn = dayOf(at, zone);
  const forgottenOn = yearsAfter(lastUsedOn, achievementFile.value.years);
  return { lastUsedOn, forgottenOn, forgottenAt: startOfDay(forgottenOn, zone) };
}

/** The same day so many years later: the first of March for 29 February, in a year that has no such day. */
function yearsAfter(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years;
  const same = `${year}${day.slice(4)}`;
  return isDay(same) ? same : `${year}-03-01`;
}

/** Whether a file is forgotten. It is then shown to nobody and used for nothing, whatever the table still holds. */
export function isForgotten({ forgottenAt }: Pick<Kept, 'forgottenAt'>, now: Instant): boolean {
  return now >= forgottenAt;
}
