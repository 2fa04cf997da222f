import { refused } from '../../values/verdict.ts';

/** The words for an act that replaces something where nothing of the kind is there yet. */
type NothingYet = 'nothing-published-yet' | 'no-link-yet';

/** Refuses an operator who takes another number than `present` for the present one; it is 0 where nothing is there yet. */
export function notThePresent(shown: number, present: number, nothing: NothingYet) {
  return present === 0
    ? refused(nothing, { facts: { shown } })
    : refused('stale', { facts: { shown, now: present } });
}
