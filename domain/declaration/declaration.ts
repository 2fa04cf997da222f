import { type Call, stageOfActor } from '../call/call.ts';
import type { Day, Instant } from '../values/instant.ts';
import type { Draft, MaterialFile } from './draft.ts';
import { isFinal, type Standing } from './moves.ts';

/** Who holds a waiting declaration: the registered contact, or after escalation that contact's superior. */
export type Desk = 'contact' | 'superior';

export interface PublicNotice {
  /** Code of the employer that posted it: a notice counts for that employer alone. */
  readonly employer: string;
  /** The day the employer states. */
  readonly postedOn: Day;
  /** The day on which that statement was received. */
  readonly statedOn: Day;
  readonly place: string;
  /** Present once its result was recorded. */
  readonly endedOn?: Day;
  readonly opinion?: string;
  /**
   * Its days as they were counted when its result was recorded; they stay. Until then they are counted at each look:
   * the arrangement of days off may be amended while the notice stands.
   */
  readonly counted?: NoticeDays & {
    /** The version of the calendar by which they were counted. */
    readonly calendar: number;
  };
}

export interface NoticeDays {
  readonly lastDay: Day;
  /** The first day on which a result may be recorded. */
  readonly resultFrom: Day;
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
  /** Its check digit is wrong: the operators may let it through. */
  readonly failsCheck?: true;
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
  /** When it was last handed to a superior. */
  readonly handedAt?: Instant;
  readonly draft: Draft;
  /** How often the draft was changed since it was submitted last. */
  readonly changes?: number;
  /** How often its telephone and mailbox were corrected; each correction sends a letter. */
  readonly corrections?: number;
  readonly identity?: SealedIdentity;
  /** The hash under which its person's claim was taken last; another number is claimed at the next submission. */
  readonly claimed?: string;
  /**
   * When the operators freed a claim for somebody else, and of which number: it is not recommended without one, and not
   * submitted again under that number.
   */
  readonly claimFreed?: { readonly at: Instant; readonly number: string };
  /** The document's kind and number whose check the operators set aside, having seen it. */
  readonly numberAccepted?: Pick<SealedIdentity, 'kind' | 'hash'>;
  readonly route: readonly RouteStep[];
  readonly bodyIndex: number;
  readonly submittedAt?: Instant;
  /** The commitment as it was shown and agreed to: its wording, the SHA-256 of that in hex, and when. */
  readonly commitment?: { readonly wording: string; readonly hash: string; readonly at: Instant };
  /** What was submitted last, with the exact versions of its files: reviewers read this, whatever is edited since. */
  readonly submittedDraft?: Draft;
  /** What was submitted the time before, so that a reviewer sees what changed. */
  readonly previousDraft?: Draft;
  /** The stage by whose lock a returned declaration must be back. */
  readonly resubmitBy?: string;
  readonly defects?: readonly string[];
  readonly notice?: PublicNotice;
  /** The day on which a notice was last interrupted: the next one cannot be posted before it. */
  readonly interruptedOn?: Day;
  readonly objections: readonly Objection[];
  /** How many late-entry grants it was ever given. */
  readonly grants: number;
  /** A late-entry grant in force: it stands in for the lock of this stage. */
  readonly grant?: { readonly stage: string; readonly number: number; readonly until: Instant };
  /**
   * What a stage's lock ended: it lapsed, or was refused for an objection that nobody settled. A reopening or a grant may
   * answer that. A refusal by a person has none of it, and is never answered so.
   */
  readonly lapsed?: {
    readonly from: Standing;
    readonly stage: string;
    /** The lock's generation; of what a reopening passed over, that one's, whose end another reopening answers. */
    readonly generation: number;
    /** The number of the late-entry grant that stood in for that lock, and ran out. */
    readonly grant?: number;
    readonly at: Instant;
    /** Where a grant ran out: until when it admitted an entry. */
    readonly until?: Instant;
    /** The reopening that began this generation left it as it is, since the person held another declaration. */
    readonly passedOver?: true;
  };
  /** The token of the task that waits, if any. Never shown, never logged. */
  readonly token?: string;
  /** The next instant by which something must have happened; absent when nothing is left to do. */
  readonly dueAt?: Instant;
}

/**
 * Code of the employer that a declaration concerns: the one that was submitted last. Which one is stated in a draft, or
 * while a returned declaration is corrected, is between the applicant and nobody until he submits.
 */
export function employerOf({
  draft,
  submittedDraft,
}: Pick<Declaration, 'draft' | 'submittedDraft'>): string | undefined {
  return (submittedDraft ?? draft).employer;
}

/** Whether a public notice at the employer that reviews now has ended, so that it need not be posted again. */
export function hasEndedNotice({
  notice,
  ...declaration
}: Pick<Declaration, 'notice' | 'draft' | 'submittedDraft'>): boolean {
  return notice?.endedOn !== undefined && notice.employer === employerOf(declaration);
}

/** A file that its owner may have, by its upload: of the draft, or of what was submitted last. */
export function ownFile(
  { draft, submittedDraft }: Pick<Declaration, 'draft' | 'submittedDraft'>,
  upload: string | undefined,
): MaterialFile | undefined {
  const files = [...(draft.materials ?? []), ...(submittedDraft?.materials ?? [])];
  return files.find((file) => file.upload === upload);
}

/** The stage whose lock ends the present wait. */
export function governingStage(call: Call, declaration: Declaration): string | undefined {
  const { standing } = declaration;
  if (standing === 'draft') return stageOfActor(call, 'applicant').id;
  if (standing === 'returned') return declaration.resubmitBy ?? stageOfActor(call, 'applicant').id;
  if (standing === 'forwarded') return declaration.route[declaration.bodyIndex]?.stage;
  return isFinal(standing) ? undefined : stageOfActor(call, 'employer').id;
}

/** Since when it has waited where it waits now: since the hand-over, where it was handed on. */
export function waitsSince({ desk, handedAt, enteredAt }: Declaration): Instant {
  return desk === 'superior' && handedAt !== undefined && handedAt > enteredAt ? handedAt : enteredAt;
}

/** When silence handed it to the superior who has it, whatever happened there since; as it was written then. */
export function handedOverAt({ desk, handedAt, enteredAt }: Declaration): Instant | undefined {
  return desk === 'superior' ? (handedAt ?? enteredAt) : undefined;
}

/** Whether the check of the number that it states was set aside, for the very document that it names. */
export function isNumberAccepted({
  identity,
  numberAccepted,
}: Pick<Declaration, 'identity' | 'numberAccepted'>): boolean {
  return (
    numberAccepted !== undefined &&
    numberAccepted.hash === identity?.hash &&
    numberAccepted.kind === identity.kind
  );
}

/** Whether its claim was freed for somebody else, and none was taken since. */
export function hasLostClaim({ claimed, claimFreed }: Pick<Declaration, 'claimed' | 'claimFreed'>): boolean {
  return claimFreed !== undefined && claimed === undefined;
}

/** In whose queue it waits: `employer:91…`, `body:jx-nanhu-point`, or `employer-superior:91…` after escalation. */
export function queueOf(declaration: Declaration): string | undefined {
  const { standing, desk, route, bodyIndex } = declaration;
  const employer = employerOf(declaration);
  const superior = desk === 'superior' ? '-superior' : '';
  const body = route[bodyIndex]?.body;
  if (standing === 'forwarded') return body === undefined ? undefined : `body${superior}:${body}`;
  const waits = standing === 'submitted' || standing === 'supported' || standing === 'posted';
  return waits && employer !== undefined ? `employer${superior}:${employer}` : undefined;
}
