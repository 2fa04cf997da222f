import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import { indexes } from '../store/indexes.ts';
import type { Store } from '../store/store.ts';

/** The ids of everything that waits at desks, under a late entry or not, in no order. The index may lag by a moment. */
export function waiting(store: Store) {
  const { queued } = indexes(store);
  return {
    async atDesks(call: string, desks: readonly DeskId[]): Promise<string[]> {
      const found = await Promise.all(desks.map((desk) => queued(call, desk)));
      return [...new Set(found.flat())];
    },
  };
}
