import { waitForAPerson } from '../../casework/locks/wait-for-a-person.ts';
import type { Needs } from '../../casework/needs.ts';

/** Waits for the public notice to be posted, or, once posted, for its result; the ladder counts its days. */
export function noticeTimer(needs: Pick<Needs, 'records' | 'workflow'>) {
  return waitForAPerson(needs);
}
