import type { Needs } from '../needs.ts';
import { waitForAPerson } from '../wait-for-a-person.ts';

/** Waits for the applicant to correct what was returned and to submit it again. */
export function declaration(needs: Pick<Needs, 'records' | 'workflow'>) {
  return waitForAPerson(needs);
}
