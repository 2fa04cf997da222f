import { waitForAPerson } from '../../casework/locks/wait-for-a-person.ts';
import type { Needs } from '../../casework/needs.ts';

/** Waits for the employer to support, return or refuse the declaration. */
export function employerReview(needs: Pick<Needs, 'records' | 'workflow'>) {
  return waitForAPerson(needs);
}
