import type { Call } from '../../domain/call/call.ts';
import type { Locks } from '../../domain/call/windows.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { prepareGates } from './prepare-gates.ts';
import { stageWrite, standsAsSeen } from './stage-writes.ts';
import { readToEnd } from './store/read-to-end.ts';
import type { Store, Write } from './store/store.ts';
import { keys } from './store/table.ts';

/** A call as published: the contents of its file and of the defaults beneath it, and who published it. */
export interface PublishedCall {
  readonly call: Call;
  readonly version: number;
  /** SHA-256, in hex, of the file's text. */
  readonly hash: string;
  /** The same of the defaults that lay beneath it. */
  readonly defaultsHash: string;
  readonly publishedAt: Instant;
  readonly by: string;
  readonly reason: string;
}

/** Reads calls. Acts on a case need no more than this. */
export function callReads(store: Store) {
  const pinned = new Map<string, PublishedCall>();
  const newest = new Map<string, PublishedCall>();
  let latest: PublishedCall | undefined;
  const keep = (published: PublishedCall) => {
    const { call, version } = published;
    pinned.set(`${call.id}#${version}`, published);
    if (version > (newest.get(call.id)?.version ?? 0)) newest.set(call.id, published);
  };
  const callAt = async (call: string, version: number): Promise<PublishedCall | undefined> => {
    const name = `${call}#${version}`;
    if (!pinned.has(name)) {
      const item = await store.get(keys.callVersion(call, version));
      if (item) keep(item.published as PublishedCall);
    }
    latest = pinned.get(name) ?? latest;
    return pinned.get(name);
  };
  const currentVersion = async (call: string): Promise<number> =>
    Number((await store.get(keys.callHead(call)))?.version ?? 0);
  return {
    callAt,
    /** The publication that was asked for last; undefined if none was. */
    latest: () => latest,
    /** The newest version of a call among those that were read; undefined if none was. */
    known: (call: string) => newest.get(call),
    /** The ids of the published calls, in order. */
    async all(): Promise<string[]> {
      const items = await readToEnd(store, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.calls('').pk },
        ConsistentRead: true,
      });
      return items.map((item) => String(item.call));
    },
    /** The current version of a call; 0 if none was published under this id. */
    currentVersion,
    /** The current version of a call with its publication; undefined if none was published. */
    async current(call: string): Promise<PublishedCall | undefined> {
      const version = await currentVersion(call);
      return version > 0 ? callAt(call, version) : undefined;
    },
  };
}

/**
 * The most writes of one transaction:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
const MAX_WRITES = 100;

/** Reads and publishes calls. */
export function calls(store: Store, reads = callReads(store)) {
  return {
    ...reads,
    /**
     * Writes a version with the locks and gates that it adds, if the locks that it was compared with are unchanged;
     * false if somebody else published or moved one of them.
     */
    async publish(published: PublishedCall, added: Locks, seen: Locks = {}): Promise<boolean> {
      const locks = Object.values(added);
      const writes = [
        ...versionWrites(published),
        ...(published.version === 1 ? [listing(published.call.id)] : []),
        ...locks.map(stageWrite),
        ...Object.values(seen).map(standsAsSeen),
      ];
      const prepared = await prepareGates(store, published.call.id, locks, MAX_WRITES - writes.length);
      return prepared !== undefined && (await store.transact([...writes, ...prepared])).ok;
    },
    /** Every version up to this one, oldest first. */
    async upTo(call: string, version: number): Promise<PublishedCall[]> {
      const numbers = Array.from({ length: version }, (_, index) => index + 1);
      const all = await Promise.all(numbers.map((each) => reads.callAt(call, each)));
      return all.flatMap((each) => each ?? []);
    },
  };
}

function listing(call: string): Write {
  return { named: 'listing', write: { Put: { Item: { ...keys.calls(call), call } } } };
}

function versionWrites(published: PublishedCall): Write[] {
  const { call, version } = published;
  const head =
    version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': version - 1 } };
  return [
    { named: 'head', write: { Put: { Item: { ...keys.callHead(call.id), version }, ...head } } },
    {
      named: 'version',
      write: {
        Put: {
          Item: { ...keys.callVersion(call.id, version), published },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    },
  ];
}
