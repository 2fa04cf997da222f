import { type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { openRecords, type Records } from '../../../adapters/records/records.ts';
import { type Item, openStore, type Store, type Write } from '../../../adapters/records/store/store.ts';
import { createTable } from '../../../adapters/set-up.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import type { Actor, Change } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { publishedCalendar } from '../domain/published-calendar.ts';
import { clientOf } from '../dynamodb/engine-table.ts';
import { QUICK } from '../faults/rig.ts';
import { beijing } from '../machine/acting.ts';
import { CALL } from '../machine/rig.ts';

export const OPEN = beijing('2021-10-11 09:00');
export const LATER = beijing('2021-10-12 09:00');
const BY: Actor = { kind: 'automatic', by: 'patrol' };

export interface Bench {
  readonly records: Records;
  readonly store: Store;
  /** The names of the writes of every transaction so far. */
  readonly transactions: string[][];
  /** Every item of the table. */
  items(): Promise<Item[]>;
  /** Writes an item as it is, without any condition. */
  put(item: Item): Promise<void>;
  /** A draft as the table keeps it, begun while declaring is open. */
  draft(id: string, more?: Partial<Declaration>): Promise<Declaration>;
}

let tables = 0;

/** A fresh table of a running engine, with the call published and its locks as in its file. */
export async function openBench(endpoint: string): Promise<Bench> {
  tables += 1;
  const table = `bench-${tables}`;
  await createTable(table, endpoint);
  const raw: DynamoDBDocumentClient = clientOf(endpoint);
  const plain = openStore(table, endpoint, QUICK);
  const transactions: string[][] = [];
  const store: Store = {
    ...plain,
    transact(writes: readonly Write[]) {
      transactions.push(writes.map(({ named }) => named));
      return plain.transact(writes);
    },
  };
  const records = openRecords(store, () => {});
  const signed = {
    hash: 'of-its-text',
    defaultsHash: 'h',
    publishedAt: OPEN,
    by: 'operator',
    reason: 'test',
  };
  await records.calls.publish({ call: CALL, version: 1, ...signed }, locksOf(CALL));
  return {
    records,
    store,
    transactions,
    async items() {
      return (await raw.send(new ScanCommand({ TableName: table, ConsistentRead: true }))).Items ?? [];
    },
    async put(Item) {
      await raw.send(new PutCommand({ TableName: table, Item }));
    },
    async draft(id, more = {}) {
      const declaration = { ...draftOf(id), ...more };
      const gate = { kind: 'open', stage: 'declare' } as const;
      const written = await records.declarations.create(
        { declaration, gate, locks: locksOf(CALL), entry: creationOf(declaration) },
        undefined,
      );
      if (!written.ok) throw new Error(`Not begun: ${JSON.stringify(written.failed)}`);
      return declaration;
    },
  };
}

export function draftOf(id: string): Declaration {
  return {
    id,
    call: CALL.id,
    callVersion: 1,
    account: `account-${id}`,
    standing: 'draft',
    version: 1,
    run: 0,
    round: 0,
    enteredAt: OPEN,
    desk: 'contact',
    draft: {},
    identity: { kind: 'resident-id', sealed: 'sealed', hash: `person-${id}` },
    route: [],
    bodyIndex: 0,
    objections: [],
    grants: 0,
    dueAt: OPEN,
  };
}

export function creationOf({ id, callVersion }: Declaration): TimelineEntry {
  const where = { declaration: id, call: CALL.id, callVersion, version: 1, run: 0 };
  return { ...where, calendar: 1, at: OPEN, move: 'create', to: 'draft', actor: BY };
}

/** The subject of a change: the declaration under its call and the calendar that counts for it. */
export function asCase(declaration: Declaration) {
  return { declaration, call: CALL, locks: locksOf(CALL), calendar: { ...publishedCalendar, version: 1 } };
}

/** A change that a rule might have decided. */
export function changeTo(to: Standing, { set = { run: 1 }, ...more }: Partial<Change> = {}): Change {
  const step = STEP_AT[to];
  const at = step === undefined ? {} : { step };
  return { move: 'submit', to, at: LATER, actor: BY, gates: [], ...more, set: { ...at, ...set } } as Change;
}

/** The step of the real call in which a declaration of each standing waits. */
const STEP_AT: Partial<Record<Standing, string>> = {
  submitted: 'employer',
  supported: 'notice',
  posted: 'notice',
  forwarded: 'recommendation',
};

/** Writes a change and returns the declaration after it. */
export async function carried(bench: Bench, declaration: Declaration, change: Change): Promise<Declaration> {
  const { declarations } = bench.records;
  const written = await declarations.writeChange(asCase(declaration), change);
  const after = await declarations.get(declaration.id);
  if (!written.ok || !after) throw new Error(`Not carried out: ${JSON.stringify(written)}`);
  return after;
}

export async function lockStage(bench: Bench, stage: string, at: Instant): Promise<void> {
  const record = (await bench.records.stages.of(CALL.id))[stage];
  if (!record || !(await bench.records.stages.lock(record, at, at))) throw new Error(`Not locked: ${stage}`);
}
