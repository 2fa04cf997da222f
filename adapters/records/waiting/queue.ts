import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import type { Item, Store } from '../store/store.ts';

/** A declaration that the index of desks lists. */
export interface Queued {
  readonly call: string;
  readonly desk: DeskId;
  readonly id: string;
}

/** Everything that waits at any desk under any call, for the daily check of the counters. */
export async function everyQueued(store: Store): Promise<Queued[]> {
  const found: Queued[] = [];
  let after: Item | undefined;
  do {
    const page = await store.scan('queue', after);
    found.push(...page.items.map(queuedIn));
    after = page.next;
  } while (after);
  return found;
}

function queuedIn({ queue, pk }: Item): Queued {
  const [call = '', ...desk] = String(queue).split('#');
  return { call, desk: desk.join('#') as DeskId, id: String(pk).replace('DECLARATION#', '') };
}
