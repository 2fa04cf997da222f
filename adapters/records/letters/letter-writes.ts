import type { Message, MessageFailure } from '../../../domain/desks/message.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { reportWrite } from '../reports.ts';
import type { Write } from '../store/store.ts';
import { keys, type MessageKey } from '../store/table.ts';

/** The latest letter to a mailbox. It is written before it is sent, so that no two letters are sent at once. */
export interface LetterRecord {
  readonly mailbox: string;
  /** Counts the letters of the mailbox, from 1. */
  readonly number: number;
  /** `empty` means that nothing was left to say when the letter was to leave. */
  readonly state: 'sending' | 'sent' | 'failed' | 'empty';
  readonly attempts: number;
  /** The instant of the letter's first attempt. What was queued later may join it, and does not fail with it. */
  readonly takenAt: Instant;
  /** The instant at which a letter last left the mailbox, this one or an earlier one. */
  readonly lastLeftAt?: Instant;
  /**
   * While the letter is being sent: the instant from which it counts as cut off and is sent again. The index of due
   * items does not hold it: what made the letter leave stays due there until the letter has ended.
   */
  readonly cutOffAt?: Instant;
  /**
   * While the letter is being sent: the messages that were written together with its taking. They stand here alone. Those
   * that it does not tell move into the mailbox when it ends.
   */
  readonly carries?: readonly MessageKey[];
}

/** A message that the next letter of a mailbox tells, with its mailbox. */
export interface OwedRecord extends MessageKey {
  readonly mailbox: string;
}

/** The outcome of a message that a letter carried. */
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
  /** Messages that still wait in its mailbox. */
  readonly left: readonly Message[];
}

/** Writes a message into the mailbox's partition, in the transaction that writes the message itself. */
export function owedWrite(mailbox: string, message: MessageKey): Write {
  const of = keyOf(message);
  return { named: 'owed', write: { Put: { Item: { ...keys.owed(mailbox, of), ...of, mailbox } } } };
}

/** The key of a message, without all that it says. */
export function keyOf({ declaration, occasion, round, audience }: MessageKey): MessageKey {
  return { declaration, occasion, round, audience };
}

/** Whether the message stands in the letter itself, and so not in the mailbox. */
function isCarried({ carries = [] }: Pick<LetterRecord, 'carries'>, message: MessageKey): boolean {
  const key = JSON.stringify(keyOf(message));
  return carries.some((each) => JSON.stringify(keyOf(each)) === key);
}

/** The mailbox in which a reviewer's message waits. */
function mailboxIn({ mailbox, declaration, occasion }: Message): string {
  if (mailbox === undefined) throw new Error(`The message ${occasion} of ${declaration} is in no mailbox`);
  return mailbox;
}

export function forget(message: Message): Write {
  return { named: 'owed', write: { Delete: { Key: keys.owed(mailboxIn(message), message) } } };
}

/** Replaces the letter that was read, if nobody else took the mailbox since. */
export function putting(letter: LetterRecord, present: LetterRecord | undefined) {
  const Item = { ...keys.letter(letter.mailbox), ...letter };
  return { Item, ...(present ? isStill(present) : { ConditionExpression: 'attribute_not_exists(pk)' }) };
}

function isStill({ number, attempts, state }: LetterRecord) {
  return {
    ConditionExpression: '#number = :number AND attempts = :attempts AND #state = :was',
    ExpressionAttributeNames: { '#number': 'number', '#state': 'state' },
    ExpressionAttributeValues: { ':number': number, ':attempts': attempts, ':was': state },
  };
}

/** The condition that this attempt still holds the mailbox. A slow attempt that was taken over records nothing. */
export function heldBy(letter: LetterRecord): Write {
  return {
    named: 'letter',
    write: { ConditionCheck: { Key: keys.letter(letter.mailbox), ...isStill(letter) } },
  };
}

/** Sets when a letter that could not be handed over is sent again. */
export function againWrite(letter: LetterRecord, cutOffAt: Instant): Write {
  return { named: 'letter', write: { Put: putting({ ...letter, cutOffAt }, letter) } };
}

export function closingWrites(
  letter: LetterRecord,
  told: readonly Told[],
  { state, at, failure, left }: LetterEnd,
): Write[] {
  const { cutOffAt: _cutOffAt, carries: _carries, ...rest } = letter;
  const ended: LetterRecord = {
    ...rest,
    state,
    ...(state === 'sent' ? { lastLeftAt: at } : {}),
  };
  const [first] = told.filter(({ state }) => state === 'failed');
  return [
    { named: 'letter', write: { Put: putting(ended, letter) } },
    ...left.filter((each) => isCarried(letter, each)).map((each) => owedWrite(letter.mailbox, each)),
    ...(failure === undefined || !first ? [] : [letterFailed(first.message, at, failure)]),
  ];
}

/** Reports a letter that was given up. One letter is one report, however many messages it told. */
export function letterFailed(
  { declaration, occasion, round, audience }: Message,
  at: Instant,
  failure: MessageFailure,
): Write {
  return reportWrite({ kind: 'letter-failed', at, declaration, occasion, round, audience, failure });
}

export function endWrites(
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
  const update = updateWaiting(message, {
    UpdateExpression: `SET #state = :state, states = :states, letter = :letter, attempts = :attempts${sets} REMOVE dueAt, dueShard`,
    values: {
      ':state': state,
      ':states': states,
      ':letter': letter?.number ?? 0,
      ':attempts': letter?.attempts ?? 0,
      ...(value === undefined ? {} : { ':value': value }),
    },
  });
  return letter && isCarried(letter, message) ? [update] : [update, forget(message)];
}

/** A change to a message that still waits in this mailbox. */
export function updateWaiting(
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
