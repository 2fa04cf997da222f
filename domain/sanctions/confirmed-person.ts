import { chainOf } from '../call/steps.ts';
import type { Case } from '../declaration/case.ts';
import type { Standing } from '../declaration/moves.ts';
import type { WithTimeline } from '../declaration/timeline.ts';

/** The standings in which a declaration that somebody has reviewed may be. */
const REVIEWED: readonly Standing[] = [
  'supported',
  'posted',
  'forwarded',
  'unpaid',
  'paper-due',
  'recommended',
];

/**
 * Whether somebody who sees the document has confirmed, since the last submission, that the number is the applicant's: the employer,
 * or a body where no employer reviews. Whoever signs in could state another person's number, so what the register holds is shown to
 * nobody before that, nor while the number can be changed.
 */
export function isPersonConfirmed({
  declaration: { standing },
  call,
  timeline,
}: Pick<Case, 'declaration' | 'call'> & WithTimeline): boolean {
  if (!REVIEWED.includes(standing)) return false;
  const isReviewedByEmployer = chainOf(call).some(({ kind, by }) => kind === 'review' && by === 'employer');
  const reviewed = timeline.slice(timeline.findLastIndex(({ move }) => move === 'submit'));
  return reviewed.some(
    ({ move, from }) => move === 'support' && (from === 'submitted' || !isReviewedByEmployer),
  );
}
