import type { Failure } from '../failures.ts';
import type { HistoryEvent } from './history-events.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/**
 * The place of an execution within its state. An active phase has a step to do at once; an idle one waits for an
 * instant or a token. `carried` has what the phase needs: the task's arguments, its result or its failure.
 */
export type Phase = (typeof ACTIVE)[number] | 'waiting' | 'retrying' | 'awaiting token' | 'closed';
export const ACTIVE = ['entered', 'invoking', 'waited', 'succeeded', 'failed'] as const;

/** A row of the table. Without Map and Parallel an execution is in one place. Times are epoch milliseconds. */
export interface Execution {
  readonly id: number;
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly roleArn: string;
  /** The definition that it started with. A later update of the machine does not change it. */
  readonly revision: number;
  readonly input: string;
  readonly startedAt: number;
  /** The instant at which the whole execution times out. */
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
  /** A JSON text whose form depends on the phase. */
  readonly carried: string | null;
  /**
   * The instant at which the phase ends by itself: the end of a wait, of a retry's delay or of a task's timeout.
   */
  readonly dueAt: number | null;
  /** The open task's token. */
  readonly token: string | null;
  /** A JSON array of the uses of each of the state's retriers. */
  readonly retries: string;
  /** The number of events in the history. */
  readonly events: number;
  /** Rises with every change. A step that was computed from an older turn is dropped. */
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

/** A change of an execution, and the events that are written with it. */
export interface Move {
  readonly change: Change;
  readonly events: readonly HistoryEvent[];
}

export function isActive(run: Execution): boolean {
  return run.status === 'RUNNING' && ACTIVE.some((phase) => phase === run.phase);
}

/** The change that closes an execution in any state. */
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
