import { cannotBeFinished, missedPostingDay } from '../acts/feasibility.ts';
import type { Case } from '../declaration/case.ts';
import type { Instant } from '../values/instant.ts';

/**
 * The values by which a letter says that a public notice can no longer end in time. `missedPosting` is the last day to
 * post, once it has passed. `unlessTooLate` fills nothing: a line that has it is dropped once it is too late.
 */
export function saysTooLate(subject: Case, now: Instant): Record<string, string> {
  const missedPosting = missedPostingDay(subject, now);
  return {
    ...(missedPosting === undefined ? {} : { missedPosting }),
    ...(cannotBeFinished(subject, now) ? {} : { unlessTooLate: '' }),
  };
}
