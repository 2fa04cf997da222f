import type { Json } from '../definition/definition.ts';
import { type Failure, StateFailure } from '../failures.ts';
import { closing, type Move } from '../store/execution.ts';
import { evaluationFailed, executionFailed, type HistoryEvent } from '../store/history-events.ts';
import { catcherFor, nextAttempt } from './retries.ts';
import { isAt, type Step } from './step.ts';
import { leave } from './transitions.ts';

/** Computes a move. A StateFailure is answered as the state's Retry and Catch say, after `events`. */
export async function orFailure(
  step: Step,
  events: readonly HistoryEvent[],
  work: () => Move | Promise<Move>,
): Promise<Move> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof StateFailure)) throw fault;
    return afterFailure(step, failureOf(step, fault), [...events, ...told(step, fault)]);
  }
}

/** Makes another attempt, or else takes the Catch, or else ends the execution. */
export async function afterFailure(
  step: Step,
  failure: Failure,
  events: readonly HistoryEvent[],
): Promise<Move> {
  return (
    retry(step, failure, events) ?? (await caught(step, failure, events)) ?? failed(step, failure, events)
  );
}

function failureOf({ run }: Step, fault: StateFailure): Failure {
  const where = `An error occurred while executing the state '${run.state}' (entered at the event id #${run.enteredEvent}).`;
  return { error: fault.error, cause: `${where} ${fault.message}` };
}

function told(step: Step, fault: StateFailure): HistoryEvent[] {
  if (fault.error !== 'States.QueryEvaluationError') return [];
  return [evaluationFailed(step.run.state, failureOf(step, fault), fault.location)];
}

function retry(step: Step, { error }: Failure, events: readonly HistoryEvent[]): Move | undefined {
  if (!isAt(step, 'Task')) return undefined;
  const used = JSON.parse(step.run.retries) as number[];
  const attempt = nextAttempt(step.state.Retry, used, error, step.needs.chance);
  if (attempt === undefined) return undefined;
  const dueAt = step.needs.clock.now() + attempt.milliseconds;
  const retries = JSON.stringify(attempt.used);
  return { change: { phase: 'retrying', carried: null, token: null, dueAt, retries }, events };
}

/** Takes the Catch. A failure of its own expressions is caught by nobody. */
async function caught(
  step: Step,
  { error, cause }: Failure,
  events: readonly HistoryEvent[],
): Promise<Move | undefined> {
  if (!isAt(step, 'Task')) return undefined;
  const found = catcherFor(step.state.Catch, error);
  if (found === undefined) return undefined;
  const errorOutput: Json = {
    ...(error === undefined ? {} : { Error: error }),
    ...(cause === undefined ? {} : { Cause: cause }),
  };
  const { Next: next, Assign: assign, Output: output } = found.catcher;
  const within = `Catch[${found.at}]/`;
  try {
    return await leave(step, {
      ...{ next, assign, output, within, events },
      fallback: errorOutput,
      moment: { errorOutput },
    });
  } catch (fault) {
    if (!(fault instanceof StateFailure)) throw fault;
    return failed(step, failureOf(step, fault), [...events, ...told(step, fault)]);
  }
}

function failed({ needs }: Step, failure: Failure, events: readonly HistoryEvent[]): Move {
  return closing('FAILED', needs.clock.now(), failure, [...events, executionFailed(failure)]);
}
