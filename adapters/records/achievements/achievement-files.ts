import { randomUUID } from 'node:crypto';
import { isForgotten, type Kept } from '../../../domain/achievement-file/kept.ts';
import { epochOf, type Instant } from '../../../domain/values/instant.ts';
import type { LogLine } from '../../log-line.ts';
import type { Item, Store, Write } from '../store/store.ts';
import { type Key, keys } from '../store/table.ts';

/** An achievement file as it is kept. Only the keys open its contents. */
export interface SealedFile extends Kept {
  readonly sealed: string;
  /** Drawn anew at each writing of the contents. */
  readonly edition: string;
}

/**
 * The achievement files, one of an account. The table forgets one some days after its day at the latest
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html); whoever reads it before is shown nothing.
 */
export function achievementFiles(store: Store, log: LogLine) {
  return {
    async get(account: string, now: Instant): Promise<SealedFile | undefined> {
      const item = await store.get(keys.achievementFile(account));
      const file = item && fileIn(item);
      return file && !isForgotten(file, now) ? file : undefined;
    },
    /**
     * Keeps contents in the place of those that were read at this instant, for a transaction. It fails if others stand there
     * by now, or none.
     */
    keep(account: string, sealed: string, kept: Kept, { read, at }: Reading): Write {
      const Item = { ...keys.achievementFile(account), sealed, edition: randomUUID(), ...attributesOf(kept) };
      return { named: NAME, write: { Put: { Item, ...(read ? asRead(read) : noneAt(at)) } } };
    },
    /** Keeps the contents that were read for longer, for a transaction. */
    use(account: string, kept: Kept, read: SealedFile): Write {
      return { named: NAME, write: { Update: setting(keys.achievementFile(account), kept, read) } };
    },
    /** Erases the file. The log line says that somebody erased one, and not who. */
    async erase(account: string, at: Instant): Promise<void> {
      await store.transact([{ named: NAME, write: { Delete: { Key: keys.achievementFile(account) } } }]);
      log({ act: 'erase-achievement-file', at });
    },
  };
}

const NAME = 'achievement-file';

function fileIn(item: Item): SealedFile {
  const { sealed, edition, lastUsedOn, forgottenOn, forgottenAt } = item as unknown as SealedFile;
  return { sealed, edition, lastUsedOn, forgottenOn, forgottenAt };
}

/** `expires` is the attribute by which the table forgets, in seconds since 1970. */
function attributesOf({ lastUsedOn, forgottenOn, forgottenAt }: Kept) {
  return { lastUsedOn, forgottenOn, forgottenAt, expires: epochOf(forgottenAt) / 1000 };
}

interface Reading {
  readonly read: SealedFile | undefined;
  readonly at: Instant;
}

function asRead({ edition }: SealedFile) {
  return { ConditionExpression: 'edition = :edition', ExpressionAttributeValues: { ':edition': edition } };
}

/** Holds while there is no file but one that is forgotten. */
function noneAt(at: Instant) {
  return {
    ConditionExpression: 'attribute_not_exists(pk) OR forgottenAt <= :at',
    ExpressionAttributeValues: { ':at': at },
  };
}

function setting(Key: Key, kept: Kept, read: SealedFile) {
  const all = Object.entries(attributesOf(kept));
  const { ConditionExpression, ExpressionAttributeValues } = asRead(read);
  return {
    Key,
    UpdateExpression: `SET ${all.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression,
    ExpressionAttributeNames: Object.fromEntries(all.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...ExpressionAttributeValues,
      ...Object.fromEntries(all.map(([name, value]) => [`:${name}`, value])),
    },
  };
}
