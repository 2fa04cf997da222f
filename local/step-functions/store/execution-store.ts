import type { Clock } from '../../machine/time/clock.ts';
import type { Database } from './database.ts';
import { ACTIVE, closing, type Execution, type Move, type Status } from './execution.ts';
import { executionFailed, type HistoryEvent } from './history-events.ts';

/**
 * The most events of a closed history. The event that fails the execution is the last of them.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const MAX_EVENTS = 25_000;

/** The columns that a move may change, in the order in which they are written. */
const MUTABLE = [
  ...(['status', 'stoppedAt', 'output', 'error', 'cause', 'state', 'stateInput', 'variables'] as const),
  ...([
    'enteredAt',
    'enteredEvent',
    'phase',
    'carried',
    'dueAt',
    'token',
    'retries',
    'events',
    'turn',
  ] as const),
];
/** The columns that are written once, besides the number that SQLite gives. */
const FIXED = [
  'arn',
  'name',
  'machineArn',
  'roleArn',
  'revision',
  'input',
  'startedAt',
  'expiresAt',
] as const;

const UPDATE = `UPDATE execution SET ${MUTABLE.map((it) => `${it} = ?`).join(', ')}, nextAt = ? WHERE id = ? AND turn = ?`;
const WRITTEN = [...FIXED, ...MUTABLE];
const INSERT = `INSERT INTO execution (${WRITTEN.join(', ')}, nextAt) VALUES (${WRITTEN.map(() => '?, ').join('')}?)`;
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

function nextAt(run: Omit<Execution, 'id'>): number | null {
  return run.status === 'RUNNING' ? Math.min(run.dueAt ?? run.expiresAt, run.expiresAt) : null;
}

export function openExecutionStore(database: Database, clock: Clock): ExecutionStore {
  const select = (rest: string) => `SELECT ${COLUMNS} FROM execution ${rest}`;
  const one = (rest: string, value: string | number) => database.one<Execution>(select(rest), value);

  function addEvents(id: number, before: number, events: readonly HistoryEvent[]): void {
    const sql = 'INSERT INTO event (execution, number, at, type, details) VALUES (?, ?, ?, ?, ?)';
    const now = clock.now();
    events.forEach(({ type, details }, at) => {
      database.run(sql, id, before + at + 1, now, type, JSON.stringify(details));
    });
  }

  /** Replaces a move that would overfill the history by one that fails the execution. */
  function withinQuota(run: Execution, move: Move): Move {
    const room = MAX_EVENTS - run.events;
    const closes = move.change.status !== undefined && move.change.status !== 'RUNNING';
    if (move.events.length < room || (closes && move.events.length === room)) return move;
    const cause = `The execution reached the maximum number of history events (${MAX_EVENTS}).`;
    const failure = { error: 'States.Runtime', cause };
    const events = [...move.events.slice(0, room - 1), executionFailed(failure)];
    return closing('FAILED', clock.now(), failure, events);
  }

  function apply(run: Execution, wanted: Move): Execution | undefined {
    const { change, events } = withinQuota(run, wanted);
    const next = { ...run, ...change, events: run.events + events.length, turn: run.turn + 1 };
    return database.together(() => {
      const values = [...MUTABLE.map((it) => next[it]), nextAt(next)];
      if (database.run(UPDATE, ...values, run.id, run.turn) === 0) return undefined;
      if (next.token !== null && next.token !== run.token)
        database.run('INSERT INTO issued (token, execution) VALUES (?, ?)', next.token, run.id);
      addEvents(run.id, run.events, events);
      return next;
    });
  }

  return {
    apply,
    find: (arn) => one('WHERE arn = ?', arn),
    get: (id) => one('WHERE id = ?', id),
    withToken: (token) => one('WHERE token = ?', token),
    wasIssued: (token) => database.one('SELECT 1 FROM issued WHERE token = ?', token) !== undefined,
    add: (run, events) =>
      database.together(() => {
        const row = { ...run, events: events.length, turn: 0 };
        database.run(INSERT, ...WRITTEN.map((it) => row[it]), nextAt(row));
        const added = one('WHERE arn = ?', run.arn);
        if (added === undefined) throw new Error(`${run.arn} was not written.`);
        addEvents(added.id, 0, events);
        return added;
      }),
    forget: (run) =>
      database.together(() => {
        database.run('DELETE FROM event WHERE execution = ?', run.id);
        database.run('DELETE FROM issued WHERE execution = ?', run.id);
        database.run('DELETE FROM execution WHERE id = ?', run.id);
      }),
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
