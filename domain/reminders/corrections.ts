import type { Case } from '../declaration/case.ts';
import { type Audience, type Message, tellsOfAnAct } from '../desks/message.ts';
import { epochOf } from '../values/instant.ts';
import { cannotFinish, statedDays } from './ladder.ts';
import { askedNow, type OwedMessage, occasionsOf, owing } from './openings.ts';
import { daysStatedByAct, LATE_POSTING } from './owed-for-acts.ts';

export const DATE_CHANGED = 'date-changed';

/** In a correction's `moved`, where each day that changed gives more time than the one before. */
export const LATER = 'later';

/** Days and instants that a message states, and that a movement, a grant or an amended calendar can change. */
const CORRECTED = ['closesAt', 'lastFeasible', 'lastDay', 'resultFrom'] as const;

/**
 * A day that a recipient was told of the present wait has changed, or its end by an hour: all of them are told anew,
 * once for each movement, grant or amendment of the calendar. Their count is the message's round. The letter of an act
 * that is told at the same time corrects what it states.
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
  const changes = declaration.grants + moves + Math.max(0, calendar.version - 1);
  return [...Map.groupBy(stating, ({ audience }) => audience)].flatMap(([audience, messages]) => {
    const byActs = acts.filter((each) => each.audience === audience).slice(-1);
    const { told, isWhole } = toldDays(messages, byActs);
    const isSame = CORRECTED.every(
      (name) => told[name] === now[name] || (!isWhole && told[name] === undefined),
    );
    if (isSame && !isHandOverMoved(audience, told, now)) return [];
    const owed = owing(subject, { occasion: DATE_CHANGED, audience });
    return [{ ...owed, round: changes, states: { ...now, why: whyChanged(told, now), ...moved(told, now) } }];
  });
}

function moved(told: OwedMessage['states'], now: OwedMessage['states']): { moved?: typeof LATER } {
  const changed = [...CORRECTED, 'handsOverAt'].filter((name) => told[name] !== now[name]);
  const isLater = changed.every((name) => (now[name] ?? '') > (told[name] ?? '9'));
  return isLater ? { moved: LATER } : {};
}

/**
 * The days that a recipient was told last. A message about the wait states all of them; the letter of an act states
 * some, which count from then on.
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
 * An applicant was told that the notice is posted, and an amended calendar made it end too late since: that is told
 * once, as of a posting that was too late when it was made.
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

/** Only its desk was told of it; a wait that was handed on, or is handed on no more, has no other moment to tell. */
function isHandOverMoved(
  audience: Audience,
  { handsOverAt: told }: OwedMessage['states'],
  { handsOverAt: now }: OwedMessage['states'],
): boolean {
  return audience !== 'applicant' && told !== undefined && now !== undefined && told !== now;
}

/** A letter speaks both languages, and so does the reason in it. */
function whyChanged(told: OwedMessage['states'], now: OwedMessage['states']): string {
  return told.closesAt === now.closesAt
    ? '放假安排有调整 / the arrangement of days off changed'
    : '截止时间有调整 / the closing changed';
}

/**
 * What was said of the days of the present wait, to whoever it asks and whomever its rungs told besides. A message of
 * the wait before, which crossed with the act that ended it, stated other days.
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

/** Of a waiting record its reader knows nothing yet: the letter states the days as they are when it leaves. */
const SAID: ReadonlySet<Message['state']> = new Set(['sending', 'sent', 'failed', 'noted']);

function byQueuedAt(one: Message, other: Message): number {
  return epochOf(one.queuedAt) - epochOf(other.queuedAt);
}
