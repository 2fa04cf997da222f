import type { Needs } from '../needs.ts';
import { waitForAPerson } from '../wait-for-a-person.ts';

/** Waits for the body whose turn it is on the declaration's route. */
export function authorityReview(needs: Pick<Needs, 'records' | 'workflow'>) {
  return waitForAPerson(needs);
}
