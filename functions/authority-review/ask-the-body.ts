import { askWhile } from '../keep-token.ts';
import type { Needs } from '../needs.ts';

/** Waits for the body whose turn it is on the declaration's route. */
export function authorityReview(needs: Pick<Needs, 'records' | 'workflow'>) {
  return askWhile('forwarded', needs);
}
