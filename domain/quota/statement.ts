import type { Day } from '../values/instant.ts';

/** The posts of one level that were approved for an employer, as the operators registered them. */
export interface PostStatement {
  readonly level: string;
  readonly approved: number;
  /** Who is employed at the level. */
  readonly employed: number;
  /** Who holds a title of the level without being employed at it. */
  readonly held: number;
  /** Who left the level within the year, and counts neither as employed nor as holding a title. */
  readonly left: number;
  readonly approvedBy: string;
  readonly approvedOn: Day;
}

/** One post of an employer's level in a review year. The declarations of all calls of that year share the employer's posts. */
export interface QuotaPost {
  readonly employer: string;
  readonly level: string;
  readonly year: number;
}

export function isSamePost(one: QuotaPost, other: QuotaPost): boolean {
  return one.employer === other.employer && one.level === other.level && one.year === other.year;
}
