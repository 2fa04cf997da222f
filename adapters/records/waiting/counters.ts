import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import { countOfStage, deskCounters, stageCounters } from '../store/shards.ts';
import type { Item, Store } from '../store/store.ts';
import { keys } from '../store/table.ts';

/**
 * Reads what each act counts in its own transaction. A counter is shown and never decided by; the watch compares it with the
 * whole list once a day.
 */
export function counters(store: Store) {
  return {
    /** How many unfinished declarations stand in each of these stages, under a late entry or not. It costs one call. */
    async inStages(call: string, stages: readonly string[]): Promise<Record<string, number>> {
      const items = await store.getAll(stageCounters(call));
      return Object.fromEntries(stages.map((stage) => [stage, sumOf(items, countOfStage(stage))]));
    },
    /** How many declarations wait at the desk under the call. It costs one call. */
    async atDesk(call: string, desk: DeskId): Promise<number> {
      return waitingIn(await store.getAll(deskCounters(call, desk)), call, desk);
    },
  };
}

/** The number that waits at a desk, by its counters among these items. */
export function waitingIn(items: readonly Item[], call: string, desk: DeskId): number {
  const { sk } = keys.deskCounter(call, desk, 0);
  return sumOf(
    items.filter((item) => item.sk === sk),
    'waiting',
  );
}

/** A shard that was damaged may be negative until it is repaired; nothing is shown below zero. */
function sumOf(items: readonly Item[], name: string): number {
  return Math.max(
    0,
    items.reduce((sum, item) => sum + Number(item[name] ?? 0), 0),
  );
}
