import { type Instant, plusSeconds } from '../../../domain/values/instant.ts';
import type { Item, Store } from './store.ts';
import { type Key, nameOf } from './table.ts';

/** Seconds for which a task goes on with what it read of people, locks and the calendar. */
const SECONDS = 5;

interface Read {
  readonly at: Instant;
  readonly item: Promise<Item | undefined>;
}

/**
 * Reads items by their keys for one task, each once in a few seconds. It is only for what is checked again where it
 * matters: a write repeats its locks as a condition, and a letter reads its desks itself.
 */
export function readLately(store: Store, now: () => Instant): Store {
  const known = new Map<string, Read>();
  const isKnown = (key: Key) => {
    const at = known.get(nameOf(key))?.at;
    return at !== undefined && at <= now() && now() <= plusSeconds(at, SECONDS);
  };
  const read = (keys: readonly Key[]) => {
    const reading = store.getAll(keys);
    for (const key of keys) known.set(nameOf(key), { at: now(), item: itemIn(reading, key) });
    reading.catch(() => {
      for (const key of keys) known.delete(nameOf(key));
    });
  };
  const getAll = async (keys: readonly Key[]): Promise<Item[]> => {
    const asked = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
    const unknown = asked.filter((key) => !isKnown(key));
    if (unknown.length > 0) read(unknown);
    const items = await Promise.all(asked.map((key) => known.get(nameOf(key))?.item));
    return items.filter((item) => item !== undefined);
  };
  return { ...store, getAll, get: async (key) => (await getAll([key]))[0] };
}

async function itemIn(reading: Promise<Item[]>, key: Key): Promise<Item | undefined> {
  return (await reading).find((item) => nameOf(item as unknown as Key) === nameOf(key));
}
