import type { Story } from '../../adapters/records/declarations/story.ts';
import type { OwedRecord } from '../../adapters/records/letters/letter-writes.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { deskOf } from '../../domain/desks/desk.ts';
import type { Message } from '../../domain/desks/message.ts';
import type { DeskId } from '../../domain/identifiers/desk-id.ts';
import { type StillSaid, stillSaid } from '../../domain/reminders/owed/still-said.ts';
import { storyCaseOf } from '../case.ts';
import type { Needs } from '../needs.ts';
import { type SeenDesk, seeDesks, underCall } from '../reviewer/seen-desks.ts';

/** A message that a mailbox's next letter carries, with its declaration as it stands now. */
export interface Carried {
  readonly message: Message;
  readonly subject: Case & Story;
  readonly desk: DeskId;
  /** The part of the message that is still to be said. */
  readonly still: StillSaid;
}

/** What a mailbox's next letter carries, and the desks that it is about, each under its call. */
export interface Gathered {
  readonly carried: readonly Carried[];
  readonly desks: readonly SeenDesk[];
}

type CarriedNeeds = Pick<Needs, 'records' | 'keys' | 'now'>;

/** The number of declarations that are read at once. */
const READ_AT_ONCE = 25;

/** A case that was read and told a moment ago, so that it is not read again. */
export type JustTold = (id: string) => (Case & Story) | undefined;

/**
 * Reads the messages that a mailbox is owed. If another person was registered meanwhile, a message moves to
 * that person's mailbox; if the desk has no mailbox any more, the message has failed. A declaration that was just read
 * is taken as it was `justTold`.
 */
export async function gather(
  needs: CarriedNeeds,
  mailbox: string,
  owed: readonly OwedRecord[],
  justTold: JustTold = () => undefined,
): Promise<Gathered> {
  const byDeclaration = [...Map.groupBy(owed, ({ declaration }) => declaration)];
  const found: Carried[] = [];
  for (let from = 0; from < byDeclaration.length; from += READ_AT_ONCE) {
    const some = byDeclaration.slice(from, from + READ_AT_ONCE);
    const read = await Promise.all(
      some.map(async ([id, records]) => {
        const subject = justTold(id) ?? (await storyCaseOf(needs, id));
        return subject ? carriedOf(subject, records) : [];
      }),
    );
    found.push(...read.flat());
  }
  const desks = await seeDesks(needs, found.map(deskUnderCall));
  const holders = new Map(desks.map((desk) => [underCall(desk), desk.mailbox]));
  const holderOf = (each: Carried) => holders.get(underCall(deskUnderCall(each)));
  for (const each of found) if (holderOf(each) !== mailbox) await passOn(needs, each.message, holderOf(each));
  return {
    carried: found.filter((each) => holderOf(each) === mailbox),
    desks: desks.filter((desk) => desk.mailbox === mailbox),
  };
}

/** The desk that a letter speaks to, under the call of the declaration. */
export function deskUnderCall({ desk, subject }: Pick<Carried, 'desk'> & { readonly subject: Case }) {
  return { call: subject.call.id, desk };
}

function carriedOf(subject: Case & Story, records: readonly OwedRecord[]): Carried[] {
  return records.flatMap((record) => {
    const message = subject.messages.find((each) => isOf(each, record));
    const desk = message && deskOf(subject, message);
    return message && desk !== undefined
      ? [{ message, subject, desk, still: stillSaid(subject, message) }]
      : [];
  });
}

function isOf(message: Message, { mailbox, occasion, round, audience }: OwedRecord): boolean {
  const waits = message.state === 'queued' || message.state === 'noted';
  const isSame = message.occasion === occasion && message.round === round && message.audience === audience;
  return waits && isSame && message.mailbox === mailbox;
}

async function passOn(
  { records, now }: CarriedNeeds,
  message: Message,
  to: string | undefined,
): Promise<void> {
  const { mailboxes } = records;
  if (to !== undefined) return void (await mailboxes.move(message, to, now()));
  const isReason = message.state === 'queued';
  const state = isReason ? 'failed' : 'dropped';
  await mailboxes.drop([{ message, state }], { at: now(), failure: 'no-address' });
}
