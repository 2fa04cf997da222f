import type { Clock } from '../../machine/time/clock.ts';
import type { Definition, Json, State } from '../definition/definition.ts';
import type { Bindings, Evaluate } from '../definition/expressions.ts';
import type { Execution } from '../store/execution.ts';

/** The needs of computing a step. */
export interface StepNeeds {
  readonly clock: Clock;
  readonly evaluate: Evaluate;
  /** Makes a task's token. */
  readonly random: () => string;
  /** A number from 0 up to 1, for jitter. */
  readonly chance: () => number;
}

/** An execution at one of its states. */
export interface Step<S extends State = State> {
  readonly run: Execution;
  readonly state: S;
  readonly definition: Definition;
  readonly needs: StepNeeds;
}

export function isAt<T extends State['Type']>(
  step: Step,
  type: T,
): step is Step<Extract<State, { Type: T }>> {
  return step.state.Type === type;
}

/** The parts of `$states` that exist at some moments: a result, a caught error, an open task's token. */
export interface Moment {
  readonly result?: Json;
  readonly errorOutput?: Json;
  readonly token?: string | undefined;
}

/**
 * Binds `$states` and the variables. https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 * and https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function bindingsOf({ run }: Step, { token, ...moment }: Moment = {}): Bindings {
  const machineName = run.machineArn.split(':').at(-1);
  const retryCount = (JSON.parse(run.retries) as number[]).reduce((sum, it) => sum + it, 0);
  const context = {
    Execution: {
      Id: run.arn,
      Name: run.name,
      StartTime: new Date(run.startedAt).toISOString(),
      Input: JSON.parse(run.input) as Json,
      RoleArn: run.roleArn,
    },
    StateMachine: { Id: run.machineArn, Name: machineName },
    State: { Name: run.state, EnteredTime: new Date(run.enteredAt).toISOString(), RetryCount: retryCount },
    ...(token === undefined ? {} : { Task: { Token: token } }),
  };
  const variables = JSON.parse(run.variables) as Record<string, Json>;
  return { ...variables, states: { input: JSON.parse(run.stateInput) as Json, ...moment, context } };
}
