import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Item } from '../store/store.ts';
import { dueShard, GOVERNED_SHARDS, governedBy, keys, shardOf } from '../store/table.ts';

/** The keys by which the index of due items finds it. */
export function placing(id: string, dueAt: Instant): { dueShard: string; dueAt: Instant } {
  return { dueShard: dueShard(id), dueAt };
}

/** The item of a new declaration, under the lock of this stage. */
export function declarationItem(declaration: Declaration, stage: string): Item {
  const { id, call, dueAt } = declaration;
  const due = dueAt ? placing(id, dueAt) : {};
  const governed = governedBy(call, stage, shardOf(id, GOVERNED_SHARDS));
  return { ...keys.declaration(id), ...declaration, ...due, governedBy: governed, kind: 'declaration' };
}

export function declarationOf(item: Item): Declaration {
  const {
    pk: _pk,
    sk: _sk,
    dueShard: _due,
    governedBy: _governed,
    queue: _queue,
    kind: _kind,
    ...declaration
  } = item;
  return declaration as unknown as Declaration;
}
