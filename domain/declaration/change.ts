import type { DeskId } from '../identifiers/desk-id.ts';
import type { QuotaPost } from '../quota/statement.ts';
import type { Instant } from '../values/instant.ts';
import type { Declaration } from './declaration.ts';
import type { Moved, Standing } from './moves.ts';

/**
 * Who acted: an applicant, the holder of a link (with the name and post as stated), an operator's execution, or an
 * automatic step.
 */
export type Actor =
  | { readonly kind: 'applicant'; readonly account: string }
  | {
      readonly kind: 'link';
      readonly desk: DeskId;
      readonly statedName: string;
      readonly statedPost: string;
      /** The holder of the link has the applicant's name and states to be another person. */
      readonly otherPerson?: true;
    }
  | { readonly kind: 'operator'; readonly by: string; readonly execution: string }
  | { readonly kind: 'automatic'; readonly by: Automaton };

/** A step that acts by itself. */
export type Automaton =
  | 'deadline-lock'
  | 'grant-ran-out'
  | 'case-deadline'
  | 'escalation'
  | 'patrol'
  | 'move-deadline'
  | 'calendar';

/**
 * A condition of the call's gates that a rule judged. The write repeats it, so that the rule holds at the moment of
 * writing.
 */
export type Gate =
  /** The lock of the stage; and the case's own deadline where one is recorded, which the write of the declaration repeats. */
  | { readonly kind: 'open'; readonly stage: string; readonly term?: Instant }
  /** The recorded deadline of the case is over. The write of the declaration repeats it. */
  | { readonly kind: 'term-over'; readonly stage: string; readonly term: Instant }
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

/** A warning that is answered although the act was accepted. */
export type Warning = 'cannot-finish-in-time' | 'less-than-a-working-day-to-resubmit';

/** Why a declaration ended, was left ended, lost or got a number, or got another link. */
export type Cause =
  | `unfinished-${Standing}`
  | 'objection-unsettled'
  | 'already-claimed'
  | 'number-claimed'
  | 'no-free-post'
  | 'posts-not-stated'
  | 'claim-lost'
  | 'claim-opened'
  | 'another-person';

export type QuotaMove =
  | { readonly act: 'take'; readonly post: QuotaPost; readonly most: number }
  | { readonly act: 'give-back'; readonly post: QuotaPost };

type Inputs = Readonly<Record<string, string | number | boolean | readonly string[]>> & {
  readonly cause?: Cause;
};

/** The effect of an act on a declaration. A pure rule decides it and one conditional write carries it out. */
export type Change = Moved & {
  readonly at: Instant;
  readonly actor: Actor;
  readonly set: Partial<Omit<Declaration, 'id' | 'version' | 'standing'>>;
  readonly drop?: readonly (keyof Declaration)[];
  readonly gates: readonly Gate[];
  /**
   * How the person's claim changes. A claim is kept by number and by account; `free-number` leaves the account its
   * claim.
   */
  readonly claim?: 'take' | 'free' | 'free-number';
  /**
   * Hashes of the claimed number under other keys of the ring. A claim of another declaration under one of them is in the way
   * as one under the current key is.
   */
  readonly claimAlso?: readonly string[];
  /** The posts of an employer that are taken, while fewer than `most` are, or given back. */
  readonly quota?: readonly QuotaMove[];
  /** The clause or assumption that the rule stands on. */
  readonly clause?: string;
  /** The facts that the rule looked at, for the timeline: ids, days and words, never names or numbers of people. */
  readonly inputs?: Inputs;
  /** A hash of the act, its inputs and its actor. By this hash a second click is recognized. */
  readonly once?: string;
  readonly warnings?: readonly Warning[];
};
