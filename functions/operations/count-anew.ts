import { INDEX_LAG_SECONDS } from '../../adapters/records/store/indexes.ts';
import { runOneOfMany } from '../../casework/executions/one-of-many.ts';
import type { Needs } from '../../casework/needs.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import { type Place, unfinishedFrom } from './effects/every-unfinished.ts';
import { lookAgain } from './tell-cases.ts';

/** The input of the count of cases in flight after another arrangement of days off came into force. */
export interface CountingInput {
  /** The version of the calendar that came into force. */
  readonly calendar: number;
  readonly publishedAt: Instant;
  /** The place where the pass goes on; null at its beginning. */
  readonly place: Place | null;
  /** Cases that looked again in the first pass. */
  readonly found: number;
  readonly left: number;
  /** Passes that have ended. */
  readonly passes: number;
}

export interface CountingAnswer extends CountingInput {
  readonly outcome: 'more' | 'again' | 'done';
}

const PAGE_SIZE = 25;
/**
 * Seconds after which no timeout is counted by the old calendar any more. A look at the ladder that read it may
 * take two minutes, and keeping its token half of one. A second pass after that wakes whatever was counted so.
 */
const LOOKED_BY_SECONDS = 180 + INDEX_LAG_SECONDS;

/**
 * Wakes one page of all unfinished cases to look again. A case that was told another day is told the new one once,
 * and a wait until a day that moved waits until the new one.
 */
export function countAnew(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return async (input: CountingInput): Promise<CountingAnswer> => {
    const isEarly = needs.now() < plusSeconds(input.publishedAt, LOOKED_BY_SECONDS);
    if (input.passes > 0 && isEarly) return { ...input, outcome: 'again' };
    const page = await unfinishedFrom(needs.records, input.place ?? undefined, PAGE_SIZE);
    let { found, left } = input;
    for (const id of page?.ids ?? []) {
      const done = await runOneOfMany(needs, { record: id, during: 'count-anew' }, () =>
        lookAgain(needs, id),
      );
      if (!done.ok) left += 1;
      else if (done.value && input.passes === 0) found += 1;
    }
    if (page?.next) return { ...input, found, left, outcome: 'more', place: page.next };
    const passes = input.passes + 1;
    return { ...input, found, left, passes, place: null, outcome: passes > 1 ? 'done' : 'again' };
  };
}
