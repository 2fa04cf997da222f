import { askWhile } from '../keep-token.ts';
import type { Needs } from '../needs.ts';

/** Waits for the applicant to correct what was returned and to submit it again. */
export function declaration(needs: Pick<Needs, 'records' | 'workflow'>) {
  return askWhile('returned', needs);
}
