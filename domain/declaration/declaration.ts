import type { QuotaPost } from '../quota/statement.ts';
import type { Day, Instant } from '../values/instant.ts';
import type { Admission, StatedReason } from './admission.ts';
import type { Booking } from './booking.ts';
import type { Confirmation } from './confirmation.ts';
import type { Draft, MaterialFile } from './draft/draft.ts';
import type { Lapse } from './lapse.ts';
import type { Standing } from './moves.ts';
import type { Objection, PublicNotice } from './notice.ts';
import type { SealedIdentity, SealedNumber } from './sealed-identity.ts';
import type { CaseTerm } from './term.ts';

/** Which contact holds a waiting declaration: the registered one, or after escalation that contact's superior. */
export type DeskLevel = 'contact' | 'superior';

/** One body on a declaration's route. The route lists its bodies in order. */
export interface RouteStep {
  readonly body: string;
  readonly kind: string;
  readonly name: string;
  /** The call's step in which the body acts, and the stage that closes it for this declaration. */
  readonly step: string;
  readonly stage: string;
}

/** One applicant's case under one call, as the records hold it. */
export interface Declaration {
  /** The reference number, which people read to each other over the telephone. */
  readonly id: string;
  readonly call: string;
  /** The published version of the call to which the declaration is pinned. */
  readonly callVersion: number;
  readonly account: string;
  /** The window (批次) in which it was begun, if the call has several. */
  readonly batch?: string;
  readonly standing: Standing;
  /**
   * The call's step to which its way has brought it; absent before the first submission. It stays while the declaration is with
   * its applicant again, and after its end.
   */
  readonly step?: string;
  /**
   * Raised by every act. A page shows the version and its act sends it back, so that an act on a stale page is noticed.
   */
  readonly version: number;
  /** The number of the run that may write; 0 before the first submission. */
  readonly run: number;
  /** How many returns, interruptions and reopenings there were. */
  readonly round: number;
  /** When the present wait began. */
  readonly enteredAt: Instant;
  readonly desk: DeskLevel;
  /** When the declaration was last handed to a superior. */
  readonly handedAt?: Instant;
  readonly draft: Draft;
  /** How often the draft was changed since the last submission. */
  readonly changes?: number;
  /** How often the telephone and mailbox were corrected. Each correction sends a letter. */
  readonly corrections?: number;
  readonly identity?: SealedIdentity;
  /**
   * The hash under which the person's claim was last taken. The next submission claims another number if one is stated
   * then.
   */
  readonly claimed?: string;
  /** The number under which the claim was last taken, sealed, so that it can be hashed under another key. */
  readonly claimedIdentity?: SealedNumber;
  /**
   * When the operators freed the claim for somebody else, and for which number. Without a claim the declaration is not
   * recommended, and it is not submitted again under that number.
   */
  readonly claimFreed?: { readonly at: Instant; readonly number: string; readonly identity?: SealedNumber };
  /** The kind and number of the document whose check the operators set aside after they had seen it. */
  readonly numberAccepted?: Pick<SealedIdentity, 'kind' | 'hash' | 'sealed'>;
  /**
   * The post of its employer that the submission needs, and whether it was taken. It was given back if the declaration ended, and is
   * taken again if that end is answered.
   */
  readonly quota?: QuotaPost & { readonly taken?: boolean };
  readonly route: readonly RouteStep[];
  readonly bodyIndex: number;
  /** What the applicant paid and handed in, as it was confirmed. It holds through later returns, papers where the call says so. */
  readonly confirmed?: readonly Confirmation[];
  readonly submittedAt?: Instant;
  /** The commitment that was shown and agreed to: its wording, the SHA-256 of the wording in hex, and the time. */
  readonly commitment?: { readonly wording: string; readonly hash: string; readonly at: Instant };
  /**
   * The draft as it was last submitted, with the exact versions of its files. Reviewers read this, whatever was edited
   * since.
   */
  readonly submittedDraft?: Draft;
  /** The reasons that were stated with the last submission, for the conditions that were not met. */
  readonly reasons?: readonly StatedReason[];
  /**
   * The instant at which the draft is submitted by itself. It counts as received then, whenever the machine comes to it. The draft
   * takes no edit while this stands.
   */
  readonly bookedFor?: Instant;
  readonly booking?: Booking;
  /** By what acts of operators the case may be submitted although the call refuses it by rule. */
  readonly admitted?: readonly Admission[];
  /** The draft of the submission before the last, so that a reviewer sees what changed. */
  readonly previousDraft?: Draft;
  /** The step by whose lock a returned declaration must be resubmitted. */
  readonly resubmitBy?: string;
  readonly defects?: readonly string[];
  /** How often each step that has a bound on returns has returned it, by the id of the step. */
  readonly returned?: Readonly<Record<string, number>>;
  /** The case's own deadline in its present step, if the call sets one. A lapse at it leaves it here. */
  readonly term?: CaseTerm;
  /** When steps ended, by their ids: only those on whose end a deadline of the call hangs. */
  readonly ended?: Readonly<Record<string, Instant>>;
  /** The public notice that was posted last. */
  readonly notice?: PublicNotice;
  /** The notices of other steps that ended before it, in their order. */
  readonly earlierNotices?: readonly PublicNotice[];
  /** The day on which a notice was last interrupted. The next notice cannot be posted on an earlier day. */
  readonly interruptedOn?: Day;
  readonly objections: readonly Objection[];
  /** How many late-entry grants the declaration was ever given. */
  readonly grants: number;
  /** A late-entry grant in force. It stands in for the lock of its stage. */
  readonly grant?: { readonly stage: string; readonly number: number; readonly until: Instant };
  /** How it ended by itself; absent where a person ended it. */
  readonly lapsed?: Lapse;
  /** The token of the task that waits, if any. It is never shown and never logged. */
  readonly token?: string;
  /** A fingerprint of what a run took up last: the run, the submitted files and the end of their retention. */
  readonly taken?: string;
  /** An act that the driver has not looked at yet. It is absent while the driver waits for the next one. */
  readonly unseen?: true;
  /** The next instant by which something must have happened; absent if nothing is left to do. */
  readonly dueAt?: Instant;
}

/**
 * The code of the employer of the declaration that was last submitted. A draft, and a returned declaration under
 * correction, may state another employer, but that is the applicant's own affair until the next submission.
 */
export function employerOf({
  draft,
  submittedDraft,
}: Pick<Declaration, 'draft' | 'submittedDraft'>): string | undefined {
  return (submittedDraft ?? draft).employer;
}

/** The code of the employer of a submitted declaration, which always has one. */
export function submittedEmployerOf(declaration: Declaration): string {
  const employer = employerOf(declaration);
  if (employer === undefined) throw new Error(`The declaration ${declaration.id} has no employer`);
  return employer;
}

/** The applicant's name as submitted. A submission without a name is refused, so every submitted declaration has one. */
export function submittedNameOf({ id, submittedDraft }: Pick<Declaration, 'id' | 'submittedDraft'>): string {
  const name = submittedDraft?.identity?.name;
  if (name === undefined) throw new Error(`The declaration ${id} was submitted without a name`);
  return name;
}

/** Finds a file that the owner may download, by its upload: one of the draft or of the last submission. */
export function ownFile(
  { draft, submittedDraft }: Pick<Declaration, 'draft' | 'submittedDraft'>,
  upload: string | undefined,
): MaterialFile | undefined {
  const files = [...(draft.materials ?? []), ...(submittedDraft?.materials ?? [])];
  return files.find((file) => file.upload === upload);
}
