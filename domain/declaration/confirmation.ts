import type { Day } from '../values/instant.ts';

/** What was confirmed that the applicant did in a step: the fee that was paid, or the papers that were received. */
export interface Confirmation {
  readonly step: string;
  /** The day of paying, or the day on which the papers came. */
  readonly on: Day;
  /** The fee, in yuan, and the number of its receipt. */
  readonly fee?: number;
  readonly receipt?: string;
  /** The day of the postmark (邮戳), of papers that came by post. */
  readonly postmarkedOn?: Day;
}
