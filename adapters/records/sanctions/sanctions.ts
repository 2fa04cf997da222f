import { forgottenAt, type SanctionEntry } from '../../../domain/sanctions/entry.ts';
import { CALENDAR_ZONE } from '../../../domain/time/calendar.ts';
import { epochOf, type Instant } from '../../../domain/values/instant.ts';
import { placing } from '../declarations/declaration-item.ts';
import type { Item, Store, Write, Written } from '../store/store.ts';
import { keys } from '../store/table.ts';

/** The entries of one person under one hash, with the version that a write must expect; 0 if there are none. */
export interface Sanctioned {
  readonly person: string;
  readonly version: number;
  readonly entries: readonly SanctionEntry[];
}

/** Where an entry stands: under which person, by which execution it was entered, and from which file. */
export interface SanctionPlace {
  readonly id: string;
  readonly person: string;
  readonly execution: string;
  readonly file: string;
  readonly fileVersion: string;
}

/** A person's entries as they shall be, with their places. An entry without a place stays where it is. */
export interface SanctionsAfter extends Sanctioned {
  readonly placed: readonly SanctionPlace[];
}

/** Seconds by which the table forgets a place later than its entry: the patrol takes both away, and needs the place for it. */
const PLACE_KEPT_SECONDS = 30 * 24 * 3600;

/** The register of sanctions. What it holds of a person stands in one item, since whoever judges reads all of it. */
export function sanctions(store: Store) {
  const placeOf = async (id: string): Promise<SanctionPlace | undefined> => {
    const item = await store.get(keys.sanction(id));
    return item && placeIn(item);
  };
  return {
    ...sanctionReads(store),
    placeOf,
    /** Writes the entries of these people, each on the condition that they are as they were read. */
    write: (all: readonly SanctionsAfter[]): Promise<Written> => store.transact(all.flatMap(writesOf)),
    /**
     * Forgets an entry whose time has passed, with its acts; false if it is not there or its time has not come. What is left of
     * the person stays.
     */
    async forget(id: string, at: Instant): Promise<boolean> {
      const place = await placeOf(id);
      if (!place) return false;
      const [held] = await readOf(store, [place.person]);
      const own = held?.entries.find((each) => each.id === id);
      if (held && own && forgottenAt(own, CALENDAR_ZONE) > at) return false;
      const left =
        held && own
          ? [
              entriesWrite(
                held,
                held.entries.filter((each) => each.id !== id),
              ),
            ]
          : [];
      return (await store.transact([...left, dropPlace(place)])).ok;
    },
  };
}

/** The reads of whoever judges a person or shows an entry. */
export function sanctionReads(store: Store) {
  return {
    /** The entries of a person under these hashes, whatever day they hold on. */
    of: (people: readonly string[]): Promise<Sanctioned[]> => readOf(store, people),
  };
}

async function readOf(store: Store, people: readonly string[]): Promise<Sanctioned[]> {
  const items = await store.getAll(people.map(keys.sanctioned));
  return people.map((person) => {
    const item = items.find(({ pk }) => pk === keys.sanctioned(person).pk);
    return {
      person,
      version: Number(item?.version ?? 0),
      entries: (item?.entries ?? []) as readonly SanctionEntry[],
    };
  });
}

function writesOf(after: SanctionsAfter): Write[] {
  const { entries, placed } = after;
  return [
    entriesWrite(after, entries),
    ...placed.map((place): Write => {
      const entry = entries.find(({ id }) => id === place.id);
      if (!entry) throw new Error(`The place of ${place.id} without its entry`);
      const forgotten = forgottenAt(entry, CALENDAR_ZONE);
      const expires = epochOf(forgotten) / 1000 + PLACE_KEPT_SECONDS;
      const due = { ...placing(place.id, forgotten), kind: 'sanction' };
      return {
        named: 'place',
        write: { Put: { Item: { ...keys.sanction(place.id), ...place, ...due, expires } } },
      };
    }),
  ];
}

/** Writes what a person's entries shall be; a person without any is not in the table. */
function entriesWrite({ person, version }: Sanctioned, entries: readonly SanctionEntry[]): Write {
  const still =
    version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :expected',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':expected': version },
        };
  if (entries.length === 0)
    return { named: 'person', write: { Delete: { Key: keys.sanctioned(person), ...still } } };
  const last =
    entries
      .map((each) => forgottenAt(each, CALENDAR_ZONE))
      .toSorted()
      .at(-1) ?? '';
  const Item = { ...keys.sanctioned(person), entries, version: version + 1, expires: epochOf(last) / 1000 };
  return { named: 'person', write: { Put: { Item, ...still } } };
}

function dropPlace({ id, person }: SanctionPlace): Write {
  return {
    named: 'place',
    write: {
      Delete: {
        Key: keys.sanction(id),
        ConditionExpression: 'person = :person',
        ExpressionAttributeValues: { ':person': person },
      },
    },
  };
}

function placeIn({ id, person, execution, file, fileVersion }: Item): SanctionPlace {
  const texts = { id, person, execution, file, fileVersion };
  return Object.fromEntries(
    Object.entries(texts).map(([name, each]) => [name, String(each)]),
  ) as unknown as SanctionPlace;
}
