import type { Instant } from '../values/instant.ts';
import type { OwnOccasion } from './occasion.ts';

/** To whom a message goes: a role, never an address. A body's audience carries its id: `body:jx-nanhu-point`. */
export type Audience =
  | 'applicant'
  | 'employer'
  | 'employer-superior'
  | `body:${string}`
  | `body-superior:${string}`;

/**
 * The state of a message. `queued` waits for the mailbox's next letter, or an applicant's morning, and must have left
 * by its `dueAt`. `noted` is told with the next letter but is no reason to send one, because it tells its reader of
 * their own act. `dropped` was no longer true when the letter left.
 */
export type MessageState = 'sending' | 'queued' | 'noted' | 'sent' | 'failed' | 'covered' | 'dropped';

/**
 * Why a message failed for good: no address is registered, the recipient's server refuses the mailbox or the letter, or
 * the server was never reached in all attempts.
 */
export type MessageFailure = 'no-address' | 'refused' | 'unreachable';

/** One message of the ledger, written before it is sent. Its key is (declaration, occasion, round, audience). */
export interface Message {
  readonly declaration: string;
  /** The purpose of the message: a stable name, never an index or a date. */
  readonly occasion: string;
  readonly round: number;
  readonly audience: Audience;
  /** The days and instants that the text states, by name, so that a later change of one is noticed. */
  readonly states: Readonly<Record<string, string>>;
  /** Further occasions for which this one message speaks. */
  readonly covers: readonly string[];
  readonly state: MessageState;
  readonly queuedAt: Instant;
  readonly attempts: number;
  /** The keyed hash of the mailbox whose letter tells a reviewer's message. */
  readonly mailbox?: string;
  /** The number of the mailbox's letter that told the message. */
  readonly letter?: number;
  /** The message follows from an act of the desk that receives it, so it is no reason for a letter. */
  readonly isOwnAct?: true;
  readonly sentAt?: Instant;
  /** Present if it failed. It never holds an address or a server's words. */
  readonly failure?: MessageFailure;
  /** The next instant by which it must have left; absent once it was sent or covered. */
  readonly dueAt?: Instant;
}

export type PlannedMessage = Pick<
  Message,
  'occasion' | 'round' | 'audience' | 'states' | 'covers' | 'isOwnAct'
>;

export const LINK_REISSUED: OwnOccasion = 'link-reissued';
/** Tells a desk's registered contact of an act by the desk's link. Its round is the act's place in the timeline. */
export const DONE_BY_LINK: OwnOccasion = 'done-by-link';

const ACTS_TOLD: ReadonlySet<string> = new Set<OwnOccasion>([
  'submission-received',
  LINK_REISSUED,
  DONE_BY_LINK,
]);

/** Whether an occasion tells of an act instead of asking for one. Its round is then the act's place in the timeline. */
export function tellsOfAnAct(occasion: string): boolean {
  return ACTS_TOLD.has(occasion) || occasion.startsWith('told-of-');
}

/** Splits a covered occasion such as `told-of-support#5` into occasion and round. */
export function coveredIn(cover: string): Pick<Message, 'occasion' | 'round'> {
  const [occasion = '', round = '0'] = cover.split('#');
  return { occasion, round: Number(round) };
}

/** The instant by which a waiting message, or a letter on its way, must have left. */
export function dueAtOf({ dueAt }: { readonly dueAt?: Instant }): Instant {
  if (dueAt === undefined) throw new Error('A message that waits without an instant');
  return dueAt;
}
