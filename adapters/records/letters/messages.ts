import {
  type Audience,
  coveredIn,
  type Message,
  type MessageFailure,
  type PlannedMessage,
} from '../../../domain/desks/message.ts';
import type { PlannedSms } from '../../../domain/reminders/owed/sms-owed.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { messageOf } from '../declarations/story.ts';
import { reportWrite } from '../reports.ts';
import { dueShard } from '../store/shards.ts';
import type { Store, Write } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { eachThatIsWritten } from './each-written.ts';
import { owedWrite } from './letter-writes.ts';
import { newSmsWrite } from './sms-deliveries.ts';

/** How one attempt ended. A message that is still being sent is tried again when it is due. */
export type MessageEnd = { readonly message: Message; readonly at: Instant } & AttemptOutcome;
export type AttemptOutcome =
  | { readonly state: 'sent' }
  | { readonly state: 'sending'; readonly dueAt: Instant }
  | { readonly state: 'failed'; readonly failure: MessageFailure };

/**
 * A message with its first state: an applicant's is sent by itself, a reviewer's waits for the letter of its mailbox. It may go
 * by SMS too.
 */
export type Placed = PlannedMessage &
  Pick<Message, 'state' | 'attempts'> &
  Partial<Pick<Message, 'mailbox' | 'dueAt'>> & { readonly sms?: PlannedSms };

/** A message with the short message beside it, which are written together. */
interface Beside {
  readonly message: Message;
  readonly sms: PlannedSms | undefined;
}

/** The messages that were written; `isWhole` if that is all of them, and everything along with them. */
export interface Kept {
  readonly kept: readonly Message[];
  readonly isWhole: boolean;
}

/**
 * The most items of a transaction:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
const MAX_WRITES = 100;

/** The ledger of messages. A message's record is written before the message is sent. */
export function messages(store: Store) {
  return {
    async get(declaration: string, occasion: string, round: number, audience: Audience) {
      const item = await store.get(keys.message(declaration, occasion, round, audience));
      return item && messageOf(item);
    },
    /**
     * Writes messages with the occasions that each covers and the short message beside each, and puts reviewers' messages
     * into their mailboxes. It gives
     * the messages that the ledger did not hold before. What is written `along` is written with all of them or, if
     * anything changed meanwhile or they are too many for one transaction, not at all. Messages for a mailbox that is
     * `taken` along stand in its letter, if that is written.
     */
    async keep(
      declaration: string,
      placed: readonly Placed[],
      now: Instant,
      along: readonly Write[] = [],
      taken: readonly string[] = [],
    ): Promise<Kept> {
      const own = placed.map(
        ({ sms, ...each }): Beside => ({ message: { ...each, declaration, queuedAt: now }, sms }),
      );
      const kept = own.map(({ message }) => message);
      const writes = [...own.flatMap((each) => keptBy(each, taken)), ...along];
      if (writes.length === 0) return { kept, isWhole: true };
      const fits = writes.length <= MAX_WRITES;
      if (fits && (await store.transact(writes)).ok) return { kept, isWhole: true };
      const written = await eachThatIsWritten(store, own, (each) => keptBy(each));
      return { kept: written.map(({ message }) => message), isWhole: false };
    },
    /** Takes an overdue message for another attempt; false if somebody else did. */
    async take(message: Message, dueAt: Instant): Promise<boolean> {
      const write = change(message, {
        UpdateExpression: 'SET attempts = attempts + :one, #state = :sending, dueAt = :due',
        values: { ':one': 1, ':sending': 'sending', ':due': dueAt },
      });
      return (await store.transact([write])).ok;
    },
    /** Ends a waiting message that is no longer true. */
    async drop(message: Message): Promise<void> {
      const UpdateExpression = 'SET #state = :dropped REMOVE dueAt, dueShard';
      await store.transact([change(message, { UpdateExpression, values: { ':dropped': 'dropped' } })]);
    },
    /** Records how attempts ended. It leaves a message alone if somebody else took it meanwhile. */
    async ended(ends: readonly MessageEnd[]): Promise<void> {
      await eachThatIsWritten(store, ends, endedBy);
    },
  };
}

/** The writes that record how an attempt ended. */
export function endedBy(end: MessageEnd): Write[] {
  return [endWrite(end), ...reported(end)];
}

function keptBy({ message, sms }: Beside, taken: readonly string[] = []): Write[] {
  const { mailbox } = message;
  const waits = mailbox !== undefined && !taken.includes(mailbox);
  return [
    ...[message, ...coveredBy(message)].map(newMessage),
    ...(waits ? [owedWrite(mailbox, message)] : []),
    ...(sms === undefined ? [] : [newSmsWrite(message, sms)]),
  ];
}

/** An occasion that another message covers is kept too, so that it is never owed again. */
function coveredBy({ declaration, audience, states, queuedAt, covers }: Message): Message[] {
  return covers.map((cover) => {
    const shared = { declaration, audience, states, covers: [], queuedAt, attempts: 0 };
    return { ...shared, ...coveredIn(cover), state: 'covered' };
  });
}

function newMessage(message: Message): Write {
  const { declaration, occasion, round, audience, dueAt } = message;
  const due = dueAt === undefined ? {} : { dueShard: dueShard(declaration) };
  const Item = {
    ...keys.message(declaration, occasion, round, audience),
    ...message,
    ...due,
    kind: 'message',
  };
  return { named: 'message', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } };
}

function endWrite({ message, at, ...end }: MessageEnd): Write {
  if (end.state === 'sending')
    return change(message, {
      UpdateExpression: 'SET #state = :state, dueAt = :due',
      values: { ':state': end.state, ':due': end.dueAt },
    });
  const [name, value] = end.state === 'sent' ? ['sentAt', at] : ['failure', end.failure];
  return change(message, {
    UpdateExpression: `SET #state = :state, ${name} = :value REMOVE dueAt, dueShard`,
    values: { ':state': end.state, ':value': value },
  });
}

/** A message that was given up is reported, because the operators must look at it. */
function reported(end: MessageEnd): Write[] {
  if (end.state !== 'failed') return [];
  const { declaration, occasion, round, audience } = end.message;
  const { at, failure } = end;
  return [reportWrite({ kind: 'letter-failed', at, declaration, occasion, round, audience, failure })];
}

function change(
  { declaration, occasion, round, audience, attempts }: Message,
  { UpdateExpression, values }: { UpdateExpression: string; values: Record<string, unknown> },
): Write {
  return {
    named: 'message',
    write: {
      Update: {
        Key: keys.message(declaration, occasion, round, audience),
        UpdateExpression,
        ConditionExpression: 'attempts = :attempts AND attribute_exists(dueAt)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ...values, ':attempts': attempts },
      },
    },
  };
}
