import type { Invoke } from '../../machine/invoke.ts';
import { type Json, MAX_SECONDS, type Task, waitsForToken } from '../definition/definition.ts';
import { type Failure, StateFailure } from '../failures.ts';
import type { Execution, Move } from '../store/execution.ts';
import * as events from '../store/history-events.ts';
import { afterFailure, orFailure } from './after-failure.ts';
import { bindingsOf, type Step } from './step.ts';
import { leave, refuseTooLarge } from './transitions.ts';

/** Prepares an invocation. Each attempt evaluates afresh, with a token and a timeout of its own. */
export async function schedule(step: Step<Task>): Promise<Move> {
  const { run, state, needs } = step;
  const token = waitsForToken(state) ? needs.random() : null;
  const bindings = bindingsOf(step, { token: token ?? undefined });
  const timeout = wholeSeconds(
    await needs.evaluate(state.TimeoutSeconds, bindings, 'TimeoutSeconds'),
    1,
    'TimeoutSeconds',
  );
  const args = (await needs.evaluate(state.Arguments as Json, bindings, 'Arguments')) as Record<string, Json>;
  if (typeof args.FunctionName !== 'string') throw wrongValue('Arguments/FunctionName', 'a string');
  const carried = JSON.stringify(args);
  refuseTooLarge(run, carried);
  const dueAt = needs.clock.now() + timeout * 1000;
  return {
    change: { phase: 'invoking', carried, token, dueAt },
    events: [events.taskScheduled(state, carried, timeout), events.taskStarted(state)],
  };
}

/**
 * Reads whole seconds; a value out of range is a QueryEvaluationError:
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function wholeSeconds(value: Json, least: number, location: string): number {
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > MAX_SECONDS)
    throw wrongValue(location, `a whole number from ${least} to ${MAX_SECONDS}`);
  return Number(value);
}

export function wrongValue(location: string, wanted: string): StateFailure {
  const cause = `The value of the field '${location}' must be ${wanted}.`;
  return new StateFailure('States.QueryEvaluationError', cause, location);
}

/**
 * Invokes the function and gives the next move. If the task has ended meanwhile, timed out or completed by its
 * token, the move comes from an old turn and is dropped.
 */
export async function invokeTask(step: Step<Task>, invoke: Invoke): Promise<Move> {
  const { run, state } = step;
  const args = JSON.parse(run.carried ?? '{}') as { FunctionName: string; Payload?: Json };
  let result: Json;
  try {
    result = lambdaResult(await invoke(args.FunctionName, args.Payload ?? {}));
  } catch (thrown) {
    const failure = lambdaFailure(thrown);
    return afterFailure(step, failure, [events.taskFailed(state, failure)]);
  }
  return orFailure(step, [], () => {
    const text = JSON.stringify(result);
    refuseTooLarge(run, text);
    return waitsForToken(state)
      ? { change: { phase: 'awaiting token', carried: null }, events: [events.taskSubmitted(state, text)] }
      : leaveTask(step, result, [events.taskSucceeded(state, text)]);
  });
}

/** The result of a Lambda task: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
function lambdaResult(answer: unknown): Json {
  const payload = JSON.parse(JSON.stringify(answer) ?? 'null') as Json;
  return { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
}

/**
 * The failure of a Lambda task. The error is the thrown error's name; the cause is Lambda's JSON without the stack,
 * which tells paths. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
function lambdaFailure(thrown: unknown): Failure {
  const error = thrown instanceof Error ? thrown.name : 'Error';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { error, cause: JSON.stringify({ errorType: error, errorMessage: message }) };
}

/** Goes on with the task's result. An error of its Assign or Output is an error of the task. */
export function leaveTask(
  step: Step<Task>,
  result: Json,
  before: readonly events.HistoryEvent[],
): Promise<Move> {
  const { Next: next, Assign: assign, Output: output } = step.state;
  return orFailure(step, before, () =>
    leave(step, { next, assign, output, fallback: result, moment: { result }, events: before }),
  );
}

const OVER = { token: null, dueAt: null } as const;

/** The move of a task whose token's holder reports the result. */
export function completed(task: Task, output: string): Move {
  const change = { ...OVER, phase: 'succeeded', carried: output } as const;
  return { change, events: [events.taskSucceeded(task, output)] };
}

/** The move of a task whose token's holder reports a failure. */
export function givenUp(task: Task, failure: Failure): Move {
  const change = { ...OVER, phase: 'failed', carried: JSON.stringify(failure) } as const;
  return { change, events: [events.taskFailed(task, failure)] };
}

/** The move of a task whose time is up. */
export function timedOut(task: Task): Move {
  const failure = { error: 'States.Timeout' };
  const change = { ...OVER, phase: 'failed', carried: JSON.stringify(failure) } as const;
  return { change, events: [events.taskTimedOut(task, failure)] };
}

/** Whether a task's token still completes it: its timeout has not come, whether or not it was fired. */
export function isOpen(run: Execution, now: number): boolean {
  return run.status === 'RUNNING' && now < Math.min(run.dueAt ?? run.expiresAt, run.expiresAt);
}
