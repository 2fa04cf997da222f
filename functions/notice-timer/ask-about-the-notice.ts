import type { Needs } from '../needs.ts';
import { waitForAPerson } from '../wait-for-a-person.ts';

/** Waits for the public notice to be posted, or, once posted, for its result; the ladder counts its days. */
export function noticeTimer(needs: Pick<Needs, 'records' | 'workflow'>) {
  return waitForAPerson(needs);
}
