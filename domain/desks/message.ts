import type { Instant } from '../values/instant.ts';

/** To whom a message goes: a role, never an address. A body's audience carries its id: `body:jx-nanhu-point`. */
export type Audience =
  | 'applicant'
  | 'employer'
  | 'employer-superior'
  | `body:${string}`
  | `body-superior:${string}`;

/**
 * `queued`: waits for its mailbox's next letter, or an applicant's for the morning; it must have left by its `dueAt`. `noted`: told with the next letter
 * that leaves, and no reason for one: what its reader has just done. `dropped`: no longer so when the letter left.
 */
export type MessageState = 'sending' | 'queued' | 'noted' | 'sent' | 'failed' | 'covered' | 'dropped';

/**
 * Why a message failed for good: no address is registered, the recipient's server refuses the mailbox or the letter,
 * or the server could not be reached however often it was tried.
 */
export type MessageFailure = 'no-address' | 'refused' | 'unreachable';

/** One message of the ledger, written before it is sent; (declaration, occasion, round, audience) is its key. */
export interface Message {
  readonly declaration: string;
  /** What it is for: a stable name, never an index or a date. */
  readonly occasion: string;
  readonly round: number;
  readonly audience: Audience;
  /** The days and instants that the text states, by name, so that a later change of one is noticed. */
  readonly states: Readonly<Record<string, string>>;
  /** Occasions that this one message also speaks for. */
  readonly covers: readonly string[];
  readonly state: MessageState;
  readonly queuedAt: Instant;
  readonly attempts: number;
  /** Of a reviewer's: the keyed hash of the mailbox whose letter tells it. */
  readonly mailbox?: string;
  /** Which of the mailbox's letters told it. */
  readonly letter?: number;
  /** It follows from an act of the very desk that it goes to, and is no reason for a letter. */
  readonly isOwnAct?: true;
  readonly sentAt?: Instant;
  /** Present once it failed; never an address, never what a server said. */
  readonly failure?: MessageFailure;
  /** The next instant by which it must have gone out; absent once sent or covered. */
  readonly dueAt?: Instant;
}

export type PlannedMessage = Pick<
  Message,
  'occasion' | 'round' | 'audience' | 'states' | 'covers' | 'isOwnAct'
>;

export const LINK_REISSUED = 'link-reissued';
/** An act by a desk's link, told to the desk's registered contact; its round is the act's place in the timeline. */
export const DONE_BY_LINK = 'done-by-link';

const ACTS_TOLD: ReadonlySet<string> = new Set(['submission-received', LINK_REISSUED, DONE_BY_LINK]);

/** Whether an occasion tells of an act, rather than asking for one; its round is the act's place in the timeline. */
export function tellsOfAnAct(occasion: string): boolean {
  return ACTS_TOLD.has(occasion) || occasion.startsWith('told-of-');
}

/** An occasion that a message covers, with its round: `told-of-support#5`. */
export function coveredIn(cover: string): Pick<Message, 'occasion' | 'round'> {
  const [occasion = '', round = '0'] = cover.split('#');
  return { occasion, round: Number(round) };
}
