import { type Letter, LetterNotSent } from '../../adapters/mail/channel.ts';
import type { AttemptOutcome } from '../../adapters/records/letters/messages.ts';
import type { MessageFailure } from '../../domain/desks/message.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';

/** Seconds after which a letter that is still "sending" counts as cut off, and is sent again. */
export const SENDING_SECONDS = 600;
/** The most attempts to hand a letter over, before it is left to the operators. */
export const MAX_ATTEMPTS = 5;

/** Hands one letter to the channel, and gives the failure if there was one. */
export function handOver(
  { channel }: Pick<Needs, 'channel'>,
  letter: Letter,
): Promise<MessageFailure | undefined> {
  return channel.send(letter).then(() => undefined, failureOf);
}

function failureOf(error: unknown): MessageFailure {
  return error instanceof LetterNotSent && error.isPermanent ? 'refused' : 'unreachable';
}

/**
 * The end of an attempt. Only an unreachable channel is tried again: a missing or refused address does not mend
 * itself.
 */
export function endingOf(
  now: Instant,
  attempts: number,
  failure: MessageFailure | undefined,
): AttemptOutcome {
  if (failure === undefined) return { state: 'sent' };
  if (failure !== 'unreachable' || attempts >= MAX_ATTEMPTS) return { state: 'failed', failure };
  return { state: 'sending', dueAt: plusSeconds(now, SENDING_SECONDS * attempts) };
}
