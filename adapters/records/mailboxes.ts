import type { Instant } from '../../domain/instant.ts';
import type { Message, MessageFailure } from '../../domain/message.ts';
import { reportWrite } from './reports.ts';
import type { Item, Store, Write } from './store.ts';
import { dueShard, keys, type MessageKey } from './table.ts';

/** The latest letter to a mailbox: written before it is sent, so that no two are sent at once. */
export interface LetterRecord {
  readonly mailbox: string;
  /** Counts the letters of the mailbox, from 1. */
  readonly number: number;
  /** `empty`: nothing was left to say when it was to leave. */
  readonly state: 'sending' | 'sent' | 'failed' | 'empty';
  readonly attempts: number;
  /** When a letter left last, this one or one before it. */
  readonly lastLeftAt?: Instant;
  /** When one left last that could not wait. */
  readonly lastUrgentAt?: Instant;
  /** While it is being sent: from when on it was cut off, and goes again. */
  readonly dueAt?: Instant;
}

/** A message that the next letter of a mailbox tells, with the mailbox to which it belongs. */
export interface OwedRecord extends MessageKey {
  readonly mailbox: string;
}

/** What became of a message that a letter carried. */
export interface Told {
  readonly message: Message;
  readonly state: 'sent' | 'dropped' | 'failed';
  /** The days as the letter stated them. */
  readonly states?: Message['states'];
}

/** How a letter ended. */
export interface LetterEnd {
  readonly state: 'sent' | 'failed' | 'empty';
  readonly at: Instant;
  readonly failure?: MessageFailure;
  /** Whether something in it could not wait. */
  readonly isUrgent?: boolean;
}

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
      const items = await everything(store, mailbox);
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
        ...pastOf(present),
        dueAt,
      };
      const written = await store.transact([{ named: 'letter', write: { Put: putting(taken, present) } }]);
      return written.ok ? taken : undefined;
    },
    /** A letter that could not be handed over now goes again when it is due. */
    async again(letter: LetterRecord, dueAt: Instant): Promise<void> {
      await store.transact([{ named: 'letter', write: { Put: putting({ ...letter, dueAt }, letter) } }]);
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

function pastOf(present: LetterRecord | undefined): Pick<LetterRecord, 'lastLeftAt' | 'lastUrgentAt'> {
  const { lastLeftAt, lastUrgentAt } = present ?? {};
  return {
    ...(lastLeftAt === undefined ? {} : { lastLeftAt }),
    ...(lastUrgentAt === undefined ? {} : { lastUrgentAt }),
  };
}

/** Into the mailbox's partition, in the transaction that writes the message. */
export function owedWrite(mailbox: string, { declaration, occasion, round, audience }: MessageKey): Write {
  const of = { declaration, occasion, round, audience };
  return { named: 'owed', write: { Put: { Item: { ...keys.owed(mailbox, of), ...of, mailbox } } } };
}

function forget(mailbox: string, message: MessageKey): Write {
  return { named: 'owed', write: { Delete: { Key: keys.owed(mailbox, message) } } };
}

/** In place of the letter that was read: nobody else took the mailbox since. */
function putting(letter: LetterRecord, present: LetterRecord | undefined) {
  const { mailbox, dueAt } = letter;
  const due = dueAt === undefined ? {} : { dueShard: dueShard(mailbox) };
  const Item = { ...keys.letter(mailbox), ...letter, ...due, kind: 'letter' };
  return { Item, ...(present ? isStill(present) : { ConditionExpression: 'attribute_not_exists(pk)' }) };
}

function isStill({ number, attempts, state }: LetterRecord) {
  return {
    ConditionExpression: '#number = :number AND attempts = :attempts AND #state = :was',
    ExpressionAttributeNames: { '#number': 'number', '#state': 'state' },
    ExpressionAttributeValues: { ':number': number, ':attempts': attempts, ':was': state },
  };
}

/** That this attempt is still the mailbox's: one that was slow and was taken over records nothing. */
function heldBy(letter: LetterRecord): Write {
  return {
    named: 'letter',
    write: { ConditionCheck: { Key: keys.letter(letter.mailbox), ...isStill(letter) } },
  };
}

function closingWrites(
  letter: LetterRecord,
  told: readonly Told[],
  { state, at, failure, isUrgent }: LetterEnd,
): Write[] {
  const { dueAt: _, ...rest } = letter;
  const ended: LetterRecord = {
    ...rest,
    state,
    ...(state === 'sent' ? { lastLeftAt: at, ...(isUrgent ? { lastUrgentAt: at } : {}) } : {}),
  };
  const [first] = told.filter(({ state }) => state === 'failed');
  return [
    { named: 'letter', write: { Put: putting(ended, letter) } },
    ...(failure === undefined || !first ? [] : [letterFailed(first.message, at, failure)]),
  ];
}

/** One letter that was given up is one report, however much it told. */
function letterFailed(
  { declaration, occasion, round, audience }: Message,
  at: Instant,
  failure: MessageFailure,
): Write {
  return reportWrite({ kind: 'letter-failed', at, declaration, occasion, round, audience, failure });
}

function endWrites(
  letter: LetterRecord | undefined,
  { message, state, states = message.states }: Told,
  { at, failure }: Pick<LetterEnd, 'at' | 'failure'>,
): Write[] {
  const ends = {
    sent: [', sentAt = :value', at],
    failed: [', failure = :value', failure],
    dropped: ['', undefined],
  } as const;
  const [sets, value] = ends[state];
  const update = waiting(message, {
    UpdateExpression: `SET #state = :state, states = :states, letter = :letter, attempts = :attempts${sets} REMOVE dueAt, dueShard`,
    values: {
      ':state': state,
      ':states': states,
      ':letter': letter?.number ?? 0,
      ':attempts': letter?.attempts ?? 0,
      ...(value === undefined ? {} : { ':value': value }),
    },
  });
  return [update, forget(message.mailbox ?? '', message)];
}

/** A change of a message that still waits in this mailbox. */
function waiting(
  message: Message,
  { UpdateExpression, values }: { UpdateExpression: string; values: Record<string, unknown> },
): Write {
  const { declaration, occasion, round, audience, mailbox } = message;
  return {
    named: 'message',
    write: {
      Update: {
        Key: keys.message(declaration, occasion, round, audience),
        UpdateExpression,
        ConditionExpression: 'mailbox = :mailbox AND #state IN (:queued, :noted)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ...values, ':mailbox': mailbox, ':queued': 'queued', ':noted': 'noted' },
      },
    },
  };
}

async function everything(store: Store, mailbox: string): Promise<Item[]> {
  const items: Item[] = [];
  let next: Item | undefined;
  do {
    const page = await store.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.letter(mailbox).pk },
      ConsistentRead: true,
      ExclusiveStartKey: next,
    });
    items.push(...page.items);
    next = page.next;
  } while (next);
  return items;
}

function letterOf(item: Item): LetterRecord {
  const { pk: _pk, sk: _sk, dueShard: _shard, kind: _kind, ...letter } = item;
  return letter as unknown as LetterRecord;
}

function owedOf(item: Item): OwedRecord {
  const { pk: _pk, sk: _sk, ...owed } = item;
  return owed as unknown as OwedRecord;
}
