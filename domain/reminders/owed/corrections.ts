import type { Case } from '../../declaration/case.ts';
import { type Audience, type Message, tellsOfAnAct } from '../../desks/message.ts';
import { epochOf } from '../../values/instant.ts';
import { cannotFinish } from '../ladder/days-of-wait.ts';
import { statedDays } from '../ladder/stated-days.ts';
import { askedNow, DATE_CHANGED, type OwedMessage, occasionsOf, owing } from './openings.ts';
import { daysStatedByAct, LATE_POSTING } from './owed-for-acts.ts';

/** The value of a correction's `moved` if every changed day gives more time than before. */
export const LATER = 'later';

/** Days and instants that a message states, and that a movement, a grant or an amended calendar can change. */
const CORRECTED = ['closesAt', 'lastFeasible', 'lastDay', 'resultFrom'] as const;

/**
 * Corrections for recipients who were told a day of the present wait that has changed, or whose end has moved by an
 * hour. Each recipient is told anew once for each movement, grant or amendment of the calendar; the count of these is
 * the message's round. If the letter of an act is told at the same time, it corrects what it states.
 */
export function corrections(
  subject: Case,
  ledger: readonly Message[],
  acts: readonly OwedMessage[] = [],
): OwedMessage[] {
  const { declaration, locks, calendar } = subject;
  const now = statedDays(subject);
  if (now.closesAt === undefined) return [];
  const stating = toldOfThisWait(subject, ledger);
  const moves = Object.values(locks).reduce((sum, lock) => sum + lock.moves, 0);
  const ownMoves = declaration.term?.moves ?? 0;
  const changes = declaration.grants + moves + ownMoves + Math.max(0, calendar.version - 1);
  return [...Map.groupBy(stating, ({ audience }) => audience)].flatMap(([audience, messages]) => {
    const byActs = acts.filter((each) => each.audience === audience).slice(-1);
    const { told, isWhole } = toldDays(messages, byActs);
    const isSame = CORRECTED.every(
      (name) => told[name] === now[name] || (!isWhole && told[name] === undefined),
    );
    if (isSame && !isHandOverMoved(audience, told, now)) return [];
    const owed = owing(subject, { occasion: DATE_CHANGED, audience });
    const how = { why: whyChanged(subject, told, now), ...moved(audience, told, now) };
    return [{ ...owed, round: changes, states: { ...now, ...how } }];
  });
}

/** The names of the days that changed, and whether each of them gives more time. */
function moved(
  audience: Audience,
  told: OwedMessage['states'],
  now: OwedMessage['states'],
): { changedDays: string; moved?: typeof LATER } {
  const days = CORRECTED.filter((name) => told[name] !== now[name]);
  const changed = [...days, ...(isHandOverMoved(audience, told, now) ? ['handsOverAt'] : [])];
  const isLater = changed.every((name) => isAfter(now[name], told[name]));
  return { changedDays: changed.join(' '), ...(isLater ? { moved: LATER } : {}) };
}

const HOW_CHANGED: readonly string[] = ['why', 'changedDays', 'moved'];

/** The part of a correction's states that says what changed and why, beside the days themselves. */
export function howChanged(states: OwedMessage['states']): OwedMessage['states'] {
  return Object.fromEntries(Object.entries(states).filter(([name]) => HOW_CHANGED.includes(name)));
}

/** Whether a day is later than the one that was told. A day that is known only now, or no more, is not. */
function isAfter(now: string | undefined, told: string | undefined): boolean {
  return now !== undefined && told !== undefined && now > told;
}

/**
 * The days that a recipient was told last. A message about the wait states all of them; the letter of an act states
 * only some, which replace the earlier ones.
 */
function toldDays(
  messages: readonly Message[],
  acts: readonly OwedMessage[],
): { told: OwedMessage['states']; isWhole: boolean } {
  const sorted = messages.toSorted(byQueuedAt);
  const last = sorted.findLastIndex(({ occasion }) => !tellsOfAnAct(occasion));
  const states = [...sorted.slice(Math.max(0, last)), ...acts].map((each) => each.states);
  return { told: Object.assign({}, ...states), isWhole: last >= 0 };
}

/**
 * Tells an applicant once that an amended calendar has made the posted notice end too late, as if the posting had been
 * too late from the start. The letter about the posting had said otherwise.
 */
export function postingMadeImpossible(subject: Case, ledger: readonly Message[]): OwedMessage[] {
  if (subject.declaration.standing !== 'posted' || !cannotFinish(subject)) return [];
  const posting = ledger.findLast(
    ({ occasion, queuedAt }) => occasion === 'told-of-posting' && queuedAt >= subject.declaration.enteredAt,
  );
  if (!posting) return [];
  const states = daysStatedByAct(subject, LATE_POSTING);
  return [{ occasion: LATE_POSTING, audience: 'applicant', round: posting.round, states }];
}

/**
 * Whether the moment of the hand-over moved. Only the desk was told of it. A wait that was already handed on, or no
 * longer will be, has no new moment to tell.
 */
function isHandOverMoved(
  audience: Audience,
  { handsOverAt: told }: OwedMessage['states'],
  { handsOverAt: now }: OwedMessage['states'],
): boolean {
  return audience !== 'applicant' && told !== undefined && now !== undefined && told !== now;
}

/** Every letter is in both languages, so the reason is too. */
function whyChanged(subject: Case, told: OwedMessage['states'], now: OwedMessage['states']): string {
  if (told.closesAt !== now.closesAt) return '截止时间有调整 / the closing changed';
  if (isByEmployer(subject, told, now)) return '填报的用人单位有更改 / the stated employer changed';
  // The present wait closes as it did. A closing ahead may have moved, the calendar, or both; which one was told is not kept.
  const isAmended = subject.calendar.version > 1;
  if (!Object.values(subject.locks).some(({ moves }) => moves > 0))
    return '放假安排有调整 / the arrangement of days off changed';
  return isAmended
    ? '后面环节的截止时间或放假安排有调整 / the closing of a later step, or the arrangement of days off, changed'
    : '后面环节的截止时间有调整 / the closing of a later step changed';
}

/**
 * Whether an applicant's own change of employer made a last day to post appear or vanish. An ended notice counts for
 * the employer that posted it, so that only a change of employer decides whether another one is ahead.
 */
function isByEmployer(
  { declaration: { standing, notice } }: Case,
  { lastFeasible: told }: OwedMessage['states'],
  { lastFeasible: now }: OwedMessage['states'],
): boolean {
  const hasEnded = standing === 'returned' && notice?.endedOn !== undefined;
  return hasEnded && (told === undefined) !== (now === undefined);
}

/**
 * The messages that stated days of the present wait, to those whom it asks and those whom its rungs told. A message of
 * the wait before, which crossed with the act that ended it, stated other days and does not count.
 */
function toldOfThisWait(subject: Case, ledger: readonly Message[]): Message[] {
  const { enteredAt } = subject.declaration;
  const occasions = occasionsOf(subject);
  const asked = askedNow(subject);
  return ledger.filter(({ occasion, audience, queuedAt, state, states }) => {
    const isOfIt =
      occasions.includes(occasion) || tellsOfAnAct(occasion)
        ? queuedAt >= enteredAt
        : occasion === DATE_CHANGED && queuedAt > enteredAt;
    const isConcerned = asked.includes(audience) || !audience.startsWith('body');
    return isOfIt && isConcerned && SAID.has(state) && states.closesAt !== undefined;
  });
}

/**
 * States in which the reader knows, or will know, the days as they were stated. A waiting message is not among them:
 * its letter states the days as they are when it leaves.
 */
const SAID: ReadonlySet<Message['state']> = new Set(['sending', 'sent', 'failed', 'noted']);

function byQueuedAt(one: Message, other: Message): number {
  return epochOf(one.queuedAt) - epochOf(other.queuedAt);
}
