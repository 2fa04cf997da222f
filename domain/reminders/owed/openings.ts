import type { Wait } from '../../call/call.ts';
import type { Case } from '../../declaration/case.ts';
import { isToConfirm, WAIT_OF } from '../../declaration/moves.ts';
import type { TimelineEntry } from '../../declaration/timeline.ts';
import { type Audience, coveredIn, type Message } from '../../desks/message.ts';
import type { OwnOccasion } from '../../desks/occasion.ts';
import type { Instant } from '../../values/instant.ts';
import { cannotFinish } from '../ladder/days-of-wait.ts';
import { audienceOf } from '../ladder/ladder.ts';
import { statedDays } from '../ladder/stated-days.ts';

/** A message that is owed about the present wait or about an act. */
export interface OwedMessage {
  readonly occasion: string;
  readonly audience: Audience;
  readonly round: number;
  readonly states: Readonly<Record<string, string>>;
  /** The message follows from an act of the desk that receives it. */
  readonly isOwnAct?: boolean;
}

/** A message about the present wait, with the days that it states. */
export function owing(
  subject: Case,
  { occasion, audience }: { occasion: string; audience: Audience },
): OwedMessage {
  return { occasion, audience, round: subject.declaration.round, states: statedDays(subject) };
}

/** The message that opens a wait and asks for the act it waits for, with its audience. */
export const OPENINGS = {
  correction: ['asked-to-correct', 'applicant'],
  'employer-review': ['asked-to-review', 'employer'],
  'notice-posting': ['asked-to-post', 'employer'],
  'notice-result': ['asked-for-result', 'employer'],
  'body-review': ['body-asked-to-review', 'body'],
  payment: ['asked-to-pay', 'applicant'],
  'hand-in': ['asked-to-hand-in', 'applicant'],
} as const satisfies Record<Exclude<Wait, 'draft'>, readonly [OwnOccasion, Audience | 'body']>;

/**
 * The message that opens a wait for a public notice that can no longer end in time. It must not ask for the impossible.
 */
export const OPENING_TOO_LATE: Partial<Record<Wait, OwnOccasion>> = {
  'employer-review': 'review-cannot-finish',
  'notice-posting': 'posting-cannot-finish',
  'notice-result': 'result-cannot-finish',
};

/** Corrects days of the present wait that were told before. */
export const DATE_CHANGED: OwnOccasion = 'date-changed';

/** Whether a message covers a correction, which it must say. */
export function corrects({ covers }: Pick<Message, 'covers'>): boolean {
  return covers.some((cover) => coveredIn(cover).occasion === DATE_CHANGED);
}

/** The occasion that opens the present wait while it can still be finished; undefined if nobody is written to. */
export function openingOf({ declaration }: Case): OwnOccasion | undefined {
  const wait = WAIT_OF[declaration.standing];
  return wait === undefined || wait === 'draft' ? undefined : OPENINGS[wait][0];
}

/** The occasions that open the present wait: the usual one, and the one for a notice that can no longer end in time. */
export function openingsOf({ declaration }: Pick<Case, 'declaration'>): string[] {
  const wait = WAIT_OF[declaration.standing];
  if (wait === undefined || wait === 'draft') return [];
  const tooLate = OPENING_TOO_LATE[wait];
  return [OPENINGS[wait][0], ...(tooLate === undefined ? [] : [tooLate])];
}

/** The act that began the present wait. */
export function beginningOf({
  declaration: { enteredAt, standing },
  timeline,
}: Pick<Case, 'declaration'> & { readonly timeline: readonly TimelineEntry[] }): TimelineEntry | undefined {
  return timeline.findLast(({ at, to }) => at === enteredAt && to === standing);
}

/** The occasions of the present wait: its rungs and its openings. */
export function occasionsOf({ call, declaration }: Case): string[] {
  const wait = WAIT_OF[declaration.standing];
  if (wait === undefined) return [];
  const rungs = call.ladder.value.filter((rung) => rung.while === wait).map(({ occasion }) => occasion);
  return [...rungs, ...openingsOf({ declaration })];
}

/**
 * The occasions by which a letter that leaves now asks for what a message asked for. If the notice could still end in
 * time when the message was made but no longer can, the letter must not ask for the impossible. It still says that the
 * case was handed over, and a correction says besides what became of the case.
 */
export function askedBy(subject: Case, occasion: string, now: Instant): string[] {
  const wait = WAIT_OF[subject.declaration.standing];
  const isOfWait = occasion === DATE_CHANGED || occasionsOf(subject).includes(occasion);
  const instead = wait && isOfWait ? OPENING_TOO_LATE[wait] : undefined;
  if (instead === undefined || !cannotFinish(subject, now)) return [occasion];
  if (occasion === DATE_CHANGED) return [occasion, instead];
  const rung = subject.call.ladder.value.find((each) => each.occasion === occasion);
  return rung?.does === 'escalate' ? [instead, occasion] : [instead];
}

/**
 * The audiences that the present wait asks, before and after a hand-over. A reminder that crossed with a decision may
 * have gone to others: its days were of the wait before.
 */
export function askedNow(subject: Case): Audience[] {
  const wait = WAIT_OF[subject.declaration.standing];
  if (wait === undefined) return [];
  const roles = new Set([wait === 'draft' ? 'applicant' : OPENINGS[wait][1]]);
  // What the applicant pays or hands in, a body confirms, and rungs ask both.
  if (isToConfirm(subject.declaration.standing)) roles.add('body');
  const before: Case = { ...subject, declaration: { ...subject.declaration, desk: 'contact' } };
  return [...roles].flatMap((audience) =>
    (['remind', 'escalate'] as const).map((does) => audienceOf(before, { audience, does })),
  );
}
