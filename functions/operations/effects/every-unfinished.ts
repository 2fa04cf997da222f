import type { Cursor, IdPage } from '../../../adapters/records/store/indexes.ts';
import type { Needs } from '../../../casework/needs.ts';

/** A place in the list of every unfinished case of every call, where a later task goes on. */
export interface Place {
  readonly call: string;
  readonly stage: string;
  readonly cursor: Cursor;
}

interface Page {
  readonly call: string;
  readonly ids: readonly string[];
  /** The place where the next page begins; undefined after the last page. */
  readonly next: Place | undefined;
}

type UnfinishedNeeds = Pick<Needs['records'], 'calls' | 'stages' | 'indexes'>;

/** Reads one page of every unfinished case of every call, from the beginning or from a place. */
export async function unfinishedFrom(
  records: UnfinishedNeeds,
  from: Place | undefined,
  limit: number,
): Promise<Page | undefined> {
  const at = from ?? (await firstAfter(records, undefined));
  if (!at) return undefined;
  const { call, stage, cursor } = at;
  const { ids, next }: IdPage = await records.indexes.unfinished(call, stage, cursor, limit);
  return { call, ids, next: next ? { call, stage, cursor: next } : await firstAfter(records, at) };
}

/**
 * The first stage after a place. Calls and stages go by their ids, so that one published meanwhile takes nobody's
 * turn.
 */
async function firstAfter(
  { calls, stages }: UnfinishedNeeds,
  at: Place | undefined,
): Promise<Place | undefined> {
  for (const call of (await calls.all()).toSorted()) {
    if (at && call < at.call) continue;
    const all = Object.keys(await stages.of(call)).toSorted();
    const stage = all.find((each) => !at || call > at.call || each > at.stage);
    if (stage !== undefined) return { call, stage, cursor: { shard: 0 } };
  }
  return undefined;
}

/** Reads every unfinished case of every call, page by page. */
export async function* everyUnfinished(records: UnfinishedNeeds, limit: number): AsyncGenerator<Page> {
  let page = await unfinishedFrom(records, undefined, limit);
  while (page) {
    yield page;
    page = page.next && (await unfinishedFrom(records, page.next, limit));
  }
}
