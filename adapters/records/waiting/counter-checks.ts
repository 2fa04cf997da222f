import { type Instant, plusSeconds } from '../../../domain/values/instant.ts';
import { INDEX_LAG_SECONDS, indexes } from '../store/indexes.ts';
import { readToEnd } from '../store/read-to-end.ts';
import { countOfStage, deskCounterOf, stageCounterOf } from '../store/shards.ts';
import type { Item, Store } from '../store/store.ts';
import { DESK_COUNTERS, type Key, keys } from '../store/table.ts';
import { everyQueued } from './queue.ts';

type Numbers = Readonly<Record<string, number>>;

/** A counter and its numbers, with how often it was written and what an earlier check noted in it. */
interface Counter {
  readonly key: Key;
  readonly numbers: Numbers;
  readonly acts: number;
  readonly doubtedAt?: Instant;
  readonly doubtedActs?: number;
}

/** A counter that is not what the lists say. */
export interface Miscount {
  readonly counter: Counter;
  readonly listed: Numbers;
}

/** Seconds for which a noted difference counts. One of another night says nothing of this one. */
const DOUBT_SECONDS = 900;

/**
 * Compares every counter of a call with the lists of its stages and desks. An index lags, so a difference alone proves
 * nothing: it is noted in the counter first. A case that moved during a reading may stand in it twice and counts once. If the counter was not written for a minute since then, and the lists that were
 * read after that minute still differ, the counter is wrong.
 */
export function counterChecks(store: Store) {
  const { allUnfinished } = indexes(store);
  return {
    /** The counters that differ from the lists of these calls and their stages. They are read before the lists. */
    async differing(stagesOf: ReadonlyMap<string, readonly string[]>): Promise<Miscount[]> {
      const counters = (
        await Promise.all([...stagesOf.keys()].map((call) => countersOf(store, call)))
      ).flat();
      const listed = openTally();
      for (const [call, stages] of stagesOf)
        for (const stage of stages)
          for (const id of new Set(await allUnfinished(call, stage)))
            listed.add(keys.stageCounter(call, stageCounterOf(id)), countOfStage(stage));
      const queued = new Map(
        (await everyQueued(store)).map((each) => [`${each.call} ${each.desk} ${each.id}`, each]),
      );
      for (const { call, desk, id } of queued.values())
        listed.add(keys.deskCounter(call, desk, deskCounterOf(id)), 'waiting');
      return differences(counters, listed.all());
    },
    /** Whether the lists of this check, begun at `at`, prove that the counter is wrong. */
    isProven: ({ counter: { acts, doubtedAt, doubtedActs } }: Miscount, at: Instant): boolean =>
      doubtedAt !== undefined &&
      doubtedActs === acts &&
      at >= plusSeconds(doubtedAt, INDEX_LAG_SECONDS) &&
      at <= plusSeconds(doubtedAt, DOUBT_SECONDS),
    /** Notes in the counter that it differs; false if it was written meanwhile. */
    doubt: ({ counter }: Miscount, at: Instant): Promise<boolean> =>
      update(store, counter, {
        UpdateExpression: 'SET doubtedAt = :at, doubtedActs = :acts',
        values: { ':at': at, ':acts': counter.acts },
      }),
    /** Sets the counter to what the lists say; false if it was written meanwhile. */
    async repair({ counter, listed }: Miscount): Promise<boolean> {
      const names = [...new Set([...Object.keys(counter.numbers), ...Object.keys(listed)])];
      return update(store, counter, {
        UpdateExpression: `SET ${names.map((_, nth) => `#n${nth} = :n${nth}`).join(', ')} REMOVE doubtedAt, doubtedActs ADD acts :one`,
        names: Object.fromEntries(names.map((name, nth) => [`#n${nth}`, name])),
        values: {
          ':one': 1,
          ':acts': counter.acts,
          ...Object.fromEntries(names.map((name, nth) => [`:n${nth}`, listed[name] ?? 0])),
        },
      });
    },
  };
}

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

type Tallied = ReadonlyMap<string, { readonly key: Key; readonly numbers: Numbers }>;

function openTally() {
  const all = new Map<string, { key: Key; numbers: Record<string, number> }>();
  return {
    add(key: Key, what: string): void {
      const found = all.get(nameOf(key)) ?? { key, numbers: {} };
      found.numbers[what] = (found.numbers[what] ?? 0) + 1;
      all.set(nameOf(key), found);
    },
    all: (): Tallied => all,
  };
}

function differences(counters: readonly Counter[], tallied: Tallied): Miscount[] {
  const known = new Map(counters.map((each) => [nameOf(each.key), each]));
  const missing = [...tallied].flatMap(([name, { key }]) =>
    known.has(name) ? [] : [{ key, numbers: {}, acts: 0 }],
  );
  return [...counters, ...missing].flatMap((counter) => {
    const listed = tallied.get(nameOf(counter.key))?.numbers ?? {};
    return areSame(counter.numbers, listed) ? [] : [{ counter, listed }];
  });
}

async function countersOf(store: Store, call: string): Promise<Counter[]> {
  const partitions = Array.from({ length: DESK_COUNTERS }, (_, nth) => keys.stageCounter(call, nth).pk);
  const read = partitions.map((pk) =>
    readToEnd(store, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    }),
  );
  return (await Promise.all(read)).flat().map(counterIn);
}

function counterIn({ pk, sk, acts, doubtedAt, doubtedActs, ...numbers }: Item): Counter {
  return {
    key: { pk: String(pk), sk: String(sk) },
    numbers: numbers as Numbers,
    acts: Number(acts ?? 0),
    ...(doubtedAt === undefined ? {} : { doubtedAt: String(doubtedAt), doubtedActs: Number(doubtedActs) }),
  };
}

/** A name that is not there counts nothing. */
function areSame(one: Numbers, other: Numbers): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every(
    (name) => (one[name] ?? 0) === (other[name] ?? 0),
  );
}

interface Updating {
  readonly UpdateExpression: string;
  readonly names?: Record<string, string>;
  readonly values: Record<string, unknown>;
}

async function update(
  store: Store,
  { key, acts }: Counter,
  { UpdateExpression, names, values }: Updating,
): Promise<boolean> {
  const unwritten = acts === 0 ? 'attribute_not_exists(acts)' : 'acts = :acts';
  const used = acts === 0 && !UpdateExpression.includes(':acts') ? omit(values, ':acts') : values;
  const Update = {
    Key: key,
    UpdateExpression,
    ConditionExpression: unwritten,
    ...(names ? { ExpressionAttributeNames: names } : {}),
    ExpressionAttributeValues: used,
  };
  return (await store.transact([{ named: 'counter', write: { Update } }])).ok;
}

/** A value that no expression names is refused. */
function omit(values: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));
}
