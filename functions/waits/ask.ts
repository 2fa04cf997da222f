import { type WaitNeeds, waitForAPerson } from '../../casework/executions/wait-for-a-person.ts';
import { takeUp } from '../../casework/materials/take-up.ts';
import type { Needs } from '../../casework/needs.ts';

/**
 * Takes up what was submitted, then waits for the employer to support, return or refuse the declaration, and after a
 * support for the day of posting.
 */
export function askTheEmployer(needs: WaitNeeds & Pick<Needs, 'materials'>) {
  return waitForAPerson(['employer-review', 'notice-posting'], needs, takeUp(needs));
}

/** Waits for the applicant to submit a returned declaration again, to pay, or to hand in papers. */
export function askTheApplicant(needs: WaitNeeds) {
  return waitForAPerson(['correction', 'payment', 'hand-in'], needs);
}

/** Waits for the result of the public notice; the ladder counts its days. */
export function askForTheResult(needs: WaitNeeds) {
  return waitForAPerson(['notice-result'], needs);
}

/** Waits for the body whose turn it is on the declaration's route. */
export function askTheBody(needs: WaitNeeds) {
  return waitForAPerson(['body-review'], needs);
}
