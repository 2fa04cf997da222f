import { DUE_SHARDS } from '../../../adapters/records/store/shards.ts';
import type { Store, Write } from '../../../adapters/records/store/store.ts';
import { epochOf } from '../../../domain/values/instant.ts';
import { type Instants, openInstants } from './earliest.ts';

/**
 * Knows what is due without asking the index at every turn of the clock, since it sees every write of this machine.
 */
export interface DueWatch {
  readonly store: Store;
  /** The earliest instant at which a record is due, in epoch milliseconds. */
  earliest(): Promise<number | undefined>;
}

export function watchDue(store: Store): DueWatch {
  const due = openInstants();
  let read: Promise<void> | undefined;
  return {
    store: {
      ...store,
      async transact(writes) {
        const written = await store.transact(writes);
        if (written.ok) for (const { write } of writes) note(due, write);
        return written;
      },
    },
    async earliest() {
      read ??= readIndex(store, due);
      await read;
      const first = due.earliest();
      return first === undefined ? undefined : epochOf(first);
    },
  };
}

/** Reads what an earlier process left due. */
async function readIndex(store: Store, due: Instants): Promise<void> {
  for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
    let after: Record<string, unknown> | undefined;
    do {
      const page = await store.query({
        IndexName: 'due',
        KeyConditionExpression: 'dueShard = :shard',
        ExpressionAttributeValues: { ':shard': `DUE#${shard}` },
        ExclusiveStartKey: after,
      });
      for (const { pk, sk, dueAt } of page.items) due.set(`${pk} ${sk}`, String(dueAt));
      after = page.next;
    } while (after);
  }
}

function note(due: Instants, write: Write['write']): void {
  if ('Put' in write) {
    const { pk, sk, dueAt } = write.Put.Item;
    keep(due, `${pk} ${sk}`, dueAt);
  } else if ('Delete' in write) {
    due.delete(`${write.Delete.Key.pk} ${write.Delete.Key.sk}`);
  } else if ('Update' in write) {
    const { Key, UpdateExpression, ExpressionAttributeValues: values = {} } = write.Update;
    const at = values[':dueAt'] ?? values[':due'];
    if (at !== undefined || /REMOVE.*\bdueAt\b/.test(UpdateExpression)) keep(due, `${Key.pk} ${Key.sk}`, at);
  }
}

function keep(due: Instants, key: string, at: unknown): void {
  if (typeof at === 'string') due.set(key, at);
  else due.delete(key);
}
