import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Store, Write } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { placing } from './declaration-item.ts';
import { type Judged, queueOf } from './writes.ts';

/** A declaration as it was read. */
type Seen = Pick<Declaration, 'id' | 'run' | 'version'>;

/** Keeps how long a declaration's run waits: its token, and by when something must have happened. */
export function waits(store: Store) {
  return {
    dueWrite,
    tokenWrite,
    /** Keeps a wait by one of the writes above, by itself; false if something happened since the declaration was read. */
    async keepWait(keeping: readonly Write[]): Promise<boolean> {
      return (await store.transact(keeping)).ok;
    },
    /** Keeps what a run took up of a declaration that waits elsewhere; false if something happened since it was read. */
    async keepTaken(declaration: Declaration): Promise<boolean> {
      const taken = ifAsSeen(declaration, {
        UpdateExpression: 'SET taken = :taken',
        values: { ':taken': declaration.taken },
      });
      return (await store.transact([taken])).ok;
    },
    /**
     * Puts a waiting declaration where its desk lists it now, after a closing or the calendar moved; and makes it due, unless an
     * act is still unseen. It answers false if something happened since.
     */
    async placeAnew(subject: Judged, dueAt: Instant): Promise<boolean> {
      const { id, unseen } = subject.declaration;
      const set = { ...queueOf(subject), ...(unseen ? {} : placing(id, dueAt)) };
      const names = Object.keys(set);
      if (names.length === 0) return true;
      const placed = ifAsSeen(subject.declaration, {
        UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(', ')}`,
        values: Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
      });
      return (await store.transact([placed])).ok;
    },
    /** Sets by when something must have happened next; without an instant, nothing is left to do. */
    async setDue(declaration: Declaration, dueAt: Instant | undefined): Promise<boolean> {
      return (await store.transact([dueWrite(declaration, dueAt)])).ok;
    },
  };
}

/** A wait that begins: its token, and what its run has taken up by then. */
export interface KeptWait {
  readonly token: string;
  readonly taken?: string | undefined;
}

/**
 * The write that keeps a wait that begins, with the instant by which it must be looked at again, while nothing happened since
 * the declaration was read.
 */
function tokenWrite(declaration: Seen, { token, taken }: KeptWait, dueAt: Instant): Write {
  const takes = taken === undefined ? '' : ', taken = :taken';
  return ifAsSeen(declaration, {
    UpdateExpression: `SET #token = :token, dueAt = :due, dueShard = :shard${takes} REMOVE unseen`,
    values: {
      ':token': token,
      ':due': dueAt,
      ':shard': placing(declaration.id, dueAt).dueShard,
      ...(taken === undefined ? {} : { ':taken': taken }),
    },
  });
}

/** The write that sets by when something must have happened next, while nothing happened since it was read. */
function dueWrite(declaration: Declaration, dueAt: Instant | undefined): Write {
  if (dueAt === undefined)
    return ifAsSeen(declaration, { UpdateExpression: 'REMOVE dueAt, dueShard, unseen, #token', values: {} });
  return ifAsSeen(declaration, {
    UpdateExpression: 'SET dueAt = :due, dueShard = :shard',
    values: { ':due': dueAt, ':shard': placing(declaration.id, dueAt).dueShard },
  });
}

/** A write to the declaration's item while it has this run and version. */
function ifAsSeen(
  { id, run, version }: Seen,
  { UpdateExpression, values }: { UpdateExpression: string; values: Record<string, unknown> },
): Write {
  return {
    named: 'declaration',
    write: {
      Update: {
        Key: keys.declaration(id),
        UpdateExpression,
        ConditionExpression: '#run = :run AND version = :version',
        ExpressionAttributeNames: {
          '#run': 'run',
          ...(UpdateExpression.includes('#token') ? { '#token': 'token' } : {}),
        },
        ExpressionAttributeValues: { ...values, ':run': run, ':version': version },
      },
    },
  };
}
