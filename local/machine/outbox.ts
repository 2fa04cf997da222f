import { DatabaseSync } from 'node:sqlite';
import type { Channel, Letter } from '../../adapters/mail/channel.ts';
import { type Instant, instantOf } from '../../domain/values/instant.ts';
import type { Clock } from './time/clock.ts';

/** A letter with the instant at which it left; older folders lack it. */
export interface SentLetter extends Letter {
  readonly leftAt?: Instant;
}

/** The mail of one machine. Letters are kept to be read and do not leave. */
export interface Outbox extends Channel {
  letters(): SentLetter[];
  /** The letters one after another, for whoever cannot hold all of them. */
  each(): Iterable<SentLetter>;
  count(): number;
  /** The letters after the first `count`. */
  since(count: number): SentLetter[];
  close(): void;
}

export function openOutbox(path: string, clock: Clock, isTemporary = false): Outbox {
  const database = new DatabaseSync(path);
  if (isTemporary) database.exec('PRAGMA synchronous=OFF');
  database.exec('PRAGMA journal_mode=WAL');
  database.exec('CREATE TABLE IF NOT EXISTS letters(id INTEGER PRIMARY KEY, letter TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO letters(letter) VALUES (?)');
  const counted = database.prepare('SELECT count(*) AS count FROM letters');
  const after = database.prepare('SELECT letter FROM letters ORDER BY id LIMIT -1 OFFSET ?');
  const all = database.prepare('SELECT letter FROM letters ORDER BY id');
  return {
    async send(letter) {
      const sent: SentLetter = { ...letter, leftAt: instantOf(clock.now()) };
      insert.run(JSON.stringify(sent));
    },
    count: () => Number(counted.get()?.count),
    since: (count) => after.all(count).map(({ letter }) => JSON.parse(String(letter)) as SentLetter),
    *each() {
      for (const { letter } of all.iterate()) yield JSON.parse(String(letter)) as SentLetter;
    },
    letters: () => all.all().map(({ letter }) => JSON.parse(String(letter)) as SentLetter),
    close: () => database.close(),
  };
}
