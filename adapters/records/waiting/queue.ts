import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { readToEnd } from '../store/read-to-end.ts';
import { queueUnder } from '../store/shards.ts';
import type { Item, Store } from '../store/store.ts';

/** A desk's list under a call. */
export interface DeskList {
  readonly call: string;
  readonly desk: DeskId;
}

/**
 * Where a page of a desk's list begins: right after a place or right before it. A place is only compared with the places of the same list,
 * so the case that had it may have moved, and a place that somebody made up shows nothing else.
 */
export type From =
  | { readonly after: string; readonly before?: never }
  | { readonly before: string; readonly after?: never };

/** A case in its desk's list. The index may lag, so the case itself is read before it is shown. */
export interface Proposed {
  readonly id: string;
  readonly place: string;
}

/** A page of a desk's list, the most urgent first; whether cases stand before it and after it, as far as the page knows. */
export interface QueuePage {
  readonly proposed: readonly Proposed[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~){2}[\w-]{1,64}$/;

/** Whether a text has the form of a place. */
export function isPlace(text: string): boolean {
  return PLACE.test(text);
}

/** Reads at most so many cases of a desk's list, from its beginning or from a place. It costs one call. */
export async function queuePage(
  store: Store,
  { call, desk }: DeskList,
  limit: number,
  from?: From,
): Promise<QueuePage> {
  const place = from?.after ?? from?.before;
  const isBackwards = from?.before !== undefined;
  const { items, next } = await store.query({
    IndexName: 'queue',
    KeyConditionExpression: `queue = :queue${place === undefined ? '' : ` AND place ${isBackwards ? '<' : '>'} :place`}`,
    ExpressionAttributeValues: {
      ':queue': queueUnder(call, desk),
      ...(place === undefined ? {} : { ':place': place }),
    },
    ScanIndexForward: !isBackwards,
    Limit: limit + 1,
  });
  const here = items.slice(0, limit).map(proposedIn);
  const isMore = items.length > limit || next !== undefined;
  return {
    proposed: isBackwards ? here.reverse() : here,
    hasBefore: isBackwards ? isMore : place !== undefined,
    hasAfter: isBackwards || isMore,
  };
}

/**
 * The cases of a desk's list whose late entry ends after an instant, the last end first. It reads the whole list, of which a call
 * holds some five thousand, and is asked for only once nothing but late entries can be open.
 */
export async function lateEntries(store: Store, { call, desk }: DeskList, at: Instant): Promise<string[]> {
  const items = await readToEnd(store, {
    IndexName: 'queue',
    KeyConditionExpression: 'queue = :queue',
    FilterExpression: 'lateUntil > :at',
    ExpressionAttributeValues: { ':queue': queueUnder(call, desk), ':at': at },
  });
  const latestFirst = items.sort((one, other) => (String(one.lateUntil) < String(other.lateUntil) ? 1 : -1));
  return latestFirst.map((item) => proposedIn(item).id);
}

/** A declaration that the index of desks lists. */
interface Queued extends DeskList {
  readonly id: string;
}

/** Everything that waits at any desk under any call, for the daily check of the counters. */
export async function everyQueued(store: Store): Promise<Queued[]> {
  const found: Queued[] = [];
  let after: Item | undefined;
  do {
    const page = await store.scan('queue', after);
    found.push(...page.items.map(queuedIn));
    after = page.next;
  } while (after);
  return found;
}

function queuedIn(item: Item): Queued {
  const [call = '', ...desk] = String(item.queue).split('#');
  return { call, desk: desk.join('#') as DeskId, id: proposedIn(item).id };
}

function proposedIn({ pk, place }: Item): Proposed {
  return { id: String(pk).replace('DECLARATION#', ''), place: String(place) };
}
