import { refused } from '../../../domain/values/verdict.ts';

/** Refuses a publication that takes another version than `now` for the present one; `now` is 0 before the first. */
export function notThePresent(shown: number, now: number) {
  return now === 0
    ? refused('nothing-published-yet', { facts: { shown } })
    : refused('stale', { facts: { shown, now } });
}
