import { DatabaseSync } from 'node:sqlite';
import type { Definition } from './schedule.ts';

/** A schedule. Instants are epoch milliseconds of the domain's time. */
export interface Schedule {
  readonly group: string;
  readonly name: string;
  readonly definition: Definition;
  /** The instant that the expression names. */
  readonly at: number;
  /** The request that created it, which tells a repeated request from another schedule with its name. */
  readonly createdBy: string;
  readonly createdAt: number;
  readonly changedAt: number;
  /** Counts the changes. A delivery that began before a change must not complete the changed schedule. */
  readonly revision: number;
  /** The next attempt at delivery; undefined if there is none. */
  readonly due: number | undefined;
  readonly attempts: number;
  readonly firstAttemptAt: number | undefined;
  /** Whether its lateness was asked already. */
  readonly isLatenessKnown: boolean;
}

/** A firing that was given up. */
export interface DeadLetter {
  readonly schedule: string;
  readonly group: string;
  readonly target: { readonly service: string; readonly action: string; readonly input: unknown };
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly retryAttempts: number;
  /** The limit of the retry policy that was reached; undefined for an error that no retry can mend. */
  readonly exhausted: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds' | undefined;
  readonly scheduledFor: number;
  readonly at: number;
}

/** The table. `due` has a column of its own, since every step of the clock asks for it. */
const TABLES = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS schedule_group (name TEXT PRIMARY KEY) STRICT;
  INSERT OR IGNORE INTO schedule_group VALUES ('default');
  CREATE TABLE IF NOT EXISTS schedule
    (grp TEXT, name TEXT, due INTEGER, record TEXT NOT NULL, PRIMARY KEY (grp, name)) STRICT;
  CREATE INDEX IF NOT EXISTS schedule_due ON schedule (due) WHERE due IS NOT NULL;
  CREATE TABLE IF NOT EXISTS dead_letter (id INTEGER PRIMARY KEY, record TEXT NOT NULL) STRICT;`;

export interface Store {
  hasGroup(name: string): boolean;
  addGroup(name: string): void;
  find(group: string, name: string): Schedule | undefined;
  keep(schedule: Schedule): void;
  remove(group: string, name: string): void;
  /** Lists schedules by group and name, after the given one. */
  list(query: {
    group: string | undefined;
    prefix: string;
    after: string;
    state: string | undefined;
    limit: number;
  }): Schedule[];
  /** Everything that waits for an instant up to `until`, earliest first. */
  waiting(until: number): Iterable<Schedule>;
  addDeadLetter(letter: DeadLetter): void;
  deadLetters(): DeadLetter[];
  /** Makes several writes in one transaction. */
  together(writes: () => void): void;
  close(): void;
}

/** Keeps schedules in SQLite. A call that has returned survives `kill -9`. */
export function openStore(path: string): Store {
  const db = new DatabaseSync(path);
  db.exec(TABLES);
  const select = db.prepare('SELECT record FROM schedule WHERE grp = ? AND name = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO schedule VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM schedule WHERE grp = ? AND name = ?');
  const waiting = db.prepare('SELECT record FROM schedule WHERE due <= ? ORDER BY due, grp, name');
  const page = db.prepare(
    `SELECT record FROM schedule
      WHERE (:grp IS NULL OR grp = :grp) AND substr(name, 1, length(:prefix)) = :prefix
        AND grp || '/' || name > :after AND (:state IS NULL OR record ->> '$.definition.State' = :state)
      ORDER BY grp || '/' || name LIMIT :limit`,
  );
  const group = db.prepare('SELECT 1 FROM schedule_group WHERE name = ?');
  const addGroup = db.prepare('INSERT INTO schedule_group VALUES (?)');
  const addLetter = db.prepare('INSERT INTO dead_letter (record) VALUES (?)');
  const letters = db.prepare('SELECT record FROM dead_letter ORDER BY id');
  return {
    hasGroup: (name) => group.get(name) !== undefined,
    addGroup: (name) => void addGroup.run(name),
    find: (grp, name) => first(select.all(grp, name)),
    keep: (schedule) =>
      void upsert.run(schedule.group, schedule.name, schedule.due ?? null, JSON.stringify(schedule)),
    remove: (grp, name) => void remove.run(grp, name),
    list: ({ group: grp = null, prefix, after, state = null, limit }) =>
      records(page.all({ grp, prefix, after, state, limit })),
    *waiting(until) {
      for (const { record } of waiting.iterate(until)) yield JSON.parse(String(record)) as Schedule;
    },
    addDeadLetter: (letter) => void addLetter.run(JSON.stringify(letter)),
    deadLetters: () => records(letters.all()),
    together: (writes) => together(db, writes),
    close: () => db.close(),
  };
}

function records<T>(rows: Record<string, unknown>[]): T[] {
  return rows.map((row) => JSON.parse(String(row.record)) as T);
}

function first(rows: Record<string, unknown>[]): Schedule | undefined {
  return records<Schedule>(rows)[0];
}

function together(db: DatabaseSync, writes: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    writes();
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
