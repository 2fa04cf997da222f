import type { Message } from '../../../domain/desks/message.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { readToEnd } from '../store/read-to-end.ts';
import type { Item, Store } from '../store/store.ts';
import { keys } from '../store/table.ts';
import {
  closingWrites,
  endWrites,
  forget,
  heldBy,
  type LetterEnd,
  type LetterRecord,
  letterFailed,
  type OwedRecord,
  owedWrite,
  putting,
  type Told,
  waiting,
} from './letter-writes.ts';

/** A transaction holds 100 writes; two for each message, with room for the letter's own and a report. */
const MESSAGES_AT_ONCE = 45;

/** What reviewers' mailboxes are owed, and the letters that tell them. */
export function mailboxes(store: Store) {
  return {
    /** The latest letter of a mailbox; undefined where none ever left. */
    async letter(mailbox: string): Promise<LetterRecord | undefined> {
      const item = await store.get(keys.letter(mailbox));
      return item && letterOf(item);
    },
    /** The same with everything that the next one would tell, read consistently to its end. */
    async read(mailbox: string): Promise<{ letter: LetterRecord | undefined; owed: OwedRecord[] }> {
      const items = await readToEnd(store, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.letter(mailbox).pk },
        ConsistentRead: true,
      });
      const own = items.find(({ sk }) => sk === 'LETTER');
      const owed = items.filter(({ sk }) => String(sk).startsWith('OWED#'));
      return { letter: own && letterOf(own), owed: owed.map(owedOf) };
    },
    /**
     * Takes the mailbox for its next letter, or the one that was cut off for another attempt; undefined where somebody
     * else did meanwhile.
     */
    async take(
      mailbox: string,
      present: LetterRecord | undefined,
      dueAt: Instant,
    ): Promise<LetterRecord | undefined> {
      const isAgain = present?.state === 'sending';
      const taken: LetterRecord = {
        mailbox,
        number: (present?.number ?? 0) + (isAgain ? 0 : 1),
        state: 'sending',
        attempts: isAgain ? present.attempts + 1 : 1,
        ...(present?.lastLeftAt === undefined ? {} : { lastLeftAt: present.lastLeftAt }),
        dueAt,
      };
      const written = await store.transact([{ named: 'letter', write: { Put: putting(taken, present) } }]);
      return written.ok ? taken : undefined;
    },
    /** A letter that could not be handed over now goes again when it is due. */
    async again(letter: LetterRecord, dueAt: Instant): Promise<void> {
      await store.transact([{ named: 'letter', write: { Put: putting({ ...letter, dueAt }, letter) } }]);
    },
    /** A letter that was taken and not handed over at all: the next look at the mailbox makes the same attempt. */
    async giveBack(letter: LetterRecord, dueAt: Instant): Promise<void> {
      const given = { ...letter, attempts: letter.attempts - 1, dueAt };
      await store.transact([{ named: 'letter', write: { Put: putting(given, letter) } }]);
    },
    /**
     * Records how a letter ended with what it told: page by page, the letter itself with the last. Cut off between two
     * pages it is still being sent, and goes again with the rest.
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
        // One of them moved to another mailbox meanwhile: the others end all the same.
        for (const each of page) await store.transact([heldBy(letter), ...endWrites(letter, each, end)]);
        await store.transact(closing);
      }
    },
    /** Lets a message wait for its letter until a later instant. */
    async putOff(message: Message, dueAt: Instant): Promise<void> {
      await store.transact([
        waiting(message, { UpdateExpression: 'SET dueAt = :due', values: { ':due': dueAt } }),
      ]);
    },
    /** What it asked for is asked no more, and the acts that it tells of are no reason for a letter. */
    async note(message: Message): Promise<void> {
      const values = { ':to': 'noted' };
      const UpdateExpression = 'SET #state = :to REMOVE dueAt, dueShard';
      await store.transact([waiting(message, { UpdateExpression, values })]);
    },
    /** Gives a waiting message to the mailbox of whoever holds its desk now; false if it ended or moved meanwhile. */
    async move(message: Message, to: string, dueAt: Instant): Promise<boolean> {
      const isReason = message.state === 'queued';
      const update = waiting(message, {
        UpdateExpression: `SET mailbox = :to${isReason ? ', dueAt = :due' : ''}`,
        values: { ':to': to, ...(isReason ? { ':due': dueAt } : {}) },
      });
      return (await store.transact([update, forget(message.mailbox ?? '', message), owedWrite(to, message)]))
        .ok;
    },
    /** Ends messages that no letter tells any more; where there is nobody to tell, by a failure. */
    async drop(told: readonly Told[], end: Pick<LetterEnd, 'at' | 'failure'>): Promise<void> {
      for (const each of told) {
        const report =
          each.state === 'failed' && end.failure ? [letterFailed(each.message, end.at, end.failure)] : [];
        await store.transact([...endWrites(undefined, each, end), ...report]);
      }
    },
  };
}

function letterOf(item: Item): LetterRecord {
  const { pk: _pk, sk: _sk, dueShard: _shard, kind: _kind, ...letter } = item;
  return letter as unknown as LetterRecord;
}

function owedOf(item: Item): OwedRecord {
  const { pk: _pk, sk: _sk, ...owed } = item;
  return owed as unknown as OwedRecord;
}
