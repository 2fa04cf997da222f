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

/** An HTTP endpoint of an engine. It takes a request in AWS's wire form and answers in that form. */
export interface Endpoint {
  /** The most bytes of a body. 2 MB, more than any request of most services, if left out. */
  readonly mostBodyBytes?: number;
  answer(request: EndpointRequest): Promise<EndpointAnswer>;
}
export interface EndpointRequest {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}
export interface EndpointAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Runs a function of the project in this process, as Lambda's Invoke would. Rejects with the function's own error. */
export type Invoke = (functionName: string, payload: unknown) => Promise<unknown>;
