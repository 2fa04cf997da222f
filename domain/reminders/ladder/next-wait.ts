import type { Wait } from '../../call/call.ts';
import type { Case } from '../../declaration/case.ts';
import { WAIT_OF } from '../../declaration/moves.ts';
import type { Instant } from '../../values/instant.ts';
import { lastWakeAt, wholeSecondsUntil } from './wakes.ts';

/** A wait of a declaration's run: whom it waits for, and the longest time in whole seconds, 1 to 99,999,999. */
export interface NextWait {
  readonly outcome: Wait;
  readonly seconds: number;
}

/** The wait in which a declaration stands; undefined after its end. */
export function nextWaitOf(subject: Case, now: Instant): NextWait | undefined {
  const outcome = WAIT_OF[subject.declaration.standing];
  return outcome && { outcome, seconds: wholeSecondsUntil(lastWakeAt(subject, now), now) };
}
