import { DatabaseSync } from 'node:sqlite';
import type { Channel, Letter } from '../adapters/channel.ts';

/** The mail of one machine: letters are kept where they can be read instead of leaving. */
export interface Outbox extends Channel {
  letters(): Letter[];
  close(): void;
}

export function openOutbox(path: string): Outbox {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode=WAL');
  database.exec('CREATE TABLE IF NOT EXISTS letters(id INTEGER PRIMARY KEY, letter TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO letters(letter) VALUES (?)');
  const all = database.prepare('SELECT letter FROM letters ORDER BY id');
  return {
    async send(letter) {
      insert.run(JSON.stringify(letter));
    },
    letters: () => all.all().map(({ letter }) => JSON.parse(String(letter)) as Letter),
    close: () => database.close(),
  };
}
