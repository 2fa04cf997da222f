import { type Catcher, MAX_SECONDS, type Retrier } from '../definition/definition.ts';

/**
 * Whether a Retry or a Catch that names `errors` takes `error`. Nothing takes States.Runtime; States.ALL does not
 * take States.DataLimitExceeded; States.TaskFailed takes all but States.Timeout.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function takes(errors: readonly string[], error: string | undefined): boolean {
  if (error === 'States.Runtime') return false;
  if (error !== undefined && errors.includes(error)) return true;
  if (errors.includes('States.ALL')) return error !== 'States.DataLimitExceeded';
  return errors.includes('States.TaskFailed') && error !== 'States.Timeout';
}

/** The first catcher that takes the error. */
export function catcherFor(
  catchers: readonly Catcher[],
  error: string | undefined,
): { catcher: Catcher; at: number } | undefined {
  const at = catchers.findIndex((it) => takes(it.ErrorEquals, error));
  const catcher = catchers[at];
  return catcher && { catcher, at };
}

/** The delay before the next attempt, and the uses of each retrier then; undefined when none is left. */
export function nextAttempt(
  retriers: readonly Retrier[],
  used: readonly number[],
  error: string | undefined,
  chance: () => number,
): { milliseconds: number; used: number[] } | undefined {
  const at = retriers.findIndex((it) => takes(it.ErrorEquals, error));
  const retrier = retriers[at];
  if (retrier === undefined) return undefined;
  const before = used[at] ?? 0;
  if (before >= retrier.MaxAttempts) return undefined;
  const backoff = retrier.IntervalSeconds * retrier.BackoffRate ** before;
  const seconds = Math.min(backoff, retrier.MaxDelaySeconds ?? MAX_SECONDS);
  const share = retrier.JitterStrategy === 'FULL' ? chance() : 1;
  return {
    milliseconds: Math.round(seconds * share * 1000),
    used: retriers.map((_, place) => (used[place] ?? 0) + (place === at ? 1 : 0)),
  };
}
