import type { Story } from '../../adapters/records/declarations/story.ts';
import type { MessageEnd, Placed } from '../../adapters/records/letters/messages.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { deskOf } from '../../domain/desks/desk.ts';
import { dueAtOf, LINK_REISSUED, type Message, type PlannedMessage } from '../../domain/desks/message.ts';
import { isDaily } from '../../domain/reminders/letter-haste.ts';
import { leavesAt, ownLetterLeavesAt } from '../../domain/reminders/letter-hours.ts';
import { stillSaid } from '../../domain/reminders/owed/still-said.ts';
import { plusSeconds } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';
import { mailboxOf, personAt } from '../reviewer/holder-of.ts';
import { endingOf, handOver, SENDING_SECONDS } from './handing-over.ts';
import { letterOf } from './letter-text.ts';
import { sendLetter } from './send-letter.ts';

export type TellNeeds = Pick<Needs, 'records' | 'channel' | 'keys' | 'origin' | 'now'>;

/** A declaration with its timeline and ledger. The recipient of a message depends on what happened. */
type Subject = Case & Pick<Story, 'timeline' | 'messages'>;

/**
 * Writes messages into the ledger, then sends them: an applicant's each by itself and at once, a reviewer's
 * with the mailbox's next letter. A message that the ledger has already, or in part, is not sent. Returns false
 * if there was one: the caller must ask again what is owed.
 */
export async function tell(
  needs: TellNeeds,
  subject: Subject,
  planned: readonly PlannedMessage[],
): Promise<boolean> {
  const { id } = subject.declaration;
  const now = needs.now();
  if (planned.some(({ occasion }) => occasion === LINK_REISSUED)) await followHolders(needs, subject);
  const placed = await Promise.all(planned.map((each) => place(needs, subject, each)));
  const kept = await needs.records.messages.keep(id, placed, now);
  const ownLetters = kept.filter(({ state }) => state === 'sending');
  await send(needs, subject, ownLetters);
  const pressing = kept.filter(
    (each) => each.state === 'queued' && dueAtOf(each) <= now && !isDaily(subject, each),
  );
  for (const mailbox of new Set(pressing.flatMap((each) => each.mailbox ?? [])))
    await sendLetter(needs, mailbox);
  return kept.length === planned.length;
}

/** The first state of a message: sent by itself, or kept in a reviewer's mailbox until its letter leaves. */
async function place(needs: TellNeeds, subject: Subject, planned: PlannedMessage): Promise<Placed> {
  const now = needs.now();
  const alone = { state: 'sending', attempts: 1, dueAt: plusSeconds(now, SENDING_SECONDS) } as const;
  if (planned.audience === 'applicant') {
    const dueAt = ownLetterLeavesAt(subject, planned, now);
    return { ...planned, ...(dueAt > now ? { state: 'queued', attempts: 0, dueAt } : alone) };
  }
  const desk = deskOf(subject, planned);
  const mailbox = desk === undefined ? undefined : await mailboxOf(needs, desk);
  if (mailbox === undefined)
    return { ...planned, ...(planned.isOwnAct ? { state: 'dropped', attempts: 0 } : alone) };
  if (planned.isOwnAct) return { ...planned, state: 'noted', attempts: 0, mailbox };
  const letter = await needs.records.mailboxes.letter(mailbox);
  const dueAt = leavesAt(subject, planned, letter ?? {}, now);
  return { ...planned, state: 'queued', attempts: 0, mailbox, dueAt };
}

/** Moves messages that wait for a letter to a desk's former holder into the mailbox of the present one. */
async function followHolders(needs: TellNeeds, subject: Subject): Promise<void> {
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
export async function tellWhatIsDue(needs: TellNeeds, subject: Subject, message: Message): Promise<void> {
  const { asks, told } = stillSaid(subject, message);
  if (message.state === 'queued' && asks.length + told.length === 0)
    return needs.records.messages.drop(message);
  const dueAt = plusSeconds(needs.now(), SENDING_SECONDS);
  if (!(await needs.records.messages.take(message, dueAt))) return;
  await send(needs, subject, [{ ...message, attempts: message.attempts + 1, dueAt }]);
}

/**
 * Tries each message once. A failing channel is recorded and tried again later, so that it does not hold up the
 * declaration.
 */
async function send(needs: TellNeeds, subject: Subject, messages: readonly Message[]): Promise<void> {
  const ends: MessageEnd[] = [];
  for (const message of messages) {
    const letter = await letterOf(needs, subject, message);
    const to = await addressOf(needs, subject, message);
    const failure = !to ? 'no-address' : await handOver(needs, { ...letter, to });
    const at = needs.now();
    ends.push({ message, at, ...endingOf(at, message.attempts, failure) });
  }
  await needs.records.messages.ended(ends);
}

/**
 * The applicant's stated address, or the registered address of a desk that had none when the message was
 * written.
 */
async function addressOf(needs: TellNeeds, subject: Subject, message: Message): Promise<string | undefined> {
  if (message.audience === 'applicant') return subject.declaration.draft.identity?.email;
  const desk = deskOf(subject, message);
  return desk === undefined ? undefined : (await personAt(needs, desk))?.email;
}
