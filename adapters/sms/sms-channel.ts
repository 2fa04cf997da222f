/** One short message as it leaves. The number stands here and nowhere in the ledger. */
export interface ShortMessage {
  /** A mobile number of mainland China, eleven digits. */
  readonly to: string;
  /** The provider's number of the approved template. The text is the template's. */
  readonly template: string;
  /** The values of the template's {1}, {2} and so on, in their order. */
  readonly parameters: readonly string[];
}

/** A short message that the provider took, as it is asked about later. */
export interface Accepted {
  readonly to: string;
  /** The provider's serial number. */
  readonly serial: string;
  /** Seconds since 1970 from which the provider looks for its report, by the wall's clock. */
  readonly since: number;
}

/** What the telephone network reported: `pending` if it has reported nothing, or nothing yet. */
export type Delivery = 'delivered' | 'undelivered' | 'pending';

/** A way to mobile telephones. */
export interface SmsChannel {
  /** Hands a message over, and gives what it is asked about by. It rejects with `SmsNotSent` if the provider did not take it. */
  send(message: ShortMessage): Promise<Accepted>;
  /** Asks for the network's report. It rejects if the provider does not answer. */
  deliveryOf(accepted: Accepted): Promise<Delivery>;
}

/**
 * Why a message was not handed over: `refused` for good, as the number cannot be reached; `unreachable` for now, and nothing
 * left; `unclear` if the provider did not answer, so it may have left.
 */
export type NotSent = 'refused' | 'unreachable' | 'unclear';

/** The message was not handed over. The error names neither the number nor the provider's words, which may repeat it. */
export class SmsNotSent extends Error {
  override readonly name = 'SmsNotSent';
  readonly because: NotSent;

  constructor(because: NotSent) {
    super(`The short message was not handed over: ${because}`);
    this.because = because;
  }
}
