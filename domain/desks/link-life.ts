import { type Locks, lastClosing } from '../call/windows.ts';
import type { Declaration } from '../declaration/declaration.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import type { Instant } from '../values/instant.ts';

/**
 * Until when a reviewer's link opens: the latest closing of its call as the locks stand now, or the end of a late entry
 * of what waits behind it, where that is later. It is counted at every look and kept nowhere, so that no movement, grant
 * or reopening can miss it.
 */
export function linkOpensUntil(locks: Locks, waiting: readonly Pick<Declaration, 'grant'>[]): Instant {
  return latest([lastClosing(locks), ...waiting.map(({ grant }) => grant?.until ?? '')]);
}

/** The end of the latest late entry that a declaration was ever given; empty where there was none. What came of it can be read until then. */
export function lateEntryUntil(timeline: readonly Pick<TimelineEntry, 'inputs'>[]): Instant {
  return latest(timeline.map(({ inputs }) => (typeof inputs?.until === 'string' ? inputs.until : '')));
}

function latest(instants: readonly Instant[]): Instant {
  return [...instants].sort().at(-1) ?? '';
}
