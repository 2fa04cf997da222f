import {
  type BegunWait,
  type WaitNeeds,
  waitForAPerson,
} from '../../casework/executions/wait-for-a-person.ts';
import { type RunToTakeUp, takeUp } from '../../casework/materials/take-up.ts';
import type { Needs } from '../../casework/needs.ts';

/** Waits for the employer to support, return or refuse the declaration, and after a support for the day of posting. */
export function askTheEmployer(needs: WaitNeeds) {
  return waitForAPerson(['employer-review', 'notice-posting'], needs);
}

/** Waits for the result of the public notice; the ladder counts its days. */
export function askForTheResult(needs: WaitNeeds) {
  return waitForAPerson(['notice-result'], needs);
}

/** Waits for the body whose turn it is on the declaration's route. */
export function askTheBody(needs: WaitNeeds) {
  return waitForAPerson(['body-review'], needs);
}

export type ApplicantsTask =
  | ({ readonly task: 'take-up' } & RunToTakeUp)
  | ({ readonly task: 'wait' } & BegunWait);

/**
 * The tasks on the applicant's side: take up the submitted files, and wait for a returned declaration to be
 * corrected.
 */
export function applicantsTasks(needs: WaitNeeds & Pick<Needs, 'materials'>) {
  const take = takeUp(needs);
  const wait = waitForAPerson(['correction'], needs);
  return async (asked: ApplicantsTask) => (asked.task === 'take-up' ? take(asked) : wait(asked));
}
