import { type Day, isDay } from '../values/instant.ts';

export type BirthFinding = 'no-such-birth-date' | 'born-in-the-future' | 'age-not-plausible';

/** Nobody younger may be employed: Labour Law (劳动法) art. 15. */
export const YOUNGEST_PLAUSIBLE_AGE = 16;

/**
 * No working person is older. The bound catches a birth date that is mistyped by decades although the check digit is
 * right.
 */
export const OLDEST_PLAUSIBLE_AGE = 100;

/** What is wrong with a day of birth. */
export function birthFindings(born: Day, today: Day): BirthFinding[] {
  if (!isDay(born)) return ['no-such-birth-date'];
  if (born > today) return ['born-in-the-future'];
  const age = ageOn(born, today);
  return age < YOUNGEST_PLAUSIBLE_AGE || age > OLDEST_PLAUSIBLE_AGE ? ['age-not-plausible'] : [];
}

/** The day of birth in a number of eighteen places. */
export function birthDayOf(number: string): Day {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/** The age in full years. A person born on 29 February completes a year on 1 March. */
function ageOn(born: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}
