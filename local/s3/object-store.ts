import { createHash, randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../domain/values/instant.ts';

/** One version of an object. */
export interface StoredObject {
  readonly key: string;
  readonly version: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** MD5 in hex, which is S3's ETag of a small object. */
  readonly etag: string;
  /** The checksum in base64, as S3 writes it. */
  readonly sha256: string;
  /** Whether it is a delete marker, which hides the versions before it. */
  readonly isMarker: boolean;
}

/** What is uploaded as a new version. */
export type Uploaded = Pick<StoredObject, 'key' | 'type' | 'bytes'>;

/** An event that is not delivered yet. */
export interface PendingEvent {
  readonly version: string;
  readonly event: string;
}

export type ObjectStore = ReturnType<typeof openObjectStore>;

/**
 * Keeps every version of every object in one SQLite file. Objects have a few megabytes, so they lie in the rows.
 * One commit makes the object and its event, and a power cut leaves both or neither.
 */
export function openObjectStore(path: string) {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
    CREATE TABLE IF NOT EXISTS versions(
      number INTEGER PRIMARY KEY, key TEXT NOT NULL, version TEXT NOT NULL UNIQUE, type TEXT, bytes BLOB,
      etag TEXT, sha256 TEXT, isMarker INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS byKey ON versions(key, number);
    CREATE TABLE IF NOT EXISTS retentions(version TEXT PRIMARY KEY, until TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS pending(version TEXT PRIMARY KEY, event TEXT NOT NULL);`);
  const insert = database.prepare(
    'INSERT INTO versions(key, version, type, bytes, etag, sha256, isMarker) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const keepEvent = database.prepare('INSERT INTO pending(version, event) VALUES (?, ?)');
  const latest = database.prepare('SELECT * FROM versions WHERE key = ? ORDER BY number DESC LIMIT 1');
  const exact = database.prepare('SELECT * FROM versions WHERE key = ? AND version = ?');
  const remove = database.prepare('DELETE FROM versions WHERE key = ? AND version = ?');
  const retained = database.prepare('SELECT until FROM retentions WHERE version = ?');
  const retain = database.prepare(
    'INSERT INTO retentions(version, until) VALUES (?, ?) ON CONFLICT(version) DO UPDATE SET until = excluded.until',
  );
  const undelivered = database.prepare('SELECT version, event FROM pending ORDER BY rowid');
  const forget = database.prepare('DELETE FROM pending WHERE version = ?');
  return {
    /** Commits the object with its event. */
    put({ key, type, bytes }: Uploaded, eventOf: (made: StoredObject) => string): StoredObject {
      const etag = createHash('md5').update(bytes).digest('hex');
      const sha256 = createHash('sha256').update(bytes).digest('base64');
      const made = { key, version: randomUUID(), type, bytes, etag, sha256, isMarker: false };
      const event = eventOf(made);
      database.exec('BEGIN IMMEDIATE');
      try {
        insert.run(key, made.version, type, bytes, etag, sha256, 0);
        keepEvent.run(made.version, event);
        database.exec('COMMIT');
      } catch (fault) {
        // A full disk may have ended the transaction already.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw fault;
      }
      return made;
    },
    get(key: string, version?: string): StoredObject | undefined {
      const row = version === undefined ? latest.get(key) : exact.get(key, version);
      return row && ({ ...row, isMarker: row.isMarker === 1 } as unknown as StoredObject);
    },
    /** Deletes. Without a version it sets a marker in front; with one, that version is gone for good. */
    delete(key: string, version?: string): string {
      if (version !== undefined) {
        remove.run(key, version);
        return version;
      }
      const marker = randomUUID();
      insert.run(key, marker, null, null, null, null, 1);
      return marker;
    },
    /** The instant until which a version cannot be deleted. */
    retainedUntil: (version: string) => retained.get(version)?.until as Instant | undefined,
    retain: (version: string, until: Instant) => void retain.run(version, until),
    pending: () => undelivered.all() as unknown as PendingEvent[],
    delivered: (version: string) => void forget.run(version),
    close: () => database.close(),
  };
}
