import { reviewActs } from '../../../casework/reviewer/review-acts.ts';
import type { Papers, Payment } from '../../../domain/acts/confirmations.ts';
import { dayDefects, lineDefects, type Read, readAs } from '../../../domain/declaration/written.ts';
import { dayTyped } from '../../../domain/typed/typed-day.ts';
import type { Typed } from '../../../pages/reviewer/case/act-form.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { type ActPostNeeds, actRoute } from './act-post.ts';

/** The routes by which a body confirms a payment, or records papers as received. */
export function confirmationRoutes(needs: ActPostNeeds): ToldRoute[] {
  const acts = reviewActs(needs);
  return [
    actRoute(needs, {
      path: '/payment',
      attempt: 'confirm-payment',
      act: () => 'payment',
      move: () => 'confirm-payment',
      read: readPayment,
      perform: acts.confirmPayment,
    }),
    actRoute(needs, {
      path: '/papers',
      attempt: 'receive-papers',
      act: () => 'papers',
      move: () => 'receive-papers',
      read: readPapers,
      perform: acts.receivePapers,
    }),
  ];
}

function readPayment({ paidOn: typed = '', receipt = '' }: Typed): Read<Payment> {
  const paidOn = dayTyped(typed);
  return readAs({ paidOn, receipt }, [...dayDefects('paidOn', paidOn), ...lineDefects('receipt', receipt)]);
}

function readPapers({ receivedOn: typed = '', postmarkedOn: mark = '' }: Typed): Read<Papers> {
  const receivedOn = dayTyped(typed);
  const defects = dayDefects('receivedOn', receivedOn);
  if (mark === '') return readAs({ receivedOn }, defects);
  const postmarkedOn = dayTyped(mark);
  return readAs({ receivedOn, postmarkedOn }, [...defects, ...dayDefects('postmarkedOn', postmarkedOn)]);
}
