/**
 * The domain's time on one machine. Engines never read the machine's clock themselves: they ask `now()`.
 * The clock is either the wall's or one that is turned by hand; request signatures live on the wall's all the same.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z of the domain's time. */
  now(): number;
}

/** A machine part that has something to do at instants of the domain's time. */
export interface TimedEngine {
  readonly name: string;
  /**
   * The earliest instant (epoch milliseconds) at which this engine has something to do; undefined when nothing waits.
   * One after `before` may be answered as undefined.
   */
  nextDueAt(before?: number): number | undefined | Promise<number | undefined>;
  /** Does everything that is due at or before `clock.now()`. What it starts may go on after it returns: see `settle`. */
  fireDue(): void | Promise<void>;
  /** Resolves when nothing that this engine started is under way any more. */
  settle(): Promise<void>;
}

/** One HTTP endpoint of an engine: a request in AWS's wire form, the answer in AWS's wire form. */
export interface Endpoint {
  /** The largest body that it takes; of most services 2 MB is more than any request has. */
  readonly mostBodyBytes?: number;
  answer(request: EndpointRequest): Promise<EndpointAnswer>;
}
export interface EndpointRequest {
  readonly method: string;
  /** Path and query, as received. */
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
