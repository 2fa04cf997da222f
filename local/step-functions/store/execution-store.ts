import type { Clock } from '../../machine/time/clock.ts';
import type { Database } from './database.ts';
import { ACTIVE, type Execution, type Move, type Status } from './execution.ts';
import { WRITTEN } from './execution-columns.ts';
import type { HistoryEvent } from './history-events.ts';
import { writeExecutions } from './write-executions.ts';

const COLUMNS = `id, ${WRITTEN.join(', ')}`;

export interface StoredEvent {
  readonly number: number;
  readonly at: number;
  readonly type: string;
  readonly details: string;
}

export interface Page {
  readonly limit: number;
  /** The last row of the page before this one. */
  readonly after: number | undefined;
}

/** Executions and their histories on disk. */
export interface ExecutionStore {
  find(arn: string): Execution | undefined;
  get(id: number): Execution | undefined;
  /** The execution whose open task has this token. */
  withToken(token: string): Execution | undefined;
  wasIssued(token: string): boolean;
  /** Starts an execution with its first events. */
  add(run: Omit<Execution, 'id' | 'events' | 'turn'>, events: readonly HistoryEvent[]): Execution;
  /** Forgets an execution, its history and its tokens. */
  forget(run: Execution): void;
  /**
   * Writes a move in one transaction; undefined, with nothing written, if the execution has moved since `run` was
   * read.
   */
  apply(run: Execution, move: Move): Execution | undefined;
  nextAt(): number | undefined;
  due(now: number): Execution[];
  running(): Execution[];
  active(): Execution[];
  /** Lists executions, newest first. */
  list(machineArn: string, status: Status | undefined, page: Page): Execution[];
  events(run: Execution, reverse: boolean, page: Page): StoredEvent[];
}

export function openExecutionStore(database: Database, clock: Clock): ExecutionStore {
  const reads = readExecutions(database);
  return { ...reads, ...writeExecutions(database, clock, reads.find) };
}

function readExecutions(database: Database): Omit<ExecutionStore, 'add' | 'forget' | 'apply'> {
  const select = (rest: string) => `SELECT ${COLUMNS} FROM execution ${rest}`;
  const one = (rest: string, value: string | number) => database.one<Execution>(select(rest), value);

  return {
    find: (arn) => one('WHERE arn = ?', arn),
    get: (id) => one('WHERE id = ?', id),
    withToken: (token) => one('WHERE token = ?', token),
    wasIssued: (token) => database.one('SELECT 1 FROM issued WHERE token = ?', token) !== undefined,
    nextAt: () =>
      database.one<{ at: number | null }>('SELECT MIN(nextAt) AS at FROM execution WHERE nextAt IS NOT NULL')
        ?.at ?? undefined,
    due: (now) => database.all<Execution>(select('WHERE nextAt <= ? ORDER BY nextAt, id'), now),
    running: () => database.all<Execution>(select("WHERE status = 'RUNNING' ORDER BY id")),
    active: () => {
      const phases = ACTIVE.map((it) => `'${it}'`).join(', ');
      return database.all<Execution>(select(`WHERE status = 'RUNNING' AND phase IN (${phases}) ORDER BY id`));
    },
    list: (machineArn, status, { limit, after = Number.MAX_SAFE_INTEGER }) =>
      database.all<Execution>(
        select('WHERE machineArn = ? AND id < ? AND (? IS NULL OR status = ?) ORDER BY id DESC LIMIT ?'),
        ...[machineArn, after, status ?? null, status ?? null, limit],
      ),
    events: (run, reverse, { limit, after }) => {
      const [compare, order, from] = reverse
        ? ['<', 'DESC', after ?? Number.MAX_SAFE_INTEGER]
        : ['>', 'ASC', after ?? 0];
      return database.all<StoredEvent>(
        `SELECT number, at, type, details FROM event WHERE execution = ? AND number ${compare} ? ORDER BY number ${order} LIMIT ?`,
        ...[run.id, from, limit],
      );
    },
  };
}
