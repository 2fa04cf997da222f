import { type Letter, LetterNotSent } from '../../adapters/mail/channel.ts';
import type { Ending } from '../../adapters/records/letters/messages.ts';
import type { MessageFailure } from '../../domain/desks/message.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';

/** After this long what is still "sending" was cut off, and goes again. */
export const SENDING_SECONDS = 600;
/** What could not be handed over this often is left to the operators. */
const MAX_ATTEMPTS = 5;

/** Hands one letter to the channel; why it could not, if so. */
export function handOver(
  { channel }: Pick<Needs, 'channel'>,
  letter: Letter,
): Promise<MessageFailure | undefined> {
  return channel.send(letter).then(() => undefined, failureOf);
}

function failureOf(error: unknown): MessageFailure {
  return error instanceof LetterNotSent && error.isPermanent ? 'refused' : 'unreachable';
}

/** Only what could not be reached is tried again: neither a missing address nor a refused one mends itself. */
export function endingOf(now: Instant, attempts: number, failure: MessageFailure | undefined): Ending {
  if (failure === undefined) return { state: 'sent' };
  if (failure !== 'unreachable' || attempts >= MAX_ATTEMPTS) return { state: 'failed', failure };
  return { state: 'sending', dueAt: plusSeconds(now, SENDING_SECONDS * attempts) };
}
