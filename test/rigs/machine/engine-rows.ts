import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fingerprint } from '../../../adapters/fingerprint.ts';

/** The records of one machine's engines besides the table. */
export const ENGINES = ['step-functions', 'scheduler', 'materials', 'outbox'] as const;
export type Engine = (typeof ENGINES)[number];

/** Every row that an engine keeps in a machine's folder, past all its operations; bytes by their fingerprint. */
export function rowsOf(folder: string, engine: Engine): string[] {
  const file = join(folder, `${engine}.sqlite`);
  if (!existsSync(file)) throw new Error(`The machine keeps no ${file}`);
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    return tables.flatMap(({ name }) =>
      database
        .prepare(`SELECT * FROM "${String(name)}"`)
        .all()
        .map((row) => `${String(name)} ${JSON.stringify(row, withoutBytes)}`),
    );
  } finally {
    database.close();
  }
}

function withoutBytes(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? fingerprint(Buffer.from(value).toString('base64')) : value;
}
