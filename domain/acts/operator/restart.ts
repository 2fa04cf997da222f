import type { Case } from '../../declaration/case.ts';
import type { Actor, Change } from '../../declaration/change.ts';
import { isFinal, moved } from '../../declaration/moves.ts';
import type { TimelineEntry } from '../../declaration/timeline.ts';
import { type Instant, plusSeconds } from '../../values/instant.ts';
import { accepted, type OperatorVerdict, refused } from '../../values/verdict.ts';

/** Gives the declaration a new run. Nothing else about it changes. */
export function restart(
  { declaration }: Pick<Case, 'declaration'>,
  { run }: { run: number },
  actor: Actor,
  at: Instant,
): OperatorVerdict<Change> {
  if (declaration.run === 0 || isFinal(declaration.standing))
    return refused('not-in-this-standing', { facts: { standing: declaration.standing, move: 'restart' } });
  if (declaration.run !== run) return refused('stale', { facts: { shown: run, now: declaration.run } });
  return accepted({
    ...moved(declaration.standing, 'restart', declaration.standing),
    at,
    actor,
    set: { run: run + 1 },
    drop: ['token'],
    gates: [],
    inputs: { oldRun: run, newRun: run + 1 },
  });
}

/** The automatic actor that gives a new run to a driver that did not move. */
export const PATROL: Actor = { kind: 'automatic', by: 'patrol' };

/**
 * After three automatic restarts in a row, the cause is likely to break the next run too. From then on each pause is
 * twice as long, up to one day.
 */
const MAX_AT_ONCE = 3;
const FIRST_PAUSE_SECONDS = 1200;
const MAX_PAUSE_SECONDS = 24 * 3600;

export interface Pause {
  readonly until: Instant;
  /** Whether this is the first pause in the row. */
  readonly isFirst: boolean;
}

/**
 * The pause before a driver that did not move is restarted, by the automatic restarts at the end of the timeline. Any
 * other act begins the count anew. It is undefined while a new run may start at once.
 */
export function pauseBeforeRestart(timeline: readonly TimelineEntry[]): Pause | undefined {
  const before = timeline.findLastIndex((entry) => !isAutomaticRestart(entry));
  const restarts = timeline.slice(before + 1);
  const last = restarts.at(-1);
  if (!last || restarts.length < MAX_AT_ONCE) return undefined;
  const doubled = restarts.length - MAX_AT_ONCE;
  const seconds = Math.min(MAX_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** doubled);
  return { until: plusSeconds(last.at, seconds), isFirst: doubled === 0 };
}

function isAutomaticRestart({ move, actor }: TimelineEntry): boolean {
  return move === 'restart' && actor.kind === 'automatic';
}
