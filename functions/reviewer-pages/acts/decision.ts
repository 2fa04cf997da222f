import { reviewActs } from '../../../casework/reviewer/review-acts.ts';
import type { Decision } from '../../../domain/acts/reviewer/judge-decision.ts';
import { readDecision } from '../../../domain/acts/reviewer/read-decision.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { type ActPostNeeds, actRoute } from './act-post.ts';

/** The route of a decision: support, return for correction, or refuse. */
export function decisionRoute(needs: ActPostNeeds): ToldRoute {
  return actRoute(needs, {
    path: '/decision',
    attempt: 'decide',
    act: () => 'decision',
    move: ({ kind }: Decision) => kind,
    read: readDecision,
    perform: reviewActs(needs).decide,
    fields: { 'reason-missing': '/reason', 'defects-missing': '/defects' },
  });
}
