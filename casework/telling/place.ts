import type { Story } from '../../adapters/records/declarations/story.ts';
import type { LetterRecord, OwedRecord } from '../../adapters/records/letters/letter-writes.ts';
import type { Placed } from '../../adapters/records/letters/messages.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { deskOf } from '../../domain/desks/desk.ts';
import type { PlannedMessage } from '../../domain/desks/message.ts';
import { isDaily } from '../../domain/reminders/letter-haste.ts';
import { leavesAt, ownLetterLeavesAt } from '../../domain/reminders/letter-hours.ts';
import { smsOwed } from '../../domain/reminders/owed/sms-owed.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';
import { likelyMailboxOf, mailboxOf } from '../reviewer/holder-of.ts';
import { SENDING_SECONDS } from './handing-over.ts';

type PlaceNeeds = Pick<Needs, 'records' | 'smsTemplates' | 'keys' | 'now'>;
type Subject = Case & Pick<Story, 'timeline'>;

/** A mailbox as it was read: its latest letter, and what its next one owes. */
export interface Mailbox {
  readonly mailbox: string;
  readonly letter: LetterRecord | undefined;
  readonly owed: readonly OwedRecord[];
}

/** The mailboxes of one telling, each read once. */
export interface Mailboxes {
  read(mailbox: string): Promise<Mailbox>;
  /** These mailboxes, each once. */
  named(names: readonly string[]): Promise<Mailbox[]>;
}

export function openMailboxes({ records }: Pick<Needs, 'records'>): Mailboxes {
  const known = new Map<string, Promise<Mailbox>>();
  const read = (mailbox: string) => {
    const reading =
      known.get(mailbox) ?? records.mailboxes.read(mailbox).then((found) => ({ mailbox, ...found }));
    known.set(mailbox, reading);
    return reading;
  };
  return { read, named: (names) => Promise.all([...new Set(names)].map(read)) };
}

/**
 * The first state of a message: sent by itself, or kept in a reviewer's mailbox until its letter leaves. Where that may be at
 * once the mailbox is read whole; a reminder of the ladder always leaves with the patrol, which judges its time anew.
 */
export async function place(
  needs: PlaceNeeds,
  subject: Subject,
  planned: PlannedMessage,
  mailboxes: Mailboxes,
): Promise<Placed> {
  const now = needs.now();
  const alone = { state: 'sending', attempts: 1, dueAt: plusSeconds(now, SENDING_SECONDS) } as const;
  if (planned.audience === 'applicant') {
    const dueAt = ownLetterLeavesAt(subject, planned, now);
    const sms = smsOwed(subject, planned, needs.smsTemplates, now);
    const beside = sms === undefined ? {} : { sms };
    return { ...planned, ...beside, ...(dueAt > now ? { state: 'queued', attempts: 0, dueAt } : alone) };
  }
  const desk = deskOf(subject, planned);
  const likely = desk && likelyMailboxOf(needs, desk);
  const mailbox = desk === undefined ? undefined : await mailboxOf(needs, desk);
  if (mailbox === undefined)
    return { ...planned, ...(planned.isOwnAct ? { state: 'dropped', attempts: 0 } : alone) };
  if (planned.isOwnAct) return { ...planned, state: 'noted', attempts: 0, mailbox };
  const leaves = (letter: LetterRecord | undefined) => leavesAt(subject, planned, letter ?? {}, now);
  const queued = (dueAt: Instant): Placed => ({ ...planned, state: 'queued', attempts: 0, mailbox, dueAt });
  // The letter of a likely mailbox was read along with the case.
  const isAlong = isDaily(subject, planned) || likely === mailbox;
  const dueAt = isAlong ? leaves(await needs.records.mailboxes.letter(mailbox)) : now;
  if (dueAt > now || isDaily(subject, planned)) return queued(dueAt);
  return queued(leaves((await mailboxes.read(mailbox)).letter));
}

/** Whether a mailbox's letter must leave at once for this message. The ladder's reminders wait for the patrol. */
export function isPressing(subject: Case, { state, dueAt, ...placed }: Placed, now: Instant): boolean {
  return state === 'queued' && dueAt !== undefined && dueAt <= now && !isDaily(subject, placed);
}
