import type { Wait } from '../../call/call.ts';
import { bodyInTurn } from '../../declaration/at-desk.ts';
import type { Case } from '../../declaration/case.ts';
import { type Standing, WAIT_OF } from '../../declaration/moves.ts';
import type { Instant } from '../../values/instant.ts';
import { lastWakeAt, wholeSecondsUntil } from './wakes.ts';

/** Where a declaration's run goes on: a wait for somebody, or an end of the declaration. */
export interface NextStep {
  readonly outcome: Wait | Standing;
  /** The longest time there in whole seconds, 1 to 99,999,999; 1 at an end. */
  readonly seconds: number;
}

/**
 * The wait in which a declaration stands, or its end. A desk that posts a notice goes on with its own wait, so a body's posting
 * belongs to the wait for the body.
 */
export function nextStepOf(subject: Case, now: Instant): NextStep {
  const { standing } = subject.declaration;
  const isBodysPosting = standing === 'supported' && bodyInTurn(subject.declaration) !== undefined;
  const outcome = isBodysPosting ? 'body-review' : WAIT_OF[standing];
  if (outcome === undefined) return { outcome: standing, seconds: 1 };
  return { outcome, seconds: wholeSecondsUntil(lastWakeAt(subject, now), now) };
}
