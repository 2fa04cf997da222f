import { reviewActs } from '../../../casework/reviewer/review-acts.ts';
import { readAs, textDefects } from '../../../domain/declaration/written.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { type ActPostNeeds, actRoute } from './act-post.ts';

/** The routes of objections to the public notice: to record one, and to say how it was handled. */
export function objectionRoutes(needs: ActPostNeeds): ToldRoute[] {
  const acts = reviewActs(needs);
  return [
    actRoute(needs, {
      path: '/objections',
      attempt: 'object',
      act: () => 'objections',
      move: () => 'object',
      read: ({ substance = '', handling = '' }) => {
        return readAs(handling === '' ? { substance } : { substance, handling }, [
          ...textDefects('substance', substance),
          ...textDefects('handling', handling, { optional: true }),
        ]);
      },
      perform: acts.object,
      fields: { 'reason-missing': '/substance' },
    }),
    actRoute(needs, {
      path: '/objections/{number}',
      attempt: 'settle',
      act: ({ number = '' }) => `objections/${numberOf(number)}`,
      move: () => 'settle',
      read: ({ handling = '' }, { number = '' }) =>
        readAs({ number: numberOf(number), handling }, textDefects('handling', handling)),
      perform: acts.settle,
      fields: { 'reason-missing': '/handling' },
    }),
  ];
}

/** Reads an objection's number as the page writes it; 0, which no objection has, for any other text. */
function numberOf(text: string): number {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
}
