import { type Instant, plusSeconds } from '../../../domain/values/instant.ts';
import type { Item, Store } from './store.ts';
import { type Key, nameOf } from './table.ts';

/** Seconds for which a task goes on with what it read of people, locks, the calendar and desks. */
export const LATELY_SECONDS = 5;

/** A store that reads each item by its key once in a few seconds. */
export interface LatelyStore extends Store {
  /**
   * Reads items as `getAll` does, and with them others anew. If there are others, `together` is everything that was read
   * at that moment.
   */
  getAllWith(keys: readonly Key[], together: readonly Key[]): Promise<{ items: Item[]; together: Item[] }>;
}

interface Read {
  readonly at: Instant;
  readonly item: Promise<Item | undefined>;
}

/**
 * Reads items by their keys for one task, each once in a few seconds. It is only for what is checked again where it
 * matters: a write repeats its locks as a condition, and a letter its desks, with their holders and links of one moment.
 */
export function readLately(store: Store, now: () => Instant): LatelyStore {
  const known = new Map<string, Read>();
  const isKnown = (key: Key) => {
    const at = known.get(nameOf(key))?.at;
    return at !== undefined && at <= now() && now() <= plusSeconds(at, LATELY_SECONDS);
  };
  const remember = (keys: readonly Key[], reading: Promise<Item[]>) => {
    for (const key of keys) {
      const item = itemIn(reading, key);
      known.set(nameOf(key), { at: now(), item });
      // Who waits for the reading hears that it failed; an item that nobody asks for does not fail for itself.
      item.catch(() => {});
    }
    reading.catch(() => {
      for (const key of keys) known.delete(nameOf(key));
    });
  };
  const getAll = async (keys: readonly Key[]): Promise<Item[]> => {
    const asked = eachOnce(keys);
    const unknown = asked.filter((key) => !isKnown(key));
    if (unknown.length > 0) remember(unknown, store.getAll(unknown));
    const items = await Promise.all(asked.map((key) => known.get(nameOf(key))?.item));
    return items.filter((item) => item !== undefined);
  };
  const getAllWith = async (keys: readonly Key[], together: readonly Key[]) => {
    if (together.length === 0) return { items: await getAll(keys), together: [] };
    const asked = eachOnce([...together, ...keys.filter((key) => !isKnown(key))]);
    const reading = store.getTogether(asked);
    remember(asked, reading);
    return { items: await getAll(keys), together: await reading };
  };
  return { ...store, getAll, getAllWith, get: async (key) => (await getAll([key]))[0] };
}

function eachOnce(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [nameOf(key), key])).values()];
}

async function itemIn(reading: Promise<Item[]>, key: Key): Promise<Item | undefined> {
  return (await reading).find((item) => nameOf(item as unknown as Key) === nameOf(key));
}
