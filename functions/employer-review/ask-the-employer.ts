import type { Needs } from '../needs.ts';
import { waitForAPerson } from '../wait-for-a-person.ts';

/** Waits for the employer to support, return or refuse the declaration. */
export function employerReview(needs: Pick<Needs, 'records' | 'workflow'>) {
  return waitForAPerson(needs);
}
