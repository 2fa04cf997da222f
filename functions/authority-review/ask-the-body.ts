import { waitForAPerson } from '../../casework/locks/wait-for-a-person.ts';
import type { Needs } from '../../casework/needs.ts';

/** Waits for the body whose turn it is on the declaration's route. */
export function authorityReview(needs: Pick<Needs, 'records' | 'workflow'>) {
  return waitForAPerson(needs);
}
