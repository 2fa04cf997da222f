import type { Day } from '../values/instant.ts';
import type { LAST_ASSESSED } from './call.ts';

/** The years whose yearly assessments (年度考核) a call asks for: how many, and which is the last. */
export interface AssessedYears {
  readonly years: number;
  readonly upTo: (typeof LAST_ASSESSED)[number];
}

/** The years whose assessments count at a cut-off, in their order. */
export function assessedYears({ years, upTo }: AssessedYears, cutOff: Day): number[] {
  const last = Number(cutOff.slice(0, 4)) - (upTo === 'year-before' ? 1 : 0);
  return Array.from({ length: years }, (_, nth) => last - years + 1 + nth);
}
