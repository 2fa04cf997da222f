import type { Case } from '../../declaration/case.ts';
import type { TimelineEntry } from '../../declaration/timeline.ts';
import { audienceAt } from '../../desks/desk.ts';
import { type Audience, DONE_BY_LINK, LINK_REISSUED } from '../../desks/message.ts';
import type { OwnOccasion } from '../../desks/occasion.ts';
import { contactDeskOf, deskParts, readDeskId } from '../../identifiers/desk-id.ts';
import { cannotFinish } from '../ladder/days-of-wait.ts';
import { statedDays } from '../ladder/stated-days.ts';
import { occasionOfBooking, saidOfBooking } from './of-bookings.ts';
import type { OwedMessage } from './openings.ts';

/**
 * Tells the desk's contact, with the next letter, of every act by the desk's link, because somebody else may have used
 * the link.
 */
export function doneByLink({ actor, version }: TimelineEntry): OwedMessage[] {
  if (actor.kind !== 'link') return [];
  const audience = audienceAt(actor.desk);
  return [{ occasion: DONE_BY_LINK, audience, round: version, states: {}, isOwnAct: true }];
}

/**
 * The people who are told of an act: the applicant of everything but a return, which the letter `asked-to-correct`
 * tells; the employer of decisions; a body of what ends its review.
 */
const TOLD: Partial<Record<TimelineEntry['move'], readonly ('applicant' | 'employer' | 'body')[]>> = {
  submit: ['applicant'],
  support: ['applicant', 'employer'],
  return: ['employer'],
  refuse: ['applicant', 'employer'],
  post: ['applicant'],
  record: ['applicant', 'employer'],
  interrupt: ['applicant'],
  'confirm-payment': ['applicant'],
  'receive-papers': ['applicant'],
  withdraw: ['applicant', 'employer', 'body'],
  lapse: ['applicant', 'employer', 'body'],
  grant: ['applicant'],
  restore: ['applicant', 'employer', 'body'],
  'carry-forward': ['applicant'],
  book: ['applicant'],
  'cancel-booking': ['applicant'],
  'fail-booking': ['applicant'],
  'pass-over': ['applicant'],
  'correct-contact': ['applicant'],
  'free-claim': ['applicant'],
  'accept-number': ['applicant'],
  admit: ['applicant'],
};

const OCCASION_OF_ACT: Partial<Record<TimelineEntry['move'], OwnOccasion>> = {
  submit: 'submission-received',
  support: 'told-of-support',
  return: 'told-of-return',
  refuse: 'told-of-refusal',
  post: 'told-of-posting',
  record: 'told-of-recommendation',
  interrupt: 'told-of-interruption',
  'confirm-payment': 'told-of-payment',
  'receive-papers': 'told-of-papers',
  withdraw: 'told-of-withdrawal',
  lapse: 'told-of-lapse',
  grant: 'told-of-grant',
  restore: 'told-of-restoration',
  'carry-forward': 'told-of-carrying',
  book: 'told-of-booking',
  'cancel-booking': 'told-of-booking-cancelled',
  'fail-booking': 'told-of-booking-failed',
  'pass-over': 'told-of-pass-over',
  'correct-contact': 'told-of-contact',
  'free-claim': 'told-of-claim-opened',
  'accept-number': 'told-of-number-accepted',
  admit: 'told-of-admission',
};

/**
 * The occasion of a refusal that a lock made for an objection, by the call's own rule. Nobody decided it, so the letter names the office
 * to ask.
 */
export const REFUSED_BY_LOCK: OwnOccasion = 'told-of-refusal-by-lock';

/** The occasions that tell of a declaration which a lock ended. */
export const ENDS_BY_LOCK: ReadonlySet<string> = new Set<OwnOccasion>([
  'told-of-lapse',
  'told-of-abandonment',
  'told-of-refusal-at-closing',
  REFUSED_BY_LOCK,
]);

/**
 * The occasion by the standing that an act led to. It goes before the occasion of the act, since for example a lock may
 * also refuse.
 */
const OCCASION_OF_END: Partial<Record<TimelineEntry['to'], OwnOccasion>> = {
  recommended: 'told-of-committee',
  refused: 'told-of-refusal',
};

/** The occasion of a posting whose notice cannot end in time, either from the start or because of a later change. */
export const LATE_POSTING = 'told-of-late-posting';

const CLOSING = ['closesOn', 'closesAt'] as const;

/** The days that the letter of an act states as binding. They are corrected if they move, like any stated day. */
const STATED_BY_ACT: Readonly<Partial<Record<OwnOccasion, readonly string[]>>> = {
  'told-of-grant': CLOSING,
  'told-of-restoration': CLOSING,
  'told-of-carrying': CLOSING,
  [LATE_POSTING]: [...CLOSING, 'lastDay', 'resultFrom'],
};

/** The acts whose letter says that the wait began too late to post. If that changes, it is corrected. */
const TELLS_TOO_LATE: ReadonlySet<string> = new Set<OwnOccasion>([
  'submission-received',
  'told-of-booking',
  'told-of-booked-submission',
  'told-of-support',
  'told-of-return',
  'told-of-interruption',
]);
const TOO_LATE = [...CLOSING, 'lastFeasible'] as const;

/** The present values of the days that the letter of an act states. */
export function daysStatedByAct(subject: Case, occasion: string): Record<string, string> {
  const usual = (STATED_BY_ACT as Readonly<Record<string, readonly string[]>>)[occasion] ?? [];
  const names = TELLS_TOO_LATE.has(occasion) && cannotFinish(subject) ? TOO_LATE : usual;
  const stated = Object.entries(statedDays(subject)).filter(([name]) => names.includes(name));
  return Object.fromEntries(stated);
}

/** Why a restoration passed a declaration over because of its employer's posts. */
const NO_POST = ['no-free-post', 'posts-not-stated'] as const;

function occasionOf({ move, from, to, inputs = {} }: TimelineEntry): OwnOccasion | undefined {
  const ofBooking = occasionOfBooking(move, inputs);
  if (ofBooking !== undefined) return ofBooking;
  if (inputs.cause === 'claim-lost') return 'told-of-claim-lost';
  if (move === 'pass-over' && inputs.cause === 'number-claimed') return 'told-of-number-claimed';
  if (move === 'pass-over' && NO_POST.some((cause) => cause === inputs.cause)) return 'told-of-no-post';
  if (move === 'free-claim' && (to === 'lapsed' || to === 'refused')) return 'told-of-claim-free-again';
  if (move === 'pass-over' || from === to) return OCCASION_OF_ACT[move];
  if (move === 'lapse' && to === 'refused')
    return inputs.cause === 'objection-unsettled' ? REFUSED_BY_LOCK : 'told-of-refusal-at-closing';
  if (inputs.as === 'abandoned') return 'told-of-abandonment';
  return OCCASION_OF_END[to] ?? OCCASION_OF_ACT[move];
}

/**
 * The messages owed for an act. An act is told once, in whatever round of the declaration, so the message's round is
 * the act's place in the timeline.
 */
export function owedForAct(
  subject: Case,
  entry: TimelineEntry,
  timeline: readonly TimelineEntry[] = [],
): OwedMessage[] {
  // A new link is told to the desk it was made for, even if that desk no longer holds the declaration.
  if (entry.move === 'reissue') {
    const audience = String(entry.inputs?.audience) as Audience;
    return [{ occasion: LINK_REISSUED, audience, round: entry.version, states: {} }];
  }
  if (entry.move === 'escalate') return toldOfHandOver(entry);
  const usual = occasionOf(entry);
  if (usual === undefined) return [];
  const occasion = entry.inputs?.inTime === false ? LATE_POSTING : usual;
  const states = { ...daysStatedByAct(subject, occasion), ...saidOfBooking(subject, entry) };
  const reached = subject.declaration.run > 0 ? TOLD[entry.move] : (['applicant'] as const);
  return (reached ?? [])
    .flatMap((role) => (role === 'body' ? bodyOf(endAnswered(entry, timeline)) : [role]))
    .map((audience) => ({ occasion, audience, round: entry.version, states }));
}

/**
 * The lapse that a restoration answers, so that everybody who was told of the lapse is told of the restoration. For any
 * other act it is the act itself.
 */
function endAnswered(entry: TimelineEntry, timeline: readonly TimelineEntry[]): TimelineEntry {
  if (entry.move !== 'restore') return entry;
  return timeline.findLast(({ move, version }) => move === 'lapse' && version < entry.version) ?? entry;
}

/** The body at whose desk the act ended a review. By now the case may be at another body. */
function bodyOf({ inputs }: TimelineEntry): Audience[] {
  const desk = readDeskId(inputs?.desk);
  return desk !== undefined && deskParts(desk).role === 'body' ? [audienceAt(desk)] : [];
}

export const HAND_OVER: OwnOccasion = 'told-of-hand-over';

/**
 * Tells the contact that the case went on to the superior, who is asked at the same time. The applicant gets no letter;
 * the applicant's page says so.
 */
function toldOfHandOver({ inputs, version }: TimelineEntry): OwedMessage[] {
  const desk = readDeskId(inputs?.handedTo);
  if (desk === undefined || !deskParts(desk).isSuperior) return [];
  const audience = audienceAt(contactDeskOf(desk));
  return [{ occasion: HAND_OVER, audience, round: version, states: {} }];
}
