import type { Story } from '../../adapters/records/declarations/story.ts';
import type { LetterOutcome } from '../../adapters/records/letters/endings.ts';
import type { MessageEnd, Placed } from '../../adapters/records/letters/messages.ts';
import type { Write } from '../../adapters/records/store/store.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { deskOf } from '../../domain/desks/desk.ts';
import { LINK_REISSUED, type Message, type PlannedMessage } from '../../domain/desks/message.ts';
import { stillSaid } from '../../domain/reminders/owed/still-said.ts';
import { plusSeconds } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';
import { mailboxOf } from '../reviewer/holder-of.ts';
import { type SeenDesk, seeDesks, withLinks } from '../reviewer/seen-desks.ts';
import { gather } from './carried.ts';
import { endingOf, handOver, SENDING_SECONDS } from './handing-over.ts';
import { letterOf, wouldOpen } from './letter-text.ts';
import { isPressing, type Mailbox, openMailboxes, place } from './place.ts';
import { sendLetter, takingAt, writeLetter } from './send-letter.ts';

export type TellNeeds = Pick<Needs, 'records' | 'channel' | 'smsTemplates' | 'keys' | 'origin' | 'now'>;

/** How far telling came. */
export interface Told {
  /** Whether the ledger had none of the messages before. If not, the caller must ask again what is owed. */
  readonly isAll: boolean;
  /** Whether everything along was written with them. */
  readonly isWhole: boolean;
  /** The case with what the ledger holds now, without how its letters ended. */
  readonly subject: Case & Story;
}

/**
 * Writes messages into the ledger, then sends them: an applicant's each by itself and at once, a reviewer's with the
 * mailbox's next letter. A message that the ledger has already, or in part, is not sent. What is written `along`, and
 * the taking of the mailboxes whose letters leave now, go with the messages in one transaction. So does the short message
 * beside an applicant's letter, which the patrol sends.
 */
export async function tell(
  needs: TellNeeds,
  subject: Case & Story,
  planned: readonly PlannedMessage[],
  along: readonly Write[] = [],
): Promise<Told> {
  const { id } = subject.declaration;
  const now = needs.now();
  if (planned.some(({ occasion }) => occasion === LINK_REISSUED)) await followHolders(needs, subject);
  const mailboxes = openMailboxes(needs);
  const placed = await Promise.all(planned.map((each) => place(needs, subject, each, mailboxes)));
  const pressing = await mailboxes.named(
    placed.flatMap((each) => (isPressing(subject, each, now) ? (each.mailbox ?? []) : [])),
  );
  const takings = pressing
    .filter(({ letter }) => letter?.state !== 'sending')
    .map((box) => ({ box, ...takingWith(needs, box, id, placed) }));
  const { kept, isWhole } = await needs.records.messages.keep(
    id,
    placed,
    now,
    [...takings.map(({ write }) => write), ...along],
    takings.map(({ box }) => box.mailbox),
  );
  const ends = await sendAlone(needs, subject, kept);
  const known = { ...subject, messages: [...subject.messages, ...kept] };
  const outcomes: LetterOutcome[] = [];
  for (const { box, letter } of isWhole ? takings : []) {
    const own = kept.flatMap((each) =>
      each.mailbox === box.mailbox ? [{ ...each, mailbox: box.mailbox }] : [],
    );
    const gathered = await gather(needs, box.mailbox, [...box.owed, ...own], (each) =>
      each === id ? known : undefined,
    );
    const outcome = await writeLetter(needs, letter, gathered);
    if (outcome) outcomes.push(outcome);
  }
  await needs.records.letters.ended(ends, outcomes);
  const taken = new Set(isWhole ? takings.map(({ box }) => box.mailbox) : []);
  for (const { mailbox } of pressing)
    if (!taken.has(mailbox) && kept.some((each) => each.mailbox === mailbox))
      await sendLetter(needs, mailbox);
  return { isAll: kept.length === planned.length, isWhole, subject: known };
}

/** Takes a mailbox for a letter that carries what is written with it. */
function takingWith(
  { records, now }: TellNeeds,
  { mailbox, letter }: Mailbox,
  declaration: string,
  placed: readonly Placed[],
) {
  const own = placed.filter((each) => each.mailbox === mailbox);
  const carries = own.map((each) => ({ ...each, declaration }));
  return records.mailboxes.taking(mailbox, letter, { ...takingAt(now()), carries });
}

/** Moves messages that wait for a letter to a desk's former holder into the mailbox of the present one. */
async function followHolders(needs: TellNeeds, subject: Case & Story): Promise<void> {
  for (const message of subject.messages) {
    if (message.mailbox === undefined || (message.state !== 'queued' && message.state !== 'noted')) continue;
    const desk = deskOf(subject, message);
    const mailbox = desk === undefined ? undefined : await mailboxOf(needs, desk);
    if (mailbox !== undefined && mailbox !== message.mailbox)
      await needs.records.mailboxes.move(message, mailbox, needs.now());
  }
}

/**
 * Sends a message that waited for its hour, if it still holds, or one that was cut off, marked as a second
 * copy.
 */
export async function tellWhatIsDue(
  needs: TellNeeds,
  subject: Case & Story,
  message: Message,
): Promise<void> {
  const { asks, told } = stillSaid(subject, message);
  if (message.state === 'queued' && asks.length + told.length === 0)
    return needs.records.messages.drop(message);
  const dueAt = plusSeconds(needs.now(), SENDING_SECONDS);
  if (!(await needs.records.messages.take(message, dueAt))) return;
  const taken: Message = { ...message, state: 'sending', attempts: message.attempts + 1, dueAt };
  await needs.records.letters.ended(await sendAlone(needs, subject, [taken]), []);
}

/**
 * Tries once each message that is sent by itself. A failing channel is recorded and tried again later, so that it does
 * not hold up the declaration.
 */
async function sendAlone(
  needs: TellNeeds,
  subject: Case & Story,
  messages: readonly Message[],
): Promise<MessageEnd[]> {
  const ends: MessageEnd[] = [];
  for (const message of messages.filter(({ state }) => state === 'sending')) {
    const desk = await deskSeen(needs, subject, message);
    const letter = await letterOf(needs, subject, message, desk);
    const to =
      message.audience === 'applicant' ? subject.declaration.draft.identity?.email : desk?.person?.email;
    const failure = !to ? 'no-address' : await handOver(needs, { ...letter, to });
    const at = needs.now();
    ends.push({ message, at, ...endingOf(at, message.attempts, failure) });
  }
  return ends;
}

/**
 * The desk of a message that is sent by itself, since the desk had no address when the message was written. It may have
 * one by now.
 */
async function deskSeen(
  needs: TellNeeds,
  subject: Case & Story,
  message: Message,
): Promise<SeenDesk | undefined> {
  const desk = deskOf(subject, message);
  if (desk === undefined) return undefined;
  const seen = await seeDesks(needs, [{ call: subject.call.id, desk }]);
  const [linked] = await withLinks(needs, seen, (each) => wouldOpen(each, [subject], needs.now()));
  return linked;
}
