import type { Definition, Json } from '../definition/definition.ts';
import { isWithinDataLimit, MAX_DATA_BYTES, StateFailure } from '../failures.ts';
import { closing, type Execution, type Move } from '../store/execution.ts';
import { executionSucceeded, type HistoryEvent, stateEntered, stateExited } from '../store/history-events.ts';
import { bindingsOf, type Moment, type Step } from './step.ts';

/**
 * The most bytes of all variables of an execution.
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
const MAX_VARIABLE_BYTES = 10 * 1024 * 1024;

/** The way out of a state, with its Assign and Output. */
export interface StateExit {
  /** The next state; undefined ends the execution. */
  readonly next: string | undefined;
  readonly assign?: Record<string, Json> | undefined;
  readonly output?: Json | undefined;
  /** The state's output if it has no Output. */
  readonly fallback: Json;
  readonly moment?: Moment;
  /** The text before Assign and Output in a failure's location: `Choices[0]/`. */
  readonly within?: string;
  /** The events before. */
  readonly events?: readonly HistoryEvent[];
}

export function entering(
  definition: Definition,
  name: string,
  input: string,
  now: number,
  number: number,
): { change: Pick<Execution, 'state' | 'stateInput' | 'enteredAt' | 'enteredEvent'>; event: HistoryEvent } {
  const state = definition.States[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  return {
    change: { state: name, stateInput: input, enteredAt: now, enteredEvent: number },
    event: stateEntered(state.Type, name, input),
  };
}

const AFRESH = { phase: 'entered', carried: null, dueAt: null, token: null, retries: '[]' } as const;

/**
 * Evaluates Assign and Output, both with the variables as they were, and goes on to the next state or ends the
 * execution. Rejects with a StateFailure if an expression fails or the data are too large.
 */
export async function leave(step: Step, leaving: StateExit): Promise<Move> {
  const { run, state, definition, needs } = step;
  const { next, assign, output, fallback, moment, within = '', events = [] } = leaving;
  const bindings = bindingsOf(step, moment);
  const assigned = assign === undefined ? {} : await needs.evaluate(assign, bindings, `${within}Assign`);
  const result = output === undefined ? fallback : await needs.evaluate(output, bindings, `${within}Output`);
  const text = JSON.stringify(result);
  refuseTooLarge(run, text);
  const variables = withAssigned(run, assigned as Record<string, Json>);
  const past = [...events, stateExited(state.Type, run.state, text, variables.assigned)];
  const now = needs.clock.now();
  if (next === undefined)
    return closing('SUCCEEDED', now, { output: text }, [...past, executionSucceeded(text)]);
  const entered = entering(definition, next, text, now, run.events + past.length + 1);
  return {
    change: { ...AFRESH, ...entered.change, variables: variables.all },
    events: [...past, entered.event],
  };
}

/**
 * Throws States.DataLimitExceeded:
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function refuseTooLarge(run: Execution, text: string): void {
  if (isWithinDataLimit(text)) return;
  const cause = `The state/task '${run.state}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  throw new StateFailure('States.DataLimitExceeded', cause);
}

function withAssigned(
  run: Execution,
  values: Record<string, Json>,
): { all: string; assigned: Record<string, string> } {
  const assigned = Object.fromEntries(Object.entries(values).map(([name, it]) => [name, JSON.stringify(it)]));
  const all = JSON.stringify({ ...(JSON.parse(run.variables) as Record<string, Json>), ...values });
  const size = Object.values(assigned).reduce((sum, it) => sum + Buffer.byteLength(it), 0);
  if (size > MAX_DATA_BYTES || Buffer.byteLength(all) > MAX_VARIABLE_BYTES)
    throw new StateFailure(
      'States.DataLimitExceeded',
      'The assigned variables exceed the maximum number of bytes.',
    );
  return { all, assigned };
}
