import { type Before, lookAtRun, type Run } from '../../casework/executions/look-at-run.ts';
import { forOneTask } from '../../casework/one-task.ts';
import { type SettleOwedNeeds, settleOwed } from '../../casework/telling/settle-owed.ts';
import type { Wait } from '../../domain/call/call.ts';
import type { Standing } from '../../domain/declaration/moves.ts';
import { nextWaitOf } from '../../domain/reminders/ladder/next-wait.ts';

/** The ladder's answer: one word on which the state machine routes, with the terms of the wait. */
export interface LadderAnswer {
  /** The run's next step: a wait, an end of the declaration, or what comes before any wait. */
  readonly outcome: Wait | Standing | Before;
  /** The longest wait in whole seconds, 1 to 99,999,999. */
  readonly seconds: number;
}

/**
 * Says where the declaration stands, to the run that asks, after doing everything that the ladder says is due. A
 * run that is not the current one gets `superseded` and changes nothing.
 */
export function escalation(ofAll: SettleOwedNeeds) {
  return async (run: Run): Promise<LadderAnswer> => {
    const needs = forOneTask(ofAll);
    const found = await lookAtRun(needs, run);
    if (typeof found === 'string') return { outcome: found, seconds: 1 };
    const { declaration } = await settleOwed(needs, found);
    const next = nextWaitOf({ ...found, declaration }, needs.now());
    return next ?? { outcome: declaration.standing, seconds: 1 };
  };
}
