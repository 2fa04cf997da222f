import { randomUUID } from 'node:crypto';
import type { Endpoint } from '../machine/http/endpoint.ts';
import type { Invoke } from '../machine/invoke.ts';
import type { Clock, TimedEngine } from '../machine/time/clock.ts';
import { openEndpoint } from './api/endpoint.ts';
import { executionOperations } from './api/execution-operations.ts';
import { machineOperations } from './api/machine-operations.ts';
import { taskOperations } from './api/task-operations.ts';
import { openExpressions } from './definition/expressions.ts';
import { openDriver } from './driver.ts';
import { openDatabase } from './store/database.ts';
import type { Phase } from './store/execution.ts';
import { openExecutionStore } from './store/execution-store.ts';
import { openMachineStore } from './store/machine-store.ts';

/** A running execution as the local pages show it; times are epoch milliseconds. */
export interface RunningExecution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly state: string;
  readonly phase: Phase;
  readonly enteredAt: number;
  /** The end of the state's wait, delay or timeout; undefined if it has none. */
  readonly dueAt: number | undefined;
}

/** AWS Step Functions on one machine: standard workflows in JSONata, as far as the project uses them. */
export interface StepFunctions extends TimedEngine, Endpoint {
  /**
   * Continues what was under way when the process died; call it once, when every engine is up. An invocation under
   * way is made again, as Lambda promises "at least once".
   */
  resume(): void;
  listRunning(): RunningExecution[];
  /** Resolves when nothing in a lane of executions is under way. */
  settleLane(lane: string): Promise<void>;
  /** Closes the file. Work under way ends without effect, as if the process had died. */
  close(): void;
}

export interface StepFunctionsOptions {
  /** A SQLite file, or ':memory:'. */
  readonly path: string;
  /** Whether the file need not survive a power cut. */
  readonly isTemporary?: boolean | undefined;
  readonly clock: Clock;
  readonly invoke: Invoke;
  /** Makes task tokens, generated execution names and $uuid; random UUIDs by default. */
  readonly random?: () => string;
  /** A number from 0 up to 1 for jitter and $random; Math.random by default. */
  readonly chance?: () => number;
  /** The lane of an execution by its name; those of one lane are driven one after another. All at once without it. */
  readonly laneOf?: ((execution: string) => string) | undefined;
}

/** Opens the engine on its file. Executions there rest until `resume`, except for API calls and timers. */
export function openStepFunctions(options: StepFunctionsOptions): StepFunctions {
  const { path, clock, invoke, random = randomUUID, chance = Math.random, laneOf } = options;
  const database = openDatabase(path, options.isTemporary);
  const machines = openMachineStore(database, clock);
  const executions = openExecutionStore(database, clock);
  const evaluate = openExpressions({ clock, random, chance });
  const { committed } = database;
  const driver = openDriver({
    ...{ clock, evaluate, random, chance, invoke, laneOf },
    ...{ executions, machines, committed },
  });
  const needs = { executions, machines, driver, clock, random };
  const operations = {
    ...machineOperations(machines, clock),
    ...executionOperations(needs),
    ...taskOperations(needs),
  };
  const endpoint = openEndpoint(operations, committed);
  const interrupted = executions.active();

  return {
    name: 'step-functions',
    ...endpoint,
    nextDueAt: () => executions.nextAt(),
    fireDue: () => driver.fireDue(),
    settle: () => driver.settle(),
    settleLane: driver.settleLane,
    resume() {
      // An execution that an API call or a timer has moved since the opening is being driven already.
      for (const run of interrupted.splice(0))
        if (executions.get(run.id)?.turn === run.turn) driver.drive(run);
    },
    listRunning: () =>
      executions.running().map(({ arn, machineArn, name, state, phase, enteredAt, dueAt }) => ({
        ...{ executionArn: arn, stateMachineArn: machineArn, name, state, phase, enteredAt },
        dueAt: dueAt ?? undefined,
      })),
    close() {
      driver.stop();
      database.close();
    },
  };
}
