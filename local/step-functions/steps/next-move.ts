import { type Choice, type Json, RFC3339, type State, type Wait } from '../definition/definition.ts';
import { type Failure, StateFailure } from '../failures.ts';
import { closing, type Execution, type Move } from '../store/execution.ts';
import { executionFailed, executionTimedOut } from '../store/history-events.ts';
import { afterFailure, orFailure } from './after-failure.ts';
import { bindingsOf, isAt, type Step } from './step.ts';
import { leaveTask, schedule, timedOut, wholeSeconds, wrongValue } from './task-moves.ts';
import { leave } from './transitions.ts';

/** The next move of an execution in an active phase. The driver makes invocations. */
export function nextMove(step: Step): Promise<Move> {
  return orFailure(step, [], () => {
    const { run } = step;
    if (run.phase === 'entered') return enter(step);
    if (run.phase === 'failed') return afterFailure(step, JSON.parse(run.carried ?? '{}') as Failure, []);
    if (run.phase === 'succeeded' && isAt(step, 'Task'))
      return leaveTask(step, JSON.parse(run.carried ?? 'null') as Json, []);
    return goOn(step);
  });
}

/**
 * The move that is due by itself: the timeout of the execution or of a task, the end of a wait or of a retry's
 * delay.
 */
export function dueMove(run: Execution, state: State, now: number): Move {
  const failure = { error: 'States.Timeout' };
  if (run.expiresAt <= now) return closing('TIMED_OUT', now, failure, [executionTimedOut(failure)]);
  if (state.Type === 'Task' && run.phase !== 'retrying') return timedOut(state);
  const phase = run.phase === 'waiting' ? 'waited' : 'entered';
  return { change: { phase, dueAt: null }, events: [] };
}

function enter(step: Step): Move | Promise<Move> {
  if (isAt(step, 'Task')) return schedule(step);
  if (isAt(step, 'Choice')) return choose(step);
  if (isAt(step, 'Wait')) return wait(step);
  if (isAt(step, 'Fail')) return fail(step);
  return goOn(step);
}

/** Leaves a Pass, a Succeed, or a Wait that is over. */
function goOn(step: Step): Promise<Move> {
  const { state, run } = step;
  const next = 'Next' in state ? state.Next : undefined;
  const assign = 'Assign' in state ? state.Assign : undefined;
  const output = 'Output' in state ? state.Output : undefined;
  return leave(step, { next, assign, output, fallback: JSON.parse(run.stateInput) as Json });
}

/** Takes the first rule that holds: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
async function choose(step: Step<Choice>): Promise<Move> {
  const { state, run, needs } = step;
  const fallback = JSON.parse(run.stateInput) as Json;
  const bindings = bindingsOf(step);
  for (const [at, rule] of state.Choices.entries()) {
    const location = `Choices[${at}]/Condition`;
    const holds = await needs.evaluate(rule.Condition, bindings, location);
    if (typeof holds !== 'boolean') throw wrongValue(location, 'true or false');
    const { Next: next, Assign: assign, Output: output } = rule;
    if (holds) return leave(step, { next, assign, output, fallback, within: `Choices[${at}]/` });
  }
  if (state.Default !== undefined) return leave(step, { next: state.Default, fallback });
  // AWS keeps States.NoChoiceMatched for later use and reports this one:
  // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
  const cause = 'Failed to transition out of the state. The state does not point to a next state.';
  throw new StateFailure('States.Runtime', cause);
}

async function wait(step: Step<Wait>): Promise<Move> {
  const now = step.needs.clock.now();
  const until = await waitsUntil(step, now);
  if (until <= now) return goOn(step);
  return { change: { phase: 'waiting', dueAt: until }, events: [] };
}

async function waitsUntil(step: Step<Wait>, now: number): Promise<number> {
  const { Seconds, Timestamp } = step.state;
  const bindings = bindingsOf(step);
  if (Seconds !== undefined) {
    const seconds = await step.needs.evaluate(Seconds, bindings, 'Seconds');
    return now + wholeSeconds(seconds, 0, 'Seconds') * 1000;
  }
  const text = await step.needs.evaluate(Timestamp ?? null, bindings, 'Timestamp');
  const instant = typeof text === 'string' && RFC3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw wrongValue('Timestamp', 'an RFC 3339 timestamp');
  // AWS cuts milliseconds off: https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
  return Math.floor(instant / 1000) * 1000;
}

async function fail(step: Step<Extract<State, { Type: 'Fail' }>>): Promise<Move> {
  const { Error: error, Cause: cause } = step.state;
  const failure = { error: await text(step, error, 'Error'), cause: await text(step, cause, 'Cause') };
  return closing('FAILED', step.needs.clock.now(), failure, [executionFailed(failure)]);
}

async function text(step: Step, template: string | undefined, location: string): Promise<string | undefined> {
  if (template === undefined) return undefined;
  const value = await step.needs.evaluate(template, bindingsOf(step), location);
  if (typeof value !== 'string') throw wrongValue(location, 'a string');
  return value;
}
