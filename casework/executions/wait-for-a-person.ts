import type { Hint } from '../../adapters/workflow.ts';
import type { Wait } from '../../domain/call/call.ts';
import type { TakeUp } from '../materials/take-up.ts';
import type { Needs } from '../needs.ts';
import { forOneTask } from '../one-task.ts';
import { type SettleOwedNeeds, settleOwed } from '../telling/settle-owed.ts';
import { keepToTerm } from './keep-to-term.ts';
import { lookAtRun, type Run, SUPERSEDED, stepOfRun } from './look-at-run.ts';

/** A wait that the state machine begins. */
export interface BegunWait extends Run {
  readonly token: string;
}

export type WaitNeeds = SettleOwedNeeds & Pick<Needs, 'workflow'>;

/**
 * Begins one of these waits: reads the case once, takes up what was submitted if this wait may, does everything that the
 * ladder says is due, and keeps the token in the transaction of what is told. The machine came here by a hint, which
 * nothing rests on: if the declaration stands elsewhere, the task completes its token at once with the word that leads
 * there. If an act was committed after the reading, the token is not kept, and the execution asks the ladder; so no act
 * is missed.
 */
export function waitForAPerson(waits: readonly Wait[], ofAll: WaitNeeds, takeUp?: TakeUp) {
  return async ({ token, ...run }: BegunWait): Promise<void> => {
    const needs = forOneTask(ofAll);
    const wake = async (next?: Hint) => void (await needs.workflow.wake(token, next));
    const looked = await lookAtRun(needs, run);
    if (!looked) return wake(SUPERSEDED);
    const { subject: found } = await keepToTerm(needs, looked);
    const subject = takeUp ? await takeUp(found) : found;
    const { declaration } = subject;
    const next = stepOfRun(subject, needs.now());
    if (waits.some((wait) => wait === next.outcome)) {
      const { keepsToken } = await settleOwed(needs, subject, { token, taken: declaration.taken });
      return keepsToken ? undefined : wake();
    }
    if (subject !== found) await needs.records.declarations.keepTaken(declaration);
    return wake(next);
  };
}
