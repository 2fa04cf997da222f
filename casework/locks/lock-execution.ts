import type { LockExecution } from '../../adapters/timetable.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';

/** What drives the lock of one generation of one stage; `attempt` and `part` tell its executions apart. */
export interface LockInput {
  readonly call: string;
  readonly stage: string;
  readonly generation: number;
  /** Raised when the patrol starts it again. */
  readonly attempt: number;
  /** Raised when it goes on as a new execution, before its history is full. */
  readonly part: number;
}

/** `lock-<call>-<stage>-<generation>`, with a suffix only for what was started again or goes on. */
export function lockExecution(input: LockInput): LockExecution {
  const { call, stage, generation, attempt, part } = input;
  const name = `lock-${call}-${stage}-${generation}`;
  return { name: `${name}${attempt > 1 ? `-a${attempt}` : ''}${part > 1 ? `-p${part}` : ''}`, input };
}

/** Has the lock's execution started at this instant; one that has passed already starts it at once. */
export async function scheduleLock(
  { timetable, workflow, now }: Pick<Needs, 'timetable' | 'workflow' | 'now'>,
  input: LockInput,
  at: Instant,
): Promise<void> {
  const execution = lockExecution(input);
  if (at > now()) await timetable.setLock(execution, at);
  else await workflow.start('deadline-lock', execution.name, execution.input);
}
