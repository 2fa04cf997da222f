import { mayReturn } from '../acts/reviewer/may-return.ts';
import type { Case } from '../declaration/case.ts';
import type { Instant } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';

/**
 * Names the decisions that a step which reviews can take now. A return is one of them as long as the call allows it, it was not
 * done as often as the call lets it, and the applicant can still be back in time.
 */
export function sayDecisions(subject: Case, at: Instant): Said {
  return mayReturn(subject, at).ok
    ? said('同意、退回补正或不予推荐', 'support, return or refuse')
    : said('同意或不予推荐', 'support or refuse');
}
