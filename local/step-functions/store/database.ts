import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS machine (
    arn TEXT PRIMARY KEY, name TEXT NOT NULL, roleArn TEXT NOT NULL, revision INTEGER NOT NULL, createdAt INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS revision (id INTEGER PRIMARY KEY, definition TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS execution (
    id INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, name TEXT NOT NULL, machineArn TEXT NOT NULL,
    roleArn TEXT NOT NULL, revision INTEGER NOT NULL, input TEXT NOT NULL, startedAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL,
    status TEXT NOT NULL, stoppedAt INTEGER, output TEXT, error TEXT, cause TEXT,
    state TEXT NOT NULL, stateInput TEXT NOT NULL, variables TEXT NOT NULL, enteredAt INTEGER NOT NULL,
    enteredEvent INTEGER NOT NULL, phase TEXT NOT NULL, carried TEXT, dueAt INTEGER, token TEXT,
    retries TEXT NOT NULL, events INTEGER NOT NULL, turn INTEGER NOT NULL, nextAt INTEGER
  );
  CREATE INDEX IF NOT EXISTS execution_next ON execution (nextAt, id) WHERE nextAt IS NOT NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS execution_token ON execution (token) WHERE token IS NOT NULL;
  CREATE INDEX IF NOT EXISTS execution_machine ON execution (machineArn, id);
  CREATE INDEX IF NOT EXISTS execution_running ON execution (id) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS event (
    execution INTEGER NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL, details TEXT NOT NULL,
    PRIMARY KEY (execution, number)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS issued (token TEXT PRIMARY KEY, execution INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS issued_execution ON issued (execution);
`;

/** A SQLite file with its prepared statements. */
export interface Database {
  /** Gives rows as the table has them; the caller names their type. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** Gives the number of changed rows. Call it inside `together` only. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /**
   * Writes everything that `work` writes, or nothing. Reads see it at once, and it is on disk when `committed`
   * resolves. The writes of one turn of the event loop share one commit, since each commit waits for the disk.
   */
  together<T>(work: () => T): T;
  committed(): Promise<void>;
  close(): void;
}

/**
 * Opens the file. With `isTemporary` an acknowledged write survives the end of the process but not a power cut, and no
 * commit waits for the disk.
 */
export function openDatabase(path: string, isTemporary = false): Database {
  const sqlite = new DatabaseSync(path);
  sqlite.exec(`PRAGMA synchronous = ${isTemporary ? 'OFF' : 'FULL'}`);
  sqlite.exec(SCHEMA);
  const prepared = new Map<string, StatementSync>();
  let batch: Promise<void> | undefined;

  function statement(sql: string): StatementSync {
    let found = prepared.get(sql);
    if (found === undefined) {
      found = sqlite.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  }

  function commit(): void {
    if (batch === undefined) return;
    batch = undefined;
    statement('COMMIT').run();
  }

  function openBatch(): void {
    if (batch !== undefined) return;
    statement('BEGIN IMMEDIATE').run();
    const begun = new Promise<void>((resolve) => setImmediate(resolve)).then(commit);
    // A caller that awaits `committed` gets the error. If nobody does, it is not a second one.
    begun.catch(() => {});
    batch = begun;
  }

  function together<T>(work: () => T): T {
    openBatch();
    statement('SAVEPOINT work').run();
    try {
      const result = work();
      statement('RELEASE work').run();
      return result;
    } catch (fault) {
      statement('ROLLBACK TO work').run();
      statement('RELEASE work').run();
      throw fault;
    }
  }

  return {
    all: <Row>(sql: string, ...values: SQLInputValue[]) => statement(sql).all(...values) as unknown as Row[],
    one: <Row>(sql: string, ...values: SQLInputValue[]) =>
      statement(sql).get(...values) as unknown as Row | undefined,
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    together,
    committed: () => batch ?? Promise.resolve(),
    close() {
      commit();
      sqlite.close();
    },
  };
}
