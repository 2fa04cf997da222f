import type { Instant } from '../values/instant.ts';
import type { Declaration } from './declaration.ts';

/** What an applicant said when booking a submission. It is said again, unchanged, when the submission runs. */
export interface Booking {
  readonly bookedAt: Instant;
  /** The commitment that was agreed to, with the instant at which it was. */
  readonly commitment: NonNullable<Declaration['commitment']>;
  /** The reasons for conditions that are not met, by their places in the call's file. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly keepsFile: boolean;
}

/** The attributes of a booking. An act that ends it drops both. */
export const BOOKED = ['bookedFor', 'booking'] as const satisfies (keyof Declaration)[];

/** The declaration as it is without its booking. */
export function withoutBooking({ bookedFor: _at, booking: _said, ...declaration }: Declaration): Declaration {
  return declaration;
}

/**
 * What an end by a lock says of a booking that has not run: it was in time and is not recorded. Empty if nothing is booked.
 */
export function unrecordedBooking({ bookedFor }: Pick<Declaration, 'bookedFor'>) {
  return bookedFor === undefined ? { drop: [], inputs: {} } : { drop: BOOKED, inputs: { bookedFor } };
}
