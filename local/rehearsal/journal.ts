import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../domain/values/instant.ts';

/** An answer that was not the planned one. */
export interface Surprise {
  readonly at: Instant;
  readonly who: string;
  readonly move: string;
  readonly expected: string;
  readonly got: string;
}

/** Keeps what a rehearsal on disk has done and its clock, so that one that was killed goes on. */
export interface Journal {
  /** Whether an earlier process has begun this rehearsal. */
  readonly resumed: boolean;
  readonly clockAt: number | undefined;
  /** Whether the journal was begun with this rehearsal; another one must not go on in it. */
  isOf(rehearsal: string): boolean;
  isDone(step: string): boolean;
  done(step: string, surprise: Surprise | undefined): void;
  surprises(): Surprise[];
  turned(epochMilliseconds: number): void;
  close(): void;
}

export function openJournal(path: string): Journal {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL');
  database.exec('CREATE TABLE IF NOT EXISTS done(step TEXT PRIMARY KEY, surprise TEXT) WITHOUT ROWID');
  database.exec(
    'CREATE TABLE IF NOT EXISTS clock(id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL)',
  );
  database.exec(
    'CREATE TABLE IF NOT EXISTS begun(id INTEGER PRIMARY KEY CHECK (id = 1), as_what TEXT NOT NULL)',
  );
  const begin = database.prepare('INSERT OR IGNORE INTO begun VALUES (1, ?)');
  const begun = database.prepare('SELECT as_what FROM begun');
  const clock = database.prepare('SELECT at FROM clock').get() as { at: number } | undefined;
  const insert = database.prepare('INSERT OR IGNORE INTO done VALUES (?, ?)');
  const find = database.prepare('SELECT 1 FROM done WHERE step = ?');
  const surprising = database.prepare('SELECT surprise FROM done WHERE surprise IS NOT NULL ORDER BY step');
  const turn = database.prepare(
    'INSERT INTO clock VALUES (1, ?) ON CONFLICT(id) DO UPDATE SET at = excluded.at',
  );
  return {
    resumed: clock !== undefined,
    clockAt: clock?.at,
    isOf(rehearsal) {
      begin.run(rehearsal);
      return begun.get()?.as_what === rehearsal;
    },
    isDone: (step) => find.get(step) !== undefined,
    done: (step, surprise) => void insert.run(step, surprise ? JSON.stringify(surprise) : null),
    surprises: () => surprising.all().map(({ surprise }) => JSON.parse(String(surprise)) as Surprise),
    turned: (at) => void turn.run(at),
    close: () => database.close(),
  };
}
