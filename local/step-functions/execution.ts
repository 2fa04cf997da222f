import type { Failure } from './failures.ts';
import type { HistoryEvent } from './history-events.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/**
 * Where an execution stands within its state. The active ones have a step to do at once; the idle ones wait for an
 * instant or for a token. `carried` is what the phase needs: the task's arguments, its result, its failure.
 */
export type Phase = (typeof ACTIVE)[number] | 'waiting' | 'retrying' | 'awaiting token' | 'closed';
export const ACTIVE = ['entered', 'invoking', 'waited', 'succeeded', 'failed'] as const;

/** One row: without Map and Parallel an execution stands in one place. Times are epoch milliseconds. */
export interface Execution {
  readonly id: number;
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly roleArn: string;
  /** The definition it started with; a later update of the machine does not touch it. */
  readonly revision: number;
  readonly input: string;
  readonly startedAt: number;
  /** When the whole execution times out. */
  readonly expiresAt: number;
  readonly status: Status;
  readonly stoppedAt: number | null;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
  readonly state: string;
  readonly stateInput: string;
  /** A JSON object. */
  readonly variables: string;
  readonly enteredAt: number;
  /** The number of the event that entered the state. */
  readonly enteredEvent: number;
  readonly phase: Phase;
  /** JSON, by phase. */
  readonly carried: string | null;
  /** When the phase ends by itself: a wait, a retry's delay or a task's timeout. */
  readonly dueAt: number | null;
  /** The open task's token. */
  readonly token: string | null;
  /** A JSON array: how often each retrier of the state was used. */
  readonly retries: string;
  /** How many events the history has. */
  readonly events: number;
  /** Rises with every change; a step that was computed from an older turn is dropped. */
  readonly turn: number;
}

type Fixed =
  | 'id'
  | 'arn'
  | 'name'
  | 'machineArn'
  | 'roleArn'
  | 'revision'
  | 'input'
  | 'startedAt'
  | 'expiresAt';

export type Change = Partial<Omit<Execution, Fixed | 'events' | 'turn'>>;

/** A change of an execution and the events that tell of it: they are written together. */
export interface Move {
  readonly change: Change;
  readonly events: readonly HistoryEvent[];
}

export function isActive(run: Execution): boolean {
  return run.status === 'RUNNING' && ACTIVE.some((phase) => phase === run.phase);
}

/** What closes an execution, whatever its state was about. */
export function closing(
  status: Exclude<Status, 'RUNNING'>,
  now: number,
  end: { output?: string } & Failure,
  events: readonly HistoryEvent[],
): Move {
  const { output = null, error = null, cause = null } = end;
  const nothingOpen = { phase: 'closed', carried: null, dueAt: null, token: null } as const;
  return { change: { status, stoppedAt: now, output, error, cause, ...nothingOpen }, events };
}
