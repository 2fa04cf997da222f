import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { RecordsUnavailable } from '../store/persist.ts';
import { dueShard, GOVERNED_SHARDS, governedBy, shardOf } from '../store/shards.ts';
import type { Item } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { joined, newParts, ownOf } from './parts.ts';

/** An act takes milliseconds, and a person does not act so often in a row. */
const MAX_READS = 10;

/** The keys by which the index of due items finds it. */
export function placing(id: string, dueAt: Instant): { dueShard: string; dueAt: Instant } {
  return { dueShard: dueShard(id), dueAt };
}

/** The items of a new declaration, its own first, under the lock of this stage. */
export function declarationItems(declaration: Declaration, stage: string): Item[] {
  const { id, call, dueAt } = declaration;
  const due = dueAt ? placing(id, dueAt) : {};
  const governed = governedBy(call, stage, shardOf(id, GOVERNED_SHARDS));
  const parts = newParts(declaration);
  const own = { ...ownOf(declaration), ...parts.own, ...due, governedBy: governed, kind: 'declaration' };
  return [{ ...keys.declaration(id), ...own }, ...parts.items];
}

/**
 * The declaration among the items of its partition; undefined if it is not there, `torn` if an act wrote some of them
 * during the read. A read of several items is not one moment:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-isolation
 */
export function declarationIn(items: readonly Item[]): Declaration | 'torn' | undefined {
  const own = items.find(({ sk }) => sk === 'DECLARATION');
  if (!own) return undefined;
  const item = joined(own, items);
  if (!item) return 'torn';
  return bare(item) as unknown as Declaration;
}

/**
 * A declaration that waits at a desk, from its own item and its submission alone: what it is with its applicant, and its
 * objections, read as empty. It is `torn` if an act wrote one of the two during the read.
 */
export function listedIn(items: readonly Item[]): Declaration | 'torn' | undefined {
  const own = items.find(({ sk }) => sk === 'DECLARATION');
  if (!own) return undefined;
  const item = joined(own, items, ['submission']);
  return item ? ({ draft: {}, ...bare(item) } as unknown as Declaration) : 'torn';
}

/** A declaration as another act left its own item meanwhile; its parts are those that were read before. */
export function leftAs(before: Declaration, own: Item): Declaration {
  return { ...before, ...bare(own) };
}

function bare(item: Item): Item {
  const {
    pk: _pk,
    sk: _sk,
    dueShard: _due,
    governedBy: _governed,
    queue: _queue,
    place: _place,
    lateUntil: _lateUntil,
    kind: _kind,
    ...rest
  } = item;
  return rest;
}

/** Reads again, some times, as long as an act writes meanwhile. */
export async function untorn<T>(read: () => Promise<T | 'torn'>): Promise<T> {
  for (let tried = 0; tried < MAX_READS; tried += 1) {
    const found = await read();
    if (found !== 'torn') return found;
  }
  throw new RecordsUnavailable('A declaration changed during each read');
}
