import * as v from 'valibot';
import type { Clock } from '../../machine/time/clock.ts';
import { type Definition, definitionSchema } from '../definition/definition.ts';
import type { Database } from './database.ts';

/** A state machine; `revision` numbers the definition of new executions. */
export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly revision: number;
  readonly createdAt: number;
}

export interface MachineStore {
  find(arn: string): Machine | undefined;
  create(machine: { arn: string; name: string; roleArn: string; definition: string }): Machine;
  /** Gives the machine a new definition or role. Executions keep the revision they have. */
  update(machine: Machine, change: { roleArn?: string | undefined; definition?: string | undefined }): void;
  /** The definition's text, as it was given. */
  definitionText(revision: number): string;
  definition(revision: number): Definition;
}

export function openMachineStore(database: Database, clock: Clock): MachineStore {
  const parsed = new Map<number, Definition>();

  function addRevision(definition: string): number {
    database.run('INSERT INTO revision (definition) VALUES (?)', definition);
    return database.one<{ id: number }>('SELECT MAX(id) AS id FROM revision')?.id ?? 0;
  }

  function definitionText(revision: number): string {
    const row = database.one<{ definition: string }>(
      'SELECT definition FROM revision WHERE id = ?',
      revision,
    );
    if (row === undefined) throw new Error(`There is no revision ${revision}.`);
    return row.definition;
  }

  return {
    find: (arn) => database.one<Machine>('SELECT * FROM machine WHERE arn = ?', arn),
    create: ({ arn, name, roleArn, definition }) =>
      database.together(() => {
        const machine = { arn, name, roleArn, revision: addRevision(definition), createdAt: clock.now() };
        database.run(
          'INSERT INTO machine (arn, name, roleArn, revision, createdAt) VALUES (?, ?, ?, ?, ?)',
          ...[arn, name, roleArn, machine.revision, machine.createdAt],
        );
        return machine;
      }),
    update: (machine, { roleArn = machine.roleArn, definition }) =>
      database.together(() => {
        const revision = definition === undefined ? machine.revision : addRevision(definition);
        database.run(
          'UPDATE machine SET roleArn = ?, revision = ? WHERE arn = ?',
          roleArn,
          revision,
          machine.arn,
        );
      }),
    definitionText,
    definition: (revision) => {
      let definition = parsed.get(revision);
      if (definition === undefined) {
        definition = v.parse(definitionSchema, JSON.parse(definitionText(revision)));
        parsed.set(revision, definition);
      }
      return definition;
    },
  };
}
