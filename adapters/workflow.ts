import {
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { clientSettings, type NearEndpoint } from './client-settings.ts';

export type MachineName = 'declaration' | 'deadline-lock' | 'operations';

/** Where an execution may go on. It is not trusted: whatever begins there reads the records. */
export interface Hint {
  /** The word on which the state machine routes. */
  readonly outcome: string;
  /** The longest wait there, in whole seconds. */
  readonly seconds: number;
}

export interface Workflow {
  /**
   * Starts an execution. If one with this name already exists, that is success, because names come from the records.
   */
  start(machine: MachineName, name: string, input: unknown): Promise<void>;
  /**
   * Ends the wait that holds this token; false if that wait is over already. A task that waits since then has read the
   * records after the wait before it ended. `next` hints at where the execution goes on.
   */
  wake(token: string, next?: Hint): Promise<boolean>;
  /** Stops an execution. One that does not exist is success. */
  stop(machine: MachineName, name: string, cause: string): Promise<void>;
  status(machine: MachineName, name: string): Promise<'running' | 'ended' | 'never-started'>;
}

/** The ARN of each state machine, or of its alias, that this process may use. */
export type Machines = Readonly<Record<MachineName, string | undefined>>;

/** The errors by which AWS says that a token's task waits no longer. */
const GONE = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];

export function openWorkflow(machines: Machines, endpoint?: string | NearEndpoint): Workflow {
  const client = new SFNClient(clientSettings(endpoint));
  const arnOf = (machine: MachineName) => {
    const arn = machines[machine];
    if (arn === undefined) throw new Error(`This function does not speak to the machine ${machine}`);
    return arn;
  };
  const executionArn = (machine: MachineName, name: string) => executionArnOf(arnOf(machine), name);
  return {
    async start(machine, name, input) {
      const command = { stateMachineArn: arnOf(machine), name, input: JSON.stringify(input) };
      await runIgnoring(['ExecutionAlreadyExists'], () => client.send(new StartExecutionCommand(command)));
    },
    async wake(taskToken, next) {
      const command = new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(next ?? {}) });
      const woken = await runIgnoring(GONE, () => client.send(command));
      return woken !== undefined;
    },
    async stop(machine, name, cause) {
      const command = new StopExecutionCommand({ executionArn: executionArn(machine, name), cause });
      await runIgnoring(['ExecutionDoesNotExist'], () => client.send(command));
    },
    async status(machine, name) {
      const command = new DescribeExecutionCommand({ executionArn: executionArn(machine, name) });
      const found = await runIgnoring(['ExecutionDoesNotExist'], () => client.send(command));
      if (!found) return 'never-started';
      return found.status === 'RUNNING' ? 'running' : 'ended';
    },
  };
}

/**
 * The ARN of an execution. It is listed under its machine, whichever alias started it:
 * https://docs.aws.amazon.com/step-functions/latest/dg/execution-alias-version-associate.html
 */
function executionArnOf(machineArn: string, name: string): string {
  const machine = machineArn.split(':').slice(0, 7).join(':');
  return `${machine.replace(':stateMachine:', ':execution:')}:${name}`;
}

/**
 * Runs a call and returns undefined if it fails with one of these error names, because then there is nothing left to
 * do.
 */
export async function runIgnoring<T>(
  names: readonly string[],
  run: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Error && names.includes(error.name)) return undefined;
    throw error;
  }
}
