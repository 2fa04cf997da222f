import { BOOKED } from '../../declaration/booking.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change } from '../../declaration/change.ts';
import { claimFreedBy } from '../../declaration/claim.ts';
import { mayMove } from '../../declaration/moves.ts';
import { presentDeskOf } from '../../desks/desk.ts';
import { accepted, refused, type Verdict } from '../../values/verdict.ts';
import { refusedAsItStands } from '../guard.ts';
import { postGivenBack } from '../posts.ts';

/**
 * Withdraws a declaration. It is allowed until the recommendation, whatever stage is open, and frees the person's
 * claim.
 */
export function judgeWithdrawal(subject: Case, arrival: Arrival): Verdict<Change> {
  const { declaration } = subject;
  if (!mayMove(declaration.standing, 'withdraw')) return refusedAsItStands(subject, 'withdraw', arrival.at);
  if (declaration.version !== arrival.version)
    return refused('stale', { facts: { shown: arrival.version, now: declaration.version } });
  const desk = presentDeskOf(declaration);
  return accepted({
    move: 'withdraw',
    to: 'withdrawn',
    at: arrival.at,
    actor: arrival.actor,
    set: { enteredAt: arrival.at },
    drop: ['grant', ...(declaration.bookedFor === undefined ? [] : BOOKED)],
    gates: [],
    ...claimFreedBy(subject.call, 'withdrawal'),
    ...postGivenBack(declaration),
    inputs: { withdrawnFrom: declaration.standing, ...(desk === undefined ? {} : { desk }) },
  });
}
