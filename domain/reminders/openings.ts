import type { Wait } from '../call/call.ts';
import type { Case } from '../declaration/case.ts';
import { WAIT_OF } from '../declaration/moves.ts';
import type { Audience } from '../desks/message.ts';
import type { Instant } from '../values/instant.ts';
import { audienceOf, cannotFinish, statedDays } from './ladder.ts';

/** A message that is owed about the present wait, or about an act. */
export interface OwedMessage {
  readonly occasion: string;
  readonly audience: Audience;
  readonly round: number;
  readonly states: Readonly<Record<string, string>>;
  /** It follows from an act of the very desk that it goes to. */
  readonly isOwnAct?: boolean;
}

/** A message of the present wait, with the days that it states. */
export function owing(
  subject: Case,
  { occasion, audience }: { occasion: string; audience: Audience },
): OwedMessage {
  return { occasion, audience, round: subject.declaration.round, states: statedDays(subject) };
}

/** The message that opens a wait, and asks for what is waited for. */
export const OPENINGS = {
  correction: ['asked-to-correct', 'applicant'],
  'employer-review': ['asked-to-review', 'employer'],
  'notice-posting': ['asked-to-post', 'employer'],
  'notice-result': ['asked-for-result', 'employer'],
  'body-review': ['body-asked-to-review', 'body'],
} as const;

/** What opens a wait for a public notice that can no longer end in time: it must not ask for the impossible. */
export const OPENING_TOO_LATE: Partial<Record<Wait, string>> = {
  'employer-review': 'review-cannot-finish',
  'notice-posting': 'posting-cannot-finish',
  'notice-result': 'result-cannot-finish',
};

/** The occasion that opens the present wait, as long as it can be finished; undefined where nobody is written to. */
export function openingOf({ declaration }: Case): string | undefined {
  const wait = WAIT_OF[declaration.standing];
  return wait === undefined || wait === 'draft' ? undefined : OPENINGS[wait][0];
}

/** What opens the present wait, and its rungs. */
export function occasionsOf({ call, declaration }: Case): string[] {
  const wait = WAIT_OF[declaration.standing];
  if (wait === undefined) return [];
  const rungs = call.ladder.value.filter((rung) => rung.while === wait).map(({ occasion }) => occasion);
  return [...rungs, ...(wait === 'draft' ? [] : [OPENINGS[wait][0], OPENING_TOO_LATE[wait] ?? ''])];
}

/**
 * By which occasions the letter that leaves now asks for what a record asked for: of a notice that could still end in
 * time when the record was made, and no longer can, it must not ask for the impossible. That the case was handed over
 * is said all the same.
 */
export function askedBy(subject: Case, occasion: string, now: Instant): string[] {
  const wait = WAIT_OF[subject.declaration.standing];
  const instead = wait && occasionsOf(subject).includes(occasion) ? OPENING_TOO_LATE[wait] : undefined;
  if (instead === undefined || !cannotFinish(subject, now)) return [occasion];
  const rung = subject.call.ladder.value.find((each) => each.occasion === occasion);
  return rung?.does === 'escalate' ? [instead, occasion] : [instead];
}

/**
 * Whom the present wait asks, before and after it was handed on. A reminder that crossed with a decision may have gone
 * to others since: the day that it stated was of the wait before.
 */
export function askedNow(subject: Case): Audience[] {
  const wait = WAIT_OF[subject.declaration.standing];
  if (wait === undefined) return [];
  const audience = wait === 'draft' ? 'applicant' : OPENINGS[wait][1];
  const before: Case = { ...subject, declaration: { ...subject.declaration, desk: 'contact' } };
  return (['remind', 'escalate'] as const).map((does) => audienceOf(before, { audience, does }));
}
