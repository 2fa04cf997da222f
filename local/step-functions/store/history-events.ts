import { REGION } from '../arns.ts';
import { type State, type Task, waitsForToken } from '../definition/definition.ts';
import type { Failure } from '../failures.ts';

/**
 * An event of a history, named and shaped as in AWS:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent {
  readonly type: string;
  /** The details, under the name of HistoryEvent's member for them. */
  readonly details: Readonly<Record<string, object>>;
}

const WHOLE = { truncated: false };

export function executionStarted(input: string, roleArn: string): HistoryEvent {
  const details = { input, inputDetails: WHOLE, roleArn };
  return { type: 'ExecutionStarted', details: { executionStartedEventDetails: details } };
}

export function executionSucceeded(output: string): HistoryEvent {
  const details = { output, outputDetails: WHOLE };
  return { type: 'ExecutionSucceeded', details: { executionSucceededEventDetails: details } };
}

export function executionFailed(failure: Failure): HistoryEvent {
  return { type: 'ExecutionFailed', details: { executionFailedEventDetails: failure } };
}

export function executionAborted(failure: Failure): HistoryEvent {
  return { type: 'ExecutionAborted', details: { executionAbortedEventDetails: failure } };
}

export function executionTimedOut(failure: Failure): HistoryEvent {
  return { type: 'ExecutionTimedOut', details: { executionTimedOutEventDetails: failure } };
}

export function stateEntered(type: State['Type'], name: string, input: string): HistoryEvent {
  const details = { name, input, inputDetails: WHOLE };
  return { type: `${type}StateEntered`, details: { stateEnteredEventDetails: details } };
}

/** The event of leaving a state. `assigned` has each assigned variable's value as JSON text. */
export function stateExited(
  type: State['Type'],
  name: string,
  output: string,
  assigned: Readonly<Record<string, string>>,
): HistoryEvent {
  const variables =
    Object.keys(assigned).length === 0
      ? {}
      : { assignedVariables: assigned, assignedVariablesDetails: WHOLE };
  const details = { name, output, outputDetails: WHOLE, ...variables };
  return { type: `${type}StateExited`, details: { stateExitedEventDetails: details } };
}

export function evaluationFailed(
  state: string,
  failure: Failure,
  location: string | undefined,
): HistoryEvent {
  return {
    type: 'EvaluationFailed',
    details: { evaluationFailedEventDetails: { state, ...failure, location } },
  };
}

function resource(task: Task): { resourceType: string; resource: string } {
  return { resourceType: 'lambda', resource: waitsForToken(task) ? 'invoke.waitForTaskToken' : 'invoke' };
}

export function taskScheduled(task: Task, parameters: string, timeoutInSeconds: number): HistoryEvent {
  const details = { ...resource(task), region: REGION, parameters, timeoutInSeconds };
  return { type: 'TaskScheduled', details: { taskScheduledEventDetails: details } };
}

export function taskStarted(task: Task): HistoryEvent {
  return { type: 'TaskStarted', details: { taskStartedEventDetails: resource(task) } };
}

/** The event of a function that has answered, while the task goes on waiting for its token. */
export function taskSubmitted(task: Task, output: string): HistoryEvent {
  const details = { ...resource(task), output, outputDetails: WHOLE };
  return { type: 'TaskSubmitted', details: { taskSubmittedEventDetails: details } };
}

export function taskSucceeded(task: Task, output: string): HistoryEvent {
  const details = { ...resource(task), output, outputDetails: WHOLE };
  return { type: 'TaskSucceeded', details: { taskSucceededEventDetails: details } };
}

export function taskFailed(task: Task, failure: Failure): HistoryEvent {
  return { type: 'TaskFailed', details: { taskFailedEventDetails: { ...resource(task), ...failure } } };
}

export function taskTimedOut(task: Task, failure: Failure): HistoryEvent {
  return { type: 'TaskTimedOut', details: { taskTimedOutEventDetails: { ...resource(task), ...failure } } };
}
