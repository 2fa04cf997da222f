import { epochOf, type Instant, instantOf } from '../../domain/values/instant.ts';

/** How long a function may run, in seconds. */
export interface RunningTime {
  /** The time after which it is cut off. */
  readonly timeoutSeconds: number;
  /** The time kept at its end, in which it takes up nothing more and ends what is under way. */
  readonly marginSeconds: number;
}

/**
 * The part of Lambda's context that says how long a function may still run:
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export interface Invocation {
  getRemainingTimeInMillis(): number;
}

/** The instant from which a function takes up nothing more. */
export function stopsAt(invocation: Invocation, { marginSeconds }: RunningTime, now: Instant): Instant {
  return instantOf(epochOf(now) + invocation.getRemainingTimeInMillis() - marginSeconds * 1000);
}
