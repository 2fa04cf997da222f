import { type Asking, askWhile } from '../keep-token.ts';
import type { Needs } from '../needs.ts';

/** Waits for the public notice to be posted, or, once posted, for its result. */
export function noticeTimer(needs: Pick<Needs, 'records' | 'workflow'>) {
  const asks = { posting: askWhile('supported', needs), result: askWhile('posted', needs) };
  return ({ ask, ...asking }: Asking & { ask: 'posting' | 'result' }): Promise<void> => asks[ask](asking);
}
