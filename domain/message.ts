import type { Instant } from './instant.ts';

/** To whom a message goes: a role, never an address. A body's audience carries its id: `body:jx-nanhu-point`. */
export type Audience =
  | 'applicant'
  | 'employer'
  | 'employer-superior'
  | `body:${string}`
  | `body-superior:${string}`;

export type MessageState = 'sending' | 'sent' | 'failed' | 'covered';

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
  readonly sentAt?: Instant;
  /** Present once it failed; never an address, never what a server said. */
  readonly failure?: MessageFailure;
  /** The next instant by which it must have gone out; absent once sent or covered. */
  readonly dueAt?: Instant;
}

export type PlannedMessage = Pick<Message, 'occasion' | 'round' | 'audience' | 'states' | 'covers'>;

export const LINK_REISSUED = 'link-reissued';

/** Whether an occasion tells of an act, rather than asking for one; its round is the act's place in the timeline. */
export function tellsOfAnAct(occasion: string): boolean {
  return occasion === 'submission-received' || occasion === LINK_REISSUED || occasion.startsWith('told-of-');
}

/** A text of the call with its placeholders filled: `{closesOn}` and the like; an unknown one is left as it stands. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The same of a text line by line: a line that states what is not known of this declaration is left out. */
export function fillLines(text: string, values: Readonly<Record<string, string>>): string {
  const isKnown = (line: string) =>
    [...line.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => values[name] !== undefined);
  return fill(text.split('\n').filter(isKnown).join('\n'), values);
}
