import type { Instant } from '../values/instant.ts';
import type { Message } from './message.ts';

/**
 * The state of a short message. `accepted` means that the provider took it, `delivered` that the telephone network reported it
 * so. `dropped` was no longer true, or no longer wanted, when it was to leave.
 */
export type SmsState = 'queued' | 'sending' | 'accepted' | 'delivered' | 'failed' | 'dropped';

/**
 * Why a short message failed for good: the provider refuses the number, was never reached in all attempts, did not answer two
 * attempts that may both have left, or the network could not deliver it.
 */
export type SmsFailure = 'refused' | 'unreachable' | 'unclear' | 'undelivered';

/**
 * The delivery of a message by SMS, beside its letter. It is written with the message and before anything is sent. Its key is
 * (declaration, occasion, round): only applicants get one. It holds no number and no text.
 */
export interface SmsDelivery extends Pick<Message, 'declaration' | 'occasion' | 'round'> {
  /** The occasion that it speaks of, which the message's own may cover. */
  readonly speaks: string;
  readonly state: SmsState;
  readonly queuedAt: Instant;
  readonly attempts: number;
  /** An attempt began and its end is not known, so the message may have left. */
  readonly mayHaveLeft?: true;
  /** It was sent again, marked so, after an attempt that may have left. That happens once. */
  readonly isAgain?: true;
  /** The provider's serial number, and the second of the wall's clock from which it looks for the report. */
  readonly serial?: string;
  readonly since?: number;
  /** How often the report was asked for. */
  readonly asked?: number;
  readonly acceptedAt?: Instant;
  readonly failure?: SmsFailure;
  /** The next instant at which it is looked at; absent once nothing more is expected. */
  readonly dueAt?: Instant;
}
