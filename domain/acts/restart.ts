import type { Instant } from '../instant.ts';
import { isFinal } from '../moves.ts';
import { type Actor, accepted, type Change, refused, type Verdict } from '../verdict.ts';
import type { Case } from './guard.ts';

/** A restart gives the declaration a new run; nothing else about it changes. */
export function restart(
  { declaration }: Pick<Case, 'declaration'>,
  { run }: { run: number },
  actor: Actor,
  at: Instant,
): Verdict<Change> {
  if (declaration.run === 0 || isFinal(declaration.standing))
    return refused('not-in-this-standing', { facts: { standing: declaration.standing, move: 'restart' } });
  if (declaration.run !== run) return refused('stale', { facts: { shown: run, now: declaration.run } });
  return accepted({
    move: 'restart',
    to: declaration.standing,
    at,
    actor,
    set: { run: run + 1 },
    drop: ['token'],
    gates: [],
    inputs: { oldRun: run, newRun: run + 1 },
  });
}
