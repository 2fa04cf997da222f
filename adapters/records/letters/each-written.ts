import type { Store, Write } from '../store/store.ts';

/** The most writes of one transaction that changes messages: half of what DynamoDB takes. */
export const MAX_WRITES = 50;

/**
 * Writes all items, many in one transaction, or each of these by itself if one of them fails. It returns the written
 * ones.
 */
export async function eachThatIsWritten<T>(
  store: Store,
  all: readonly T[],
  writesOf: (one: T) => readonly Write[],
): Promise<T[]> {
  const written: T[] = [];
  for (const some of pagesOf(all, writesOf)) {
    if ((await store.transact(some.flatMap(writesOf))).ok) written.push(...some);
    else if (some.length > 1)
      for (const one of some) if ((await store.transact(writesOf(one))).ok) written.push(one);
  }
  return written;
}

function pagesOf<T>(all: readonly T[], writesOf: (one: T) => readonly Write[]): T[][] {
  const pages: T[][] = [];
  let writes = MAX_WRITES;
  for (const one of all) {
    const more = writesOf(one).length;
    if (writes + more > MAX_WRITES) pages.push([]);
    writes = (writes + more > MAX_WRITES ? 0 : writes) + more;
    pages.at(-1)?.push(one);
  }
  return pages;
}
