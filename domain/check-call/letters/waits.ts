import type { Rung, Wait } from '../../call/call.ts';
import type { OwnOccasion } from '../../desks/occasion.ts';
import type { Path } from '../finding/finding.ts';

/** The place of the texts in a call's file. */
export const TEXTS: Path = ['texts', 'value'];

/** The rules for one wait: what its texts may state, whom they address, and from which events its rungs may count. */
interface WaitRules {
  readonly events: readonly Rung['event'][];
  readonly audiences: readonly Rung['audience'][];
  /** The audience that holds the declaration, so that it can be handed to that person's superior. */
  readonly escalatesFrom?: Rung['audience'];
  readonly placeholders: readonly string[];
}

/**
 * Placeholders of lines that hold only if the public notice can no longer end in time, and only as long as it can. Each
 * line is dropped where it does not hold.
 */
const TOO_LATE = ['missedPosting', 'unlessTooLate'];
/** Placeholders that are known for every declaration. */
const ALWAYS = ['reference', 'call', ...TOO_LATE];
/** Adds the instant of a booked submission. */
const OF_BOOKING = [...ALWAYS, 'bookedFor'];
/** Why a booked submission was refused when it ran, in each language. */
const REFUSED = ['refusedWhy', 'refusedWhyEn'];
/** Placeholders that are known while a declaration waits: the stage that ends the wait, and its last day. */
const WAITING = [...ALWAYS, 'stage', 'closesOn', 'closesAt'];
/** Adds the last useful day for submitting. It is known if the closing is later than that day. */
const WITH_APPLICANT = [...WAITING, 'lastFeasible'];
/** Placeholders that are known once the public notice is posted. */
const POSTED = ['lastDay', 'resultFrom'];
/**
 * The placeholder for the moment at which the case goes on to the superior. It is known while the case waits for a
 * contact.
 */
const HANDED_ON = 'handsOverAt';

/**
 * Placeholders of lines about a draft that goes into the next batch by itself, named in each language, and of lines about one that
 * does not. `unlessCarried` fills nothing. Each line is dropped where it does not hold.
 */
const CARRIED = ['nextBatch', 'nextBatchEn', 'unlessCarried'];
/** Placeholders that name, in each language, what a step that reviews can decide when the letter leaves. */
const DECIDES = ['decisions', 'decisionsEn'];

/** What is asked of the applicant while a body confirms it. */
const TO_CONFIRM = {
  events: ['entered', 'lock'],
  audiences: ['applicant', 'body'],
  escalatesFrom: 'body',
} as const;

export const WAIT_RULES: Readonly<Record<Wait, WaitRules>> = {
  draft: {
    events: ['entered', 'lock'],
    audiences: ['applicant'],
    placeholders: [...WITH_APPLICANT, ...CARRIED],
  },
  correction: {
    events: ['entered', 'lock'],
    audiences: ['applicant', 'employer'],
    placeholders: WITH_APPLICANT,
  },
  'employer-review': {
    events: ['entered', 'lock', 'last-feasible-posting'],
    audiences: ['employer', 'applicant'],
    escalatesFrom: 'employer',
    placeholders: [...WAITING, 'lastFeasible', HANDED_ON, ...DECIDES],
  },
  'notice-posting': {
    events: ['entered', 'lock', 'last-feasible-posting'],
    audiences: ['employer', 'applicant'],
    escalatesFrom: 'employer',
    placeholders: [...WAITING, 'lastFeasible', HANDED_ON],
  },
  'notice-result': {
    events: ['entered', 'lock', 'first-result-day'],
    audiences: ['employer', 'applicant'],
    escalatesFrom: 'employer',
    placeholders: [...WAITING, ...POSTED, HANDED_ON],
  },
  'body-review': {
    events: ['entered', 'lock'],
    audiences: ['body', 'employer', 'applicant'],
    escalatesFrom: 'body',
    placeholders: [...WAITING, ...POSTED, HANDED_ON, ...DECIDES],
  },
  payment: { ...TO_CONFIRM, placeholders: [...WAITING, 'fee', HANDED_ON] },
  'hand-in': { ...TO_CONFIRM, placeholders: [...WAITING, 'sentBy', HANDED_ON] },
};

/** The occasion that opens each wait and asks its desk, or the applicant who has none, for the act it waits for. */
export const OPENING_OF: Readonly<Partial<Record<Wait, OwnOccasion>>> = {
  correction: 'asked-to-correct',
  'employer-review': 'asked-to-review',
  'notice-posting': 'asked-to-post',
  'notice-result': 'asked-for-result',
  'body-review': 'body-asked-to-review',
};

/**
 * The placeholders that the text of a changed date must name, each on its own line. A line whose day is unknown in the
 * wait is dropped.
 */
export const DATE_CHANGED_NAMES = ['closesOn', 'lastFeasible', 'missedPosting', ...POSTED, HANDED_ON, 'why'];
/** Placeholders that only a correction knows: the reason, and the days that moved, for a title in each language. */
const OF_CORRECTION = ['why', 'changed', 'changedEn'];
const DATE_CHANGED = [...WAITING, 'lastFeasible', ...POSTED, HANDED_ON, ...OF_CORRECTION];

/** Every placeholder that any text can have. */
export const PLACEHOLDERS: readonly string[] = [
  ...DATE_CHANGED,
  'fee',
  'sentBy',
  ...CARRIED,
  ...DECIDES,
  'bookedFor',
  ...REFUSED,
];

/**
 * The occasions that every call must have a text for besides its ladder's, each with the placeholders of its text. An
 * act may have ended the declaration, so its text knows no stage and no day. A changed date can be told in any wait.
 */
const PLACEHOLDERS_OF: Readonly<Record<Exclude<OwnOccasion, 'done-by-link'>, readonly string[]>> = {
  'asked-to-correct': WAIT_RULES.correction.placeholders,
  'asked-to-review': WAIT_RULES['employer-review'].placeholders,
  'asked-to-post': WAIT_RULES['notice-posting'].placeholders,
  'asked-for-result': WAIT_RULES['notice-result'].placeholders,
  'body-asked-to-review': WAIT_RULES['body-review'].placeholders,
  'asked-to-pay': WAIT_RULES.payment.placeholders,
  'asked-to-hand-in': WAIT_RULES['hand-in'].placeholders,
  'date-changed': DATE_CHANGED,
  'submission-received': ALWAYS,
  'told-of-support': ALWAYS,
  'told-of-return': ALWAYS,
  'told-of-refusal': ALWAYS,
  'told-of-refusal-by-lock': ALWAYS,
  'told-of-posting': ALWAYS,
  'told-of-recommendation': ALWAYS,
  'told-of-committee': ALWAYS,
  'told-of-interruption': ALWAYS,
  'told-of-payment': ALWAYS,
  'told-of-papers': ALWAYS,
  'told-of-withdrawal': ALWAYS,
  'told-of-lapse': ALWAYS,
  'told-of-abandonment': ALWAYS,
  'told-of-refusal-at-closing': ALWAYS,
  'told-of-carrying': WAITING,
  'told-of-grant': WAITING,
  'told-of-hand-over': ALWAYS,
  'told-of-restoration': WAITING,
  'told-of-late-posting': ALWAYS,
  'review-cannot-finish': [...WAITING, HANDED_ON],
  'posting-cannot-finish': [...WAITING, HANDED_ON],
  'result-cannot-finish': [...WAITING, ...POSTED],
  'told-of-no-post': ALWAYS,
  'told-of-pass-over': ALWAYS,
  'told-of-contact': ALWAYS,
  'told-of-claim-lost': ALWAYS,
  'told-of-claim-opened': ALWAYS,
  'told-of-claim-free-again': ALWAYS,
  'told-of-number-claimed': ALWAYS,
  'told-of-number-accepted': ALWAYS,
  'told-of-admission': ALWAYS,
  'told-of-booking': OF_BOOKING,
  'told-of-booking-cancelled': OF_BOOKING,
  'told-of-booking-failed': [...OF_BOOKING, ...REFUSED],
  'told-of-booking-unrecorded': OF_BOOKING,
  'told-of-booked-submission': OF_BOOKING,
  'link-reissued': ALWAYS,
};

export const FIXED_OCCASIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(PLACEHOLDERS_OF),
);
