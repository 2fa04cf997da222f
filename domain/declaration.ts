import { type Call, stageOfActor, type Wait } from './call.ts';
import type { Draft } from './draft.ts';
import type { Day, Instant } from './instant.ts';

/** Where a declaration stands. `forwarded` is with the body at `bodyIndex` of its route. */
export type Standing =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'supported'
  | 'posted'
  | 'forwarded'
  | 'recommended'
  | 'refused'
  | 'withdrawn'
  | 'lapsed';

/**
 * Every move that a declaration can make, and where it may lead. A rule picks one of the targets; the write repeats
 * the standing that it left as a condition. Nothing leaves recommended, refused or withdrawn: a legal act is only
 * answered by a further recorded act. `restore` answers a lapse with a reopening or a late-entry grant.
 */
export const MOVES = {
  draft: {
    change: ['draft'],
    submit: ['submitted'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed'],
    grant: ['draft'],
  },
  submitted: {
    support: ['supported', 'forwarded', 'recommended'],
    return: ['returned'],
    refuse: ['refused'],
    escalate: ['submitted'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed'],
    grant: ['submitted'],
    restart: ['submitted'],
  },
  returned: {
    change: ['returned'],
    submit: ['submitted'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed'],
    grant: ['returned'],
    restart: ['returned'],
  },
  supported: {
    post: ['posted'],
    escalate: ['supported'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed'],
    grant: ['supported'],
    restart: ['supported'],
  },
  posted: {
    record: ['forwarded', 'recommended'],
    interrupt: ['supported'],
    object: ['posted'],
    settle: ['posted'],
    escalate: ['posted'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed', 'refused'],
    grant: ['posted'],
    restart: ['posted'],
  },
  forwarded: {
    support: ['forwarded', 'recommended'],
    return: ['returned', 'submitted'],
    refuse: ['refused'],
    escalate: ['forwarded'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed'],
    grant: ['forwarded'],
    restart: ['forwarded'],
  },
  lapsed: { restore: ['draft', 'submitted', 'returned', 'supported', 'posted', 'forwarded'] },
  recommended: {},
  refused: {},
  withdrawn: {},
} as const satisfies Record<Standing, Partial<Record<string, readonly Standing[]>>>;

export type Move =
  | 'change'
  | 'submit'
  | 'support'
  | 'return'
  | 'refuse'
  | 'post'
  | 'record'
  | 'interrupt'
  | 'object'
  | 'settle'
  | 'escalate'
  | 'withdraw'
  | 'lapse'
  | 'grant'
  | 'restore'
  | 'restart';

export function mayMove(standing: Standing, move: Move): boolean {
  return move in MOVES[standing];
}

/** Where each standing waits, and for whom; final standings wait for nobody. */
export const WAIT_OF: Partial<Record<Standing, Wait>> = {
  draft: 'draft',
  submitted: 'employer-review',
  returned: 'correction',
  supported: 'notice-posting',
  posted: 'notice-result',
  forwarded: 'body-review',
};

export function isFinal(standing: Standing): boolean {
  return WAIT_OF[standing] === undefined;
}

/** Who holds a waiting declaration: the registered contact, or after escalation that contact's superior. */
export type Desk = 'contact' | 'superior';

export interface PublicNotice {
  /** The day the employer states. */
  readonly postedOn: Day;
  /** The day on which that statement was received. */
  readonly statedOn: Day;
  readonly lastDay: Day;
  /** The first day on which a result may be recorded. */
  readonly resultFrom: Day;
  readonly place: string;
  /** Present once its result was recorded. */
  readonly endedOn?: Day;
  readonly opinion?: string;
}

export interface Objection {
  readonly number: number;
  readonly raisedOn: Day;
  readonly substance: string;
  readonly handling?: string;
}

/** One body of a declaration's route, in order. */
export interface RouteStep {
  readonly body: string;
  readonly kind: string;
  readonly name: string;
  readonly stage: string;
}

/** What the applicant states of himself, without the number: that is kept encrypted beside it. */
export interface SealedIdentity {
  readonly kind: string;
  /** Ciphertext with its key id; opened only to show it to its owner or to a reviewer. */
  readonly sealed: string;
  /** Keyed hash of kind and number, to look a person up. */
  readonly hash: string;
}

/** One applicant's case under one call, as the records hold it. */
export interface Declaration {
  /** The reference number that people read over the telephone. */
  readonly id: string;
  readonly call: string;
  /** The published version that the declaration is pinned to. */
  readonly callVersion: number;
  readonly account: string;
  readonly standing: Standing;
  /** Raised by every act; a page shows it and an act carries it back. */
  readonly version: number;
  /** The run that may write; 0 before the first submission. */
  readonly run: number;
  /** Count of returns, interruptions and reopenings. */
  readonly round: number;
  /** When the present wait began. */
  readonly enteredAt: Instant;
  readonly desk: Desk;
  readonly draft: Draft;
  readonly identity?: SealedIdentity;
  readonly route: readonly RouteStep[];
  readonly bodyIndex: number;
  readonly submittedAt?: Instant;
  readonly commitment?: { readonly hash: string; readonly at: Instant };
  /** The stage by whose lock a returned declaration must be back. */
  readonly resubmitBy?: string;
  readonly defects?: readonly string[];
  readonly notice?: PublicNotice;
  readonly objections: readonly Objection[];
  /** How many late-entry grants it was ever given. */
  readonly grants: number;
  /** A late-entry grant in force: it stands in for the lock of this stage. */
  readonly grant?: { readonly stage: string; readonly number: number; readonly until: Instant };
  readonly lapsed?: {
    readonly from: Standing;
    readonly stage: string;
    /** The lock's generation, or 0 where a grant ran out. */
    readonly generation: number;
    readonly at: Instant;
  };
  /** The token of the task that waits, if any. Never shown, never logged. */
  readonly token?: string;
  /** The next instant by which something must have happened; absent when nothing is left to do. */
  readonly dueAt?: Instant;
}

/** The stage whose lock ends the present wait. */
export function governingStage(call: Call, declaration: Declaration): string | undefined {
  const { standing } = declaration;
  if (standing === 'draft') return stageOfActor(call, 'applicant').id;
  if (standing === 'returned') return declaration.resubmitBy ?? stageOfActor(call, 'applicant').id;
  if (standing === 'forwarded') return declaration.route[declaration.bodyIndex]?.stage;
  return isFinal(standing) ? undefined : stageOfActor(call, 'employer').id;
}
