import type { Instant } from '../../../domain/values/instant.ts';
import { readToEnd } from '../store/read-to-end.ts';
import type { Item, Store, Write } from '../store/store.ts';
import { keys, type MessageKey } from '../store/table.ts';
import {
  againWrite,
  closingWrites,
  endWrites,
  heldBy,
  keyOf,
  type LetterEnd,
  type LetterRecord,
  type OwedRecord,
  putting,
  type Told,
} from './letter-writes.ts';
import { waitingMessages } from './waiting-messages.ts';

/**
 * The most messages in one transaction. A transaction holds 100 writes and each message takes two; the letter itself
 * and a report need the rest.
 */
const MESSAGES_AT_ONCE = 45;

/** Keeps the messages that reviewers' mailboxes are owed, and the letters that tell them. */
export function mailboxes(store: Store) {
  return {
    ...waitingMessages(store),
    /** The latest letter of a mailbox; undefined if none ever left. */
    async letter(mailbox: string): Promise<LetterRecord | undefined> {
      const item = await store.get(keys.letter(mailbox));
      return item && letterOf(item);
    },
    /**
     * The latest letter of a mailbox and every message that the next one would tell, by a consistent read to its end.
     */
    async read(mailbox: string): Promise<{ letter: LetterRecord | undefined; owed: OwedRecord[] }> {
      const items = await readToEnd(store, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.letter(mailbox).pk },
        ConsistentRead: true,
      });
      const own = items.find(({ sk }) => sk === 'LETTER');
      const letter = own && letterOf(own);
      const carried = (letter?.carries ?? []).map((key): OwedRecord => ({ ...key, mailbox }));
      const owed = items.filter(({ sk }) => String(sk).startsWith('OWED#')).map(owedOf);
      return { letter, owed: [...owed, ...carried] };
    },
    taking,
    /**
     * Takes the mailbox for its next letter, or for another attempt at one that was cut off; undefined if somebody else
     * took it meanwhile.
     */
    async take(
      mailbox: string,
      present: LetterRecord | undefined,
      when: Taking,
    ): Promise<LetterRecord | undefined> {
      const { letter, write } = taking(mailbox, present, when);
      return (await store.transact([write])).ok ? letter : undefined;
    },
    /** Sets when a letter that could not be handed over is sent again. */
    async again(letter: LetterRecord, cutOffAt: Instant): Promise<void> {
      await store.transact([againWrite(letter, cutOffAt)]);
    },
    /**
     * Gives back a letter that was taken but not handed over at all, so that the next look at the mailbox makes the
     * same attempt.
     */
    async giveBack(letter: LetterRecord, cutOffAt: Instant): Promise<void> {
      const given = { ...letter, attempts: letter.attempts - 1, cutOffAt };
      await store.transact([{ named: 'letter', write: { Put: putting(given, letter) } }]);
    },
    /**
     * Records how a letter ended and what it told: page by page, the letter itself with the last page. If it is cut off
     * between two pages, the letter still counts as being sent, and the rest is sent again.
     */
    async end(letter: LetterRecord, told: readonly Told[], end: LetterEnd): Promise<void> {
      const pages = Array.from(
        { length: Math.max(1, Math.ceil(told.length / MESSAGES_AT_ONCE)) },
        (_, page) => told.slice(page * MESSAGES_AT_ONCE, (page + 1) * MESSAGES_AT_ONCE),
      );
      for (const [index, page] of pages.entries()) {
        const closing = index === pages.length - 1 ? closingWrites(letter, told, end) : [heldBy(letter)];
        const writes = page.flatMap((each) => endWrites(letter, each, end));
        if ((await store.transact([...closing, ...writes])).ok) continue;
        // One of the messages moved to another mailbox meanwhile; the others are ended all the same.
        for (const each of page) await store.transact([heldBy(letter), ...endWrites(letter, each, end)]);
        await store.transact(closing);
      }
    },
  };
}

/** When a mailbox is taken, the instant from which its letter counts as cut off, and the messages written with it. */
interface Taking {
  readonly at: Instant;
  readonly cutOffAt: Instant;
  readonly carries?: readonly MessageKey[];
}

/** The letter for which a mailbox is taken, and the write that takes it if nobody else took it since it was read. */
function taking(
  mailbox: string,
  present: LetterRecord | undefined,
  { at, cutOffAt, carries = present?.carries ?? [] }: Taking,
): { letter: LetterRecord; write: Write } {
  const isAgain = present?.state === 'sending';
  const letter: LetterRecord = {
    mailbox,
    number: (present?.number ?? 0) + (isAgain ? 0 : 1),
    state: 'sending',
    attempts: isAgain ? present.attempts + 1 : 1,
    takenAt: isAgain ? present.takenAt : at,
    ...(present?.lastLeftAt === undefined ? {} : { lastLeftAt: present.lastLeftAt }),
    cutOffAt,
    ...(carries.length === 0 ? {} : { carries: carries.map(keyOf) }),
  };
  return { letter, write: { named: 'letter', write: { Put: putting(letter, present) } } };
}

function letterOf(item: Item): LetterRecord {
  const { pk: _pk, sk: _sk, ...letter } = item;
  return letter as unknown as LetterRecord;
}

function owedOf(item: Item): OwedRecord {
  const { pk: _pk, sk: _sk, ...owed } = item;
  return owed as unknown as OwedRecord;
}
