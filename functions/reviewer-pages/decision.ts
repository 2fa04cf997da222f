import { readDecision } from '../../domain/acts/read-decision.ts';
import type { Decision } from '../../domain/acts/review.ts';
import type { Route } from '../routing.ts';
import { type Acting, actRoute } from './act-post.ts';
import { reviewActs } from './review-acts.ts';

/** Support, return for correction, or refuse. */
export function decisionRoute(needs: Acting): Route {
  return actRoute(needs, {
    path: '/decision',
    act: () => 'decision',
    move: ({ kind }: Decision) => kind,
    read: readDecision,
    perform: reviewActs(needs).decide,
    fields: { 'reason-missing': '/reason', 'defects-missing': '/defects' },
  });
}
