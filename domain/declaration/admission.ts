import type { Statement } from '../eligibility/unmet/statement.ts';
import type { Instant } from '../values/instant.ts';

/** Why an applicant submits although a condition of the call is not met. */
export interface StatedReason {
  /** The JSON pointer of the condition in the call's file, of the version that the declaration is pinned to. */
  readonly place: string;
  readonly clause: string;
  readonly reason: string;
}

/** An operator's act that admits a case although the call refuses it by rule. */
export interface Admission {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
  /** The choice, and what was stated of all that the conditions ask for. Another statement is not admitted. */
  readonly statement: Statement;
  /** The places of the conditions in the call's file. */
  readonly conditions: readonly string[];
}
