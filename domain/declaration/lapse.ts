import type { Instant } from '../values/instant.ts';
import type { Standing } from './moves.ts';

/**
 * How a stage's lock, or its own deadline, ended a declaration: it lapsed, or it was refused by the call's rule. A reopening or a
 * grant may answer such an end. A person's refusal is never answered that way.
 */
export interface Lapse {
  readonly from: Standing;
  readonly stage: string;
  /** The call takes it as abandoned (视为放弃) instead. */
  readonly as?: 'abandoned';
  /**
   * The generation of the lock. If a reopening passed the declaration over, it is that reopening's generation, and a
   * further reopening may answer it.
   */
  readonly generation: number;
  /** The number of the late-entry grant that stood in for the lock and ran out. */
  readonly grant?: number;
  readonly at: Instant;
  /** The end of the late-entry grant that ran out, or of the case's own deadline. */
  readonly until?: Instant;
  /** The case's own deadline ended it, while its stage was open. Only a late entry answers that. */
  readonly term?: true;
  /**
   * The reopening that began this generation did not restore the declaration, because the person held another one.
   */
  readonly passedOver?: true;
}
