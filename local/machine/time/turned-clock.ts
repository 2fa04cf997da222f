import type { Clock, TimedEngine } from './clock.ts';

/** A clock that moves only when it is turned. `kept` hears of every instant, so that a later process can go on. */
export interface TurnedClock extends Clock {
  set(epochMilliseconds: number): void;
}

export function turnedClock(
  start: number,
  kept: (epochMilliseconds: number) => void = () => {},
): TurnedClock {
  let now = start;
  return {
    now: () => now,
    set(epochMilliseconds) {
      if (epochMilliseconds < now) throw new Error('The clock never turns back');
      if (epochMilliseconds === now) return;
      now = epochMilliseconds;
      kept(now);
    },
  };
}

/** Hears of each act of an engine, once all its consequences have ended. */
export type Stepped = (engine: string, at: number) => void | Promise<void>;

/**
 * Turns the clock to an instant through everything that is due on the way, each settled before the next. At equal
 * instants the engines go in the given order: locks, timeouts, patrol.
 */
export async function turnTo(
  clock: TurnedClock,
  engines: readonly TimedEngine[],
  target: number,
  stepped: Stepped = () => {},
): Promise<void> {
  await settle(engines);
  for (;;) {
    const next = await nextDue(engines, target);
    if (!next || next.at > target) break;
    clock.set(Math.max(clock.now(), next.at));
    await next.engine.fireDue();
    await settle(engines);
    await stepped(next.engine.name, clock.now());
  }
  clock.set(Math.max(clock.now(), target));
}

/** Waits until nothing is under way in any engine. One that finishes may give another something to do. */
export async function settle(engines: readonly TimedEngine[]): Promise<void> {
  for (const engine of engines) await engine.settle();
  for (const engine of engines) await engine.settle();
}

/** The engine with the earliest due instant; the first in order among equals. */
export async function nextDue(
  engines: readonly TimedEngine[],
  before?: number,
): Promise<{ engine: TimedEngine; at: number } | undefined> {
  let next: { engine: TimedEngine; at: number } | undefined;
  for (const engine of engines) {
    const at = await engine.nextDueAt(next?.at ?? before);
    if (at !== undefined && (!next || at < next.at)) next = { engine, at };
  }
  return next;
}
