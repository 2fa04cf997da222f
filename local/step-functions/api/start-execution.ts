import type { Clock } from '../../machine/time/clock.ts';
import { checkName, executionArn } from '../arns.ts';
import type { Driver } from '../driver.ts';
import { ApiError } from '../failures.ts';
import { entering } from '../steps/transitions.ts';
import type { Execution } from '../store/execution.ts';
import type { ExecutionStore } from '../store/execution-store.ts';
import { executionStarted } from '../store/history-events.ts';
import type { Machine, MachineStore } from '../store/machine-store.ts';
import { isJson } from './operation.ts';

const DAY = 24 * 60 * 60 * 1000;
/**
 * The time for which a closed execution and its name are kept.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const KEPT = 90 * DAY;
/** The longest run of an execution. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MAX_RUN_MS = 365 * DAY;

export interface StartNeeds {
  readonly executions: ExecutionStore;
  readonly machines: MachineStore;
  readonly driver: Driver;
  readonly clock: Clock;
  readonly random: () => string;
}

/**
 * Starts an execution, or gives the running one with this name and input.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export function startExecution(
  needs: StartNeeds,
  machine: Machine,
  wanted: { name?: string | undefined; input: string },
): Execution {
  const { name = needs.random(), input } = wanted;
  checkName(name);
  if (!isJson(input)) throw new ApiError('InvalidExecutionInput', 'Invalid Execution Input: not JSON');
  const arn = executionArn(machine.arn, name);
  const found = needs.executions.find(arn);
  if (found?.status === 'RUNNING' && found.input === input) return found;
  if (found !== undefined) {
    const isForgotten = found.stoppedAt !== null && needs.clock.now() - found.stoppedAt >= KEPT;
    if (!isForgotten) throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    needs.executions.forget(found);
  }
  const run = add(needs, machine, arn, name, input);
  needs.driver.drive(run);
  return run;
}

function add(needs: StartNeeds, machine: Machine, arn: string, name: string, input: string): Execution {
  const { arn: machineArn, roleArn, revision } = machine;
  const definition = needs.machines.definition(revision);
  const now = needs.clock.now();
  const lasts = Math.min((definition.TimeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000, MAX_RUN_MS);
  const first = entering(definition, definition.StartAt, input, now, 2);
  return needs.executions.add(
    {
      ...{ arn, name, machineArn, roleArn, revision, input, startedAt: now, expiresAt: now + lasts },
      ...{ status: 'RUNNING', stoppedAt: null, output: null, error: null, cause: null },
      ...first.change,
      ...{ phase: 'entered', carried: null, dueAt: null, token: null, variables: '{}', retries: '[]' },
    },
    [executionStarted(input, roleArn), first.event],
  );
}
