import type { Call } from '../call/call.ts';
import { stepOf } from '../call/steps.ts';
import type { Day } from '../values/instant.ts';

/** What stays confirmed after a return to the applicant: what was paid, and papers where the call lets them count. */
export function confirmedAfterReturn(
  call: Call,
  confirmed: readonly Confirmation[],
): readonly Confirmation[] {
  if (call.papersAfterReturn.value === 'count') return confirmed;
  return confirmed.filter(({ step }) => stepOf(call, step).kind !== 'hand-in');
}

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
