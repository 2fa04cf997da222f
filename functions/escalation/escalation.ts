import { keepToTerm } from '../../casework/executions/keep-to-term.ts';
import {
  lookAtRun,
  type Run,
  type RunStep,
  SUPERSEDED,
  stepOfRun,
} from '../../casework/executions/look-at-run.ts';
import { forOneTask } from '../../casework/one-task.ts';
import { type SettleOwedNeeds, settleOwed } from '../../casework/telling/settle-owed.ts';
import { isFinal } from '../../domain/declaration/moves.ts';

/** The ladder's answer: one word on which the state machine routes, with the terms of the wait. */
export type LadderAnswer = RunStep | typeof SUPERSEDED;

/**
 * Says where the declaration stands, to the run that asks, after doing everything that the ladder says is due. What was
 * submitted is taken up before anybody is asked about it; an end is told in any case. A case whose own deadline is over lapses
 * here. A run that is not the current one gets `superseded` and changes nothing.
 */
export function escalation(ofAll: SettleOwedNeeds) {
  return async (run: Run): Promise<LadderAnswer> => {
    const needs = forOneTask(ofAll);
    const looked = await lookAtRun(needs, run);
    if (!looked) return SUPERSEDED;
    const { subject: found } = await keepToTerm(needs, looked);
    const next = stepOfRun(found, needs.now());
    if (next.outcome === 'take-up' && !isFinal(found.declaration.standing)) return next;
    const { declaration } = await settleOwed(needs, found);
    return stepOfRun({ ...found, declaration }, needs.now());
  };
}
