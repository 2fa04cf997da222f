import { DatabaseSync } from 'node:sqlite';
import type { Channel, Letter } from '../adapters/channel.ts';

/** The mail of one machine: letters are kept where they can be read instead of leaving. */
export interface Outbox extends Channel {
  letters(): Letter[];
  count(): number;
  /** Those after the first so many. */
  since(count: number): Letter[];
  close(): void;
}

export function openOutbox(path: string): Outbox {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode=WAL');
  database.exec('CREATE TABLE IF NOT EXISTS letters(id INTEGER PRIMARY KEY, letter TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO letters(letter) VALUES (?)');
  const counted = database.prepare('SELECT count(*) AS count FROM letters');
  const after = database.prepare('SELECT letter FROM letters ORDER BY id LIMIT -1 OFFSET ?');
  const all = database.prepare('SELECT letter FROM letters ORDER BY id');
  return {
    async send(letter) {
      insert.run(JSON.stringify(letter));
    },
    count: () => Number(counted.get()?.count),
    since: (count) => after.all(count).map(({ letter }) => JSON.parse(String(letter)) as Letter),
    letters: () => all.all().map(({ letter }) => JSON.parse(String(letter)) as Letter),
    close: () => database.close(),
  };
}
