import type { Clock } from '../../machine/time/clock.ts';
import type { Database } from './database.ts';
import { closing, type Execution, type Move } from './execution.ts';
import { MUTABLE, WRITTEN } from './execution-columns.ts';
import type { ExecutionStore } from './execution-store.ts';
import { executionFailed, type HistoryEvent } from './history-events.ts';

/**
 * The most events of a closed history. The event that fails the execution is the last of them.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const MAX_EVENTS = 25_000;

const UPDATE = `UPDATE execution SET ${MUTABLE.map((it) => `${it} = ?`).join(', ')}, nextAt = ? WHERE id = ? AND turn = ?`;
const INSERT = `INSERT INTO execution (${WRITTEN.join(', ')}, nextAt) VALUES (${WRITTEN.map(() => '?, ').join('')}?)`;

function nextAt(run: Omit<Execution, 'id'>): number | null {
  return run.status === 'RUNNING' ? Math.min(run.dueAt ?? run.expiresAt, run.expiresAt) : null;
}

/** The writes of the store, each in one transaction. */
export function writeExecutions(
  database: Database,
  clock: Clock,
  find: ExecutionStore['find'],
): Pick<ExecutionStore, 'add' | 'forget' | 'apply'> {
  function addEvents(id: number, before: number, events: readonly HistoryEvent[]): void {
    const sql = 'INSERT INTO event (execution, number, at, type, details) VALUES (?, ?, ?, ?, ?)';
    const now = clock.now();
    events.forEach(({ type, details }, at) => {
      database.run(sql, id, before + at + 1, now, type, JSON.stringify(details));
    });
  }

  function apply(run: Execution, wanted: Move): Execution | undefined {
    const { change, events } = withinQuota(run, wanted, clock.now());
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
    add: (run, events) =>
      database.together(() => {
        const row = { ...run, events: events.length, turn: 0 };
        database.run(INSERT, ...WRITTEN.map((it) => row[it]), nextAt(row));
        const added = find(run.arn);
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
  };
}

/** Replaces a move that would overfill the history by one that fails the execution. */
function withinQuota(run: Execution, move: Move, now: number): Move {
  const room = MAX_EVENTS - run.events;
  const closes = move.change.status !== undefined && move.change.status !== 'RUNNING';
  if (move.events.length < room || (closes && move.events.length === room)) return move;
  const cause = `The execution reached the maximum number of history events (${MAX_EVENTS}).`;
  const failure = { error: 'States.Runtime', cause };
  const events = [...move.events.slice(0, room - 1), executionFailed(failure)];
  return closing('FAILED', now, failure, events);
}
