import * as v from 'valibot';
import { fields } from '../../../domain/values/form.ts';
import type { Clock } from '../../machine/time/clock.ts';
import type { Task } from '../definition/definition.ts';
import type { Driver } from '../driver.ts';
import { ApiError } from '../failures.ts';
import { completed, givenUp, isOpen } from '../steps/task-moves.ts';
import type { Move } from '../store/execution.ts';
import type { ExecutionStore } from '../store/execution-store.ts';
import type { MachineStore } from '../store/machine-store.ts';
import { causeText, dataText, errorText, isJson, type Operation, operation } from './operation.ts';

export interface TaskNeeds {
  readonly executions: ExecutionStore;
  readonly machines: MachineStore;
  readonly driver: Driver;
  readonly clock: Clock;
}

const taskToken = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));

/**
 * The operations SendTaskSuccess and SendTaskFailure.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export function taskOperations(needs: TaskNeeds): Record<string, Operation> {
  const SendTaskSuccess = operation(fields({ taskToken, output: dataText }), (request) => {
    if (!isJson(request.output)) throw new ApiError('InvalidOutput', 'Invalid Output: not JSON');
    return end(needs, request.taskToken, (task) => completed(task, request.output));
  });
  const SendTaskFailure = operation(
    fields({ taskToken, error: errorText, cause: causeText }),
    ({ taskToken: token, ...failure }) => end(needs, token, (task) => givenUp(task, failure)),
  );
  return { SendTaskSuccess, SendTaskFailure };
}

/** Ends the task that the token opens, once. An issued token that opens nothing any more has timed out. */
function end(needs: TaskNeeds, token: string, moveOf: (task: Task) => Move): object {
  const { executions, machines, driver, clock } = needs;
  const run = executions.withToken(token);
  if (run !== undefined && isOpen(run, clock.now())) {
    const state = machines.definition(run.revision).States[run.state];
    if (state?.Type === 'Task' && driver.move(run, moveOf(state)) !== undefined) return {};
  }
  if (executions.wasIssued(token))
    throw new ApiError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  throw new ApiError('InvalidToken', 'Invalid Token');
}
