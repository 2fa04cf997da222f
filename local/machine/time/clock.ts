/**
 * The domain's time on one machine. Engines ask `now()` and never read the machine's clock. The clock is either the
 * wall's or turned by hand; request signatures always use the wall's.
 */
export interface Clock {
  /** The domain's time in milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

/** A part of the machine that acts at instants of the domain's time. */
export interface TimedEngine {
  readonly name: string;
  /**
   * The earliest instant (epoch milliseconds) at which this engine acts; undefined when nothing waits. An instant
   * after `before` may be given as undefined.
   */
  nextDueAt(before?: number): number | undefined | Promise<number | undefined>;
  /** Does everything that is due by `clock.now()`. What it starts may go on after it returns: see `settle`. */
  fireDue(): void | Promise<void>;
  /** Resolves when nothing that this engine started is under way. */
  settle(): Promise<void>;
}
