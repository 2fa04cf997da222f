import { LetterNotSent } from '../adapters/channel.ts';
import type { Story } from '../adapters/records/declarations.ts';
import type { Ending, MessageEnd } from '../adapters/records/messages.ts';
import type { Case } from '../domain/acts/guard.ts';
import { deskOf } from '../domain/desk.ts';
import { deskParts } from '../domain/desk-access.ts';
import { type Instant, plusSeconds } from '../domain/instant.ts';
import type { Message, MessageFailure, PlannedMessage } from '../domain/message.ts';
import { holderOf } from './holder-of.ts';
import { letterOf } from './letter.ts';
import type { Needs } from './needs.ts';

export type Telling = Pick<Needs, 'records' | 'channel' | 'keys' | 'origin' | 'now'>;

/** A declaration with its timeline: whom a message goes to depends on what happened. */
type Subject = Case & Pick<Story, 'timeline'>;

/** After this long a message that is still "sending" was cut off, and goes again. */
const SENDING_SECONDS = 600;
/** A message that could not be handed over this often is left to the operators. */
const MOST_ATTEMPTS = 5;

/**
 * Writes the messages into the ledger, then sends them; what the ledger keeps already, or in part, is not sent. False
 * if there was any such: what is owed must be asked again then.
 */
export async function tell(
  needs: Telling,
  subject: Subject,
  planned: readonly PlannedMessage[],
): Promise<boolean> {
  const { id } = subject.declaration;
  const now = needs.now();
  const kept = await needs.records.messages.keep(id, planned, now, plusSeconds(now, SENDING_SECONDS));
  await send(needs, subject, kept);
  return kept.length === planned.length;
}

/** Sends a message that was cut off before, marked as a second copy. */
export async function tellAgain(needs: Telling, subject: Subject, message: Message): Promise<void> {
  const dueAt = plusSeconds(needs.now(), SENDING_SECONDS);
  if (!(await needs.records.messages.take(message, dueAt))) return;
  await send(needs, subject, [{ ...message, attempts: message.attempts + 1, dueAt }]);
}

/** One attempt each. A channel that fails is recorded and tried again later: it must not hold up the declaration. */
async function send(needs: Telling, subject: Subject, messages: readonly Message[]): Promise<void> {
  const ends: MessageEnd[] = [];
  for (const message of messages) {
    const failure = await handOver(needs, subject, message);
    const at = needs.now();
    ends.push({ message, at, ...endingOf(at, message, failure) });
  }
  await needs.records.messages.ended(ends);
}

/** Hands one letter to the channel; why it could not, if so. */
async function handOver(
  needs: Telling,
  subject: Subject,
  message: Message,
): Promise<MessageFailure | undefined> {
  const letter = await letterOf(needs, subject, message);
  // Read after the link: who is registered once it was made gets another link, and this one opens nothing more.
  const to = await addressOf(needs, subject, message);
  if (to === '') return 'no-address';
  return needs.channel.send({ ...letter, to }).then(() => undefined, failureOf);
}

function failureOf(error: unknown): MessageFailure {
  return error instanceof LetterNotSent && error.isPermanent ? 'refused' : 'unreachable';
}

/** Only what could not be reached is tried again: neither a missing address nor a refused one mends itself. */
function endingOf(now: Instant, { attempts }: Message, failure: MessageFailure | undefined): Ending {
  if (failure === undefined) return { state: 'sent' };
  if (failure !== 'unreachable' || attempts >= MOST_ATTEMPTS) return { state: 'failed', failure };
  return { state: 'sending', dueAt: plusSeconds(now, SENDING_SECONDS * attempts) };
}

/** The registered contact of a desk, or what the applicant stated of himself. */
async function addressOf(needs: Telling, subject: Subject, message: Message): Promise<string> {
  if (message.audience === 'applicant') return subject.declaration.draft.identity?.email ?? '';
  const desk = deskOf(subject, message);
  const holder = desk === undefined ? undefined : await holderOf(needs, desk);
  const { isSuperior } = deskParts(desk ?? '');
  return (isSuperior ? holder?.superior : holder?.contact)?.email ?? '';
}
