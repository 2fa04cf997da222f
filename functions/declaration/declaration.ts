import type { WaitToken } from '../../adapters/records/declarations/waits.ts';
import { waitForAPerson } from '../../casework/locks/wait-for-a-person.ts';
import { type TakingUp, takeUp } from '../../casework/materials/take-up.ts';
import type { Needs } from '../../casework/needs.ts';

export type DeclarationTask =
  | ({ readonly task: 'take-up' } & TakingUp)
  | ({ readonly task: 'wait' } & WaitToken);

/** The applicant's own tasks: what he submitted is taken up, and what was returned waits for him to correct it. */
export function declaration(needs: Pick<Needs, 'records' | 'workflow' | 'materials' | 'now'>) {
  const take = takeUp(needs);
  const wait = waitForAPerson(needs);
  return async (asked: DeclarationTask) => (asked.task === 'take-up' ? take(asked) : wait(asked));
}
