import { WAIT_OF } from '../../domain/declaration.ts';
import { wholeSecondsUntil } from '../../domain/ladder.ts';
import { storyCaseOf } from '../case.ts';
import type { Needs } from '../needs.ts';
import { settleOwed } from '../settle-owed.ts';

/** One word on which the state machine routes, and how long to wait at most; whole seconds, 1 to 99,999,999. */
export interface LadderAnswer {
  readonly outcome: string;
  readonly seconds: number;
}

/**
 * Where the declaration stands, for the run that asks; before answering it does what the ladder says is due. A run
 * that is not the current one is told `superseded` and changes nothing.
 */
export function escalation(needs: Pick<Needs, 'records' | 'calendar' | 'channel' | 'now'>) {
  return async ({ declaration: id, run }: { declaration: string; run: number }): Promise<LadderAnswer> => {
    const subject = await storyCaseOf(needs, id);
    if (!subject || subject.declaration.run !== run) return { outcome: 'superseded', seconds: 1 };
    const nextWakeAt = await settleOwed(needs, subject);
    const { standing } = subject.declaration;
    return { outcome: WAIT_OF[standing] ?? standing, seconds: wholeSecondsUntil(nextWakeAt, needs.now()) };
  };
}
