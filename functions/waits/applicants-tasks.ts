import type { WaitToken } from '../../adapters/records/declarations/waits.ts';
import { waitForAPerson } from '../../casework/executions/wait-for-a-person.ts';
import { type RunToTakeUp, takeUp } from '../../casework/materials/take-up.ts';
import type { Needs } from '../../casework/needs.ts';

export type ApplicantsTask =
  | ({ readonly task: 'take-up' } & RunToTakeUp)
  | ({ readonly task: 'wait' } & WaitToken);

/**
 * The tasks on the applicant's side: take up the submitted files, and wait for a returned declaration to be
 * corrected.
 */
export function applicantsTasks(needs: Pick<Needs, 'records' | 'workflow' | 'materials' | 'now'>) {
  const take = takeUp(needs);
  const wait = waitForAPerson(needs);
  return async (asked: ApplicantsTask) => (asked.task === 'take-up' ? take(asked) : wait(asked));
}
