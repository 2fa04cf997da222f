import { askWhile } from '../keep-token.ts';
import type { Needs } from '../needs.ts';

/** Waits for the employer to support, return or refuse the declaration. */
export function employerReview(needs: Pick<Needs, 'records' | 'workflow'>) {
  return askWhile('submitted', needs);
}
