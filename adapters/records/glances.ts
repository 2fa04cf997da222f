import type { Declaration } from '../../domain/declaration/declaration.ts';
import type { Message } from '../../domain/desks/message.ts';
import type { cases } from './cases.ts';
import type { Due } from './store/indexes.ts';
import type { Item, Store } from './store/store.ts';
import { type Key, keys, nameOf } from './store/table.ts';

/** A due declaration or message as its own item says, without what lies beside it. */
export type Glance = Pick<Declaration, 'run' | 'unseen' | 'token'> & Pick<Message, 'mailbox' | 'dueAt'>;

/** A due record with a glance at it; a grant and a lock are read only when they are looked at. */
export interface Glanced {
  readonly due: Due;
  readonly glance?: Glance;
}

/** Due records of one reading, which holds a hundred items: the rest is for what surrounds them. */
const AT_ONCE = 80;

/**
 * Glances at due records, many at once. It says which are worth a look, and decides nothing. What mostly surrounds
 * them is read along, for a task that remembers it.
 */
export function glances(store: Store, { around }: Pick<ReturnType<typeof cases>, 'around'>) {
  /** These records in their order, without declarations and messages that are gone. */
  return async (all: readonly Due[]): Promise<Glanced[]> => {
    const wanted = all.flatMap((due) => keyOf(due) ?? []);
    const found = new Map<string, Item>();
    for (let from = 0; from < wanted.length; from += AT_ONCE)
      for (const item of await store.getAll([...wanted.slice(from, from + AT_ONCE), ...around()]))
        found.set(nameOf(item as unknown as Key), item);
    return all.flatMap((due): Glanced[] => {
      const key = keyOf(due);
      if (!key) return [{ due }];
      const item = found.get(nameOf(key));
      return item ? [{ due, glance: item as unknown as Glance }] : [];
    });
  };
}

function keyOf(due: Due): Key | undefined {
  if (due.kind === 'declaration') return keys.declaration(due.id);
  if (due.kind === 'message') return keys.message(due.declaration, due.occasion, due.round, due.audience);
  return undefined;
}
