import { reviewActs } from '../../../casework/reviewer/review-acts.ts';
import type { Posting } from '../../../domain/acts/reviewer/post-notice.ts';
import {
  dayDefects,
  lineDefects,
  type Read,
  readAs,
  textDefects,
} from '../../../domain/declaration/written.ts';
import { dayTyped } from '../../../domain/typed/typed-day.ts';
import type { Typed } from '../../../pages/reviewer/case/act-form.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { type ActPostNeeds, actRoute } from './act-post.ts';

/** The routes of the public notice: its posting, its result, and its interruption. */
export function noticeRoutes(needs: ActPostNeeds): ToldRoute[] {
  const acts = reviewActs(needs);
  return [
    actRoute(needs, {
      path: '/posting',
      attempt: 'post',
      act: () => 'posting',
      move: () => 'post',
      read: readPosting,
      perform: acts.post,
      asks: ({ count }) => count === 'yes',
    }),
    actRoute(needs, {
      path: '/result',
      attempt: 'record',
      act: () => 'result',
      move: () => 'record',
      read: ({ opinion = '' }) => readAs({ opinion }, textDefects('opinion', opinion)),
      perform: acts.record,
      fields: { 'opinion-missing': '/opinion' },
    }),
    actRoute(needs, {
      path: '/interruption',
      attempt: 'interrupt',
      act: () => 'interruption',
      move: () => 'interrupt',
      read: ({ reason = '' }) => readAs({ reason }, textDefects('reason', reason)),
      perform: acts.interrupt,
      fields: { 'reason-missing': '/reason' },
    }),
  ];
}

function readPosting({ postedOn: typed = '', place = '', confirmed }: Typed): Read<Posting> {
  const postedOn = dayTyped(typed);
  return readAs({ postedOn, place, confirmed: confirmed === 'yes' }, [
    ...dayDefects('postedOn', postedOn),
    ...lineDefects('place', place),
  ]);
}
