import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Store } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { placing } from './declaration-item.ts';

/** A wait of one run, as the state machine asks for it. */
export interface WaitToken {
  readonly declaration: string;
  readonly run: number;
  /** The version that the ladder saw. */
  readonly version: number;
  readonly token: string;
  /** When the wait's own timeout comes. If it is overdue, the patrol looks at it. */
  readonly dueAt: Instant;
}

/** Keeps how long a declaration's run waits: its token, and by when something must have happened. */
export function waits(store: Store) {
  return {
    /** Keeps a wait's token, if the declaration is as the ladder saw it; false if something happened since. */
    async keepToken({ declaration: id, run, version, token, dueAt }: WaitToken): Promise<boolean> {
      return writeIfAsSeen(store, id, run, version, {
        UpdateExpression: 'SET #token = :token, dueAt = :due, dueShard = :shard REMOVE unseen',
        values: { ':token': token, ':due': dueAt, ':shard': placing(id, dueAt).dueShard },
      });
    },
    /** Sets by when something must have happened next; without an instant, nothing is left to do. */
    async setDue(declaration: Declaration, dueAt: Instant | undefined): Promise<boolean> {
      const { id, run, version } = declaration;
      if (dueAt === undefined)
        return writeIfAsSeen(store, id, run, version, {
          UpdateExpression: 'REMOVE dueAt, dueShard, unseen, #token',
          values: {},
        });
      const { dueShard } = placing(id, dueAt);
      return writeIfAsSeen(store, id, run, version, {
        UpdateExpression: 'SET dueAt = :due, dueShard = :shard',
        values: { ':due': dueAt, ':shard': dueShard },
      });
    },
  };
}

/** Writes to the declaration's item while it has this run and version; false if something happened since. */
async function writeIfAsSeen(
  store: Store,
  id: string,
  run: number,
  version: number,
  { UpdateExpression, values }: { UpdateExpression: string; values: Record<string, unknown> },
): Promise<boolean> {
  const written = await store.transact([
    {
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
    },
  ]);
  return written.ok;
}
