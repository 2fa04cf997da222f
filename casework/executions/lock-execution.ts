import type { LockExecution } from '../../adapters/timetable.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';

/**
 * The input of an execution that drives one generation of one stage's lock. `attempt` and `part` tell its
 * executions apart.
 */
export interface LockInput {
  readonly call: string;
  readonly stage: string;
  readonly generation: number;
  /** Rises each time the patrol starts it again. */
  readonly attempt: number;
  /** Rises each time it goes on as a new execution, before its history is full. */
  readonly part: number;
}

/**
 * Names a lock's execution `lock-<call>-<stage>-<generation>`, with `-a` for an attempt after the first and
 * `-p` for a later part.
 */
export function lockExecution(input: LockInput): LockExecution {
  const { call, stage, generation, attempt, part } = input;
  const name = `lock-${call}-${stage}-${generation}`;
  return { name: `${name}${attempt > 1 ? `-a${attempt}` : ''}${part > 1 ? `-p${part}` : ''}`, input };
}

/** Sets the lock's execution to start at an instant; if that has passed, it starts at once. */
export async function scheduleLock(
  { timetable, workflow, now }: Pick<Needs, 'timetable' | 'workflow' | 'now'>,
  input: LockInput,
  at: Instant,
): Promise<void> {
  const execution = lockExecution(input);
  if (at > now()) await timetable.setLock(execution, at);
  else await workflow.start('deadline-lock', execution.name, execution.input);
}
