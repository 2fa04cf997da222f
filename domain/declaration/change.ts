import type { Instant } from '../values/instant.ts';
import type { Declaration } from './declaration.ts';
import type { Move, Standing } from './moves.ts';

/** Who did it: a person, the holder of a link (as stated), an operator's execution, or nobody (automatic). */
export type Actor =
  | { readonly kind: 'applicant'; readonly account: string }
  | {
      readonly kind: 'link';
      readonly audience: string;
      readonly statedName: string;
      readonly statedPost: string;
      /** Of the applicant's name, and stated to be somebody else. */
      readonly otherPerson?: true;
    }
  | { readonly kind: 'operator'; readonly by: string; readonly execution: string }
  | { readonly kind: 'automatic'; readonly by: string };

/** The gate that a write must pass, repeated in the write as a condition. */
export type Gate =
  | { readonly kind: 'open'; readonly stage: string }
  | { readonly kind: 'grant'; readonly stage: string; readonly number: number; readonly uses: boolean }
  | { readonly kind: 'locked'; readonly stage: string; readonly generation: number }
  | { readonly kind: 'reopened'; readonly stage: string; readonly generation: number }
  | { readonly kind: 'ran-out'; readonly stage: string; readonly number: number }
  | {
      readonly kind: 'new-grant';
      readonly stage: string;
      readonly number: number;
      readonly grant: GrantTerms;
    };

export interface GrantTerms {
  readonly until: Instant;
  readonly reason: string;
  readonly by: string;
}

/** What an act does to a declaration: decided by a pure rule, carried out by one conditional write. */
export interface Change {
  readonly move: Move;
  readonly to: Standing;
  readonly at: Instant;
  readonly actor: Actor;
  readonly set: Partial<Omit<Declaration, 'id' | 'version' | 'standing'>>;
  readonly drop?: readonly (keyof Declaration)[];
  readonly gates: readonly Gate[];
  /** The person's claim, by number and by account; `free-number` leaves the account its own. */
  readonly claim?: 'take' | 'free' | 'free-number';
  /** The clause or assumption that the rule stands on. */
  readonly clause?: string;
  /** What the rule looked at, for the timeline: ids, days and words, never names or numbers of people. */
  readonly inputs?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** A hash of the act with its inputs and its actor, by which a second click of it is known. */
  readonly once?: string;
  /** What the reader of a page is told though the act was taken. */
  readonly warnings?: readonly string[];
}
