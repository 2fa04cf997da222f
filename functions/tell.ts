import type { Story } from '../adapters/records/declarations.ts';
import type { MessageEnd } from '../adapters/records/messages.ts';
import type { Case } from '../domain/acts/guard.ts';
import { stageOf } from '../domain/call.ts';
import { governingStage } from '../domain/declaration.ts';
import { dayOf, type Instant, plusSeconds } from '../domain/instant.ts';
import { statedDays } from '../domain/ladder.ts';
import { type Audience, fill, fillLines, type Message, type PlannedMessage } from '../domain/message.ts';
import { tellsOfAnAct } from '../domain/owed.ts';
import type { Contact } from '../domain/registry.ts';
import type { Needs } from './needs.ts';

export type Telling = Pick<Needs, 'records' | 'channel' | 'now'>;

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
  subject: Case,
  planned: readonly PlannedMessage[],
): Promise<boolean> {
  const { id } = subject.declaration;
  const now = needs.now();
  const kept = await needs.records.messages.keep(id, planned, now, plusSeconds(now, SENDING_SECONDS));
  await send(needs, subject, kept);
  return kept.length === planned.length;
}

/** Sends a message that was cut off before, marked as a second copy. */
export async function tellAgain(needs: Telling, subject: Case & Story, message: Message): Promise<void> {
  const dueAt = plusSeconds(needs.now(), SENDING_SECONDS);
  if (!(await needs.records.messages.take(message, dueAt))) return;
  await send(needs, subject, [{ ...message, attempts: message.attempts + 1, dueAt }]);
}

/** One attempt each. A channel that fails is recorded and tried again later: it must not hold up the declaration. */
async function send(needs: Telling, subject: Case, messages: readonly Message[]): Promise<void> {
  const ends: MessageEnd[] = [];
  for (const message of messages) {
    const to = await addressOf(needs, subject, message.audience);
    const letter = letterOf(subject, message, to);
    const sent = to !== '' && (await needs.channel.send(letter).then(yes, no));
    ends.push({ message, ...endOf(needs.now(), message, to, sent) });
  }
  await needs.records.messages.ended(ends);
}

function endOf(now: Instant, message: Message, to: string, sent: boolean): Omit<MessageEnd, 'message'> {
  if (sent) return { state: 'sent', at: now };
  if (to === '' || message.attempts >= MOST_ATTEMPTS) return { state: 'failed', at: now };
  return { state: 'sending', at: now, dueAt: nextAttemptAt(now, message) };
}

const yes = () => true;
const no = () => false;

function nextAttemptAt(now: Instant, { attempts }: Message): Instant {
  return plusSeconds(now, SENDING_SECONDS * attempts);
}

/** The registered contact of a role, or what the applicant stated of himself. */
async function addressOf({ records }: Telling, subject: Case, audience: Audience): Promise<string> {
  const { draft } = subject.declaration;
  if (audience === 'applicant') return draft.identity?.email ?? '';
  const [role = '', body] = audience.split(':');
  const holder: { contact: Contact; superior: Contact } | undefined =
    body === undefined
      ? await records.people.employer(draft.employer ?? '')
      : await records.people.body(body);
  const person = role.endsWith('superior') ? holder?.superior : holder?.contact;
  return person?.email ?? '';
}

function letterOf(subject: Case, message: Message, to: string) {
  const { call, declaration } = subject;
  const stage = governingStage(call, declaration);
  const stated: Record<string, string> = { ...statedDays(subject), ...message.states };
  // A last day that has passed is not asked for any more: its line is left out.
  if ((stated.lastFeasible ?? '') < dayOf(message.queuedAt, call.identity.zone.value))
    delete stated.lastFeasible;
  const values = {
    ...stated,
    reference: declaration.id,
    call: call.identity.title.value,
    ...(stage === undefined ? {} : { stage: stageOf(call, stage).name }),
  };
  const { subject: title, body } = textOf(subject, message.occasion);
  const covered = message.covers.map((cover) => cover.split('#')[0] ?? '').filter(tellsOfAnAct);
  const also = [...new Set(covered)].map((occasion) => `又：${textOf(subject, occasion).subject}。`);
  const again = message.attempts > 1 ? '【重发】' : '';
  return {
    to,
    subject: again + fill(title, values),
    body: [body, ...also].map((text) => fillLines(text, values)).join('\n'),
    reference: [declaration.id, message.occasion, message.round, message.audience].join('/'),
  };
}

function textOf({ call }: Case, occasion: string) {
  const text = call.texts.value[occasion];
  if (!text) throw new Error(`The call ${call.id} has no text for the occasion ${occasion}`);
  return text;
}
