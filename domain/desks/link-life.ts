import { type Locks, lastClosing } from '../call/windows.ts';
import type { Declaration } from '../declaration/declaration.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import type { Instant } from '../values/instant.ts';

/**
 * The instant until which a reviewer's link opens: the latest closing of the call by its present locks, or the latest
 * end of a late-entry grant among the declarations that wait behind the link. It is counted at every look and never
 * stored, so that no movement, grant or reopening can miss it.
 */
export function linkOpensUntil(locks: Locks, waiting: readonly Pick<Declaration, 'grant'>[]): Instant {
  return latest(lastClosing(locks), ...waiting.flatMap(({ grant }) => grant?.until ?? []));
}

/**
 * The end of the latest late entry that a declaration was ever given; undefined if there was none. Its outcome can be read
 * until then.
 */
export function lateEntryUntil(timeline: readonly Pick<TimelineEntry, 'inputs'>[]): Instant | undefined {
  const [first, ...more] = timeline.flatMap(({ inputs }) =>
    typeof inputs?.until === 'string' ? [inputs.until] : [],
  );
  return first === undefined ? undefined : latest(first, ...more);
}

function latest(first: Instant, ...more: readonly Instant[]): Instant {
  return more.reduce((last, each) => (each > last ? each : last), first);
}
