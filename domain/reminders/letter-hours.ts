import { nextMomentAwake, nextMomentToRemind } from '../call/working-time.ts';
import type { Case } from '../declaration/case.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { coveredIn, LINK_REISSUED, type Message, tellsOfAnAct } from '../desks/message.ts';
import { type Calendar, dayKind } from '../time/calendar.ts';
import {
  atTimeOn,
  type Day,
  dayOf,
  type Instant,
  plusDays,
  plusSeconds,
  startOfDay,
} from '../values/instant.ts';
import { DATE_CHANGED, LATER } from './corrections.ts';
import { closingOf, lastDayToAct } from './ladder.ts';
import { ENDS_BY_LOCK } from './owed-for-acts.ts';

/** How a record of the ledger comes to leave its mailbox's letter. */
type Haste =
  /** At once, as many of them as come within minutes together: its day would be missed, or what was said is wrong. */
  | 'urgent'
  /** The same, but not while people rest or sleep: it is good news, and takes no time from whoever reads it. */
  | 'soon'
  /** At once where nothing was sent in the working day. */
  | 'prompt'
  /** With the working day's letter: the rungs of the ladder, all of which speak before its hour. */
  | 'daily';

type Kept = Pick<Message, 'occasion' | 'covers' | 'states' | 'round'>;

/** Whose timeline says when a desk's link was replaced. */
type Subject = Case & { readonly timeline: readonly TimelineEntry[] };

/** When a letter left the mailbox last. */
export interface LeftBefore {
  readonly lastLeftAt?: Instant;
}

/** What was said before holds no more, or opens nothing more: it is not left so for a day. */
const CORRECTS = new Set([LINK_REISSUED, DATE_CHANGED, 'told-of-restoration']);

/**
 * When the letter leaves that tells a reviewer of this record, as far as it is known now. A mailbox gets one letter a
 * working day, which lasts until the next one begins: the first record is told at once, unless people rest or sleep;
 * what comes after waits for the hour of letters on the next working day. What would come on its last day or later,
 * and what corrects a letter, is urgent: it leaves at once, but some minutes after the letter before. A correction that
 * gives more time, and a restoration, wait for the hour of letters where they come at night or on a rest day. A link that
 * an operator replaced waits for nothing.
 */
export function leavesAt(subject: Subject, kept: Kept, before: LeftBefore, now: Instant): Instant {
  const hour = nextHour(subject, before, now);
  const haste = hasteOf(subject, kept, hour, now);
  const isAwake = nextMomentToRemind(subject, now) === now;
  if (isLinkReplaced(subject, kept)) return now;
  if (haste === 'urgent' || (haste === 'soon' && isAwake)) return afterTheLast(subject, before, now);
  if (haste === 'soon') return hourOfLetters(subject, now);
  const mayLeave = !isToldToday(subject, before, now) && isAwake;
  if (mayLeave && (haste === 'prompt' || isPastTheHour(subject, now))) return now;
  return hour;
}

function isToldToday(subject: Case, { lastLeftAt }: LeftBefore, now: Instant): boolean {
  const begins = startOfDay(workingDayOf(subject, now), subject.call.identity.zone.value);
  return lastLeftAt !== undefined && lastLeftAt >= begins;
}

function nextHour(subject: Case, before: LeftBefore, now: Instant): Instant {
  const tomorrow = plusDays(workingDayOf(subject, now), 1);
  const isTold = isToldToday(subject, before, now);
  return hourOfLetters(subject, isTold ? startOfDay(tomorrow, subject.call.identity.zone.value) : now);
}

/** How a record leaves whose mailbox's next letter would leave at `hour`. */
function hasteOf(subject: Case, kept: Kept, hour: Instant, now: Instant): Haste {
  const lastDay = tellsOfAnAct(kept.occasion) ? undefined : lastDayToAct(subject, now);
  if (lastDay !== undefined && dayOf(hour, subject.call.identity.zone.value) >= lastDay) return 'urgent';
  const corrects = [kept, ...kept.covers.map(coveredIn)].map(({ occasion }) => occasion);
  const pressing = corrects.filter((occasion) => CORRECTS.has(occasion));
  if (pressing.length > 0) return pressing.every((each) => mayRest(kept, each)) ? 'soon' : 'urgent';
  return isDaily(subject, kept) ? 'daily' : 'prompt';
}

/** An operator replaced the link of one desk: until the new one is there, its reader can do nothing. */
function isLinkReplaced({ timeline }: Subject, kept: Kept): boolean {
  const rounds = [kept, ...kept.covers.map(coveredIn)]
    .filter(({ occasion }) => occasion === LINK_REISSUED)
    .map(({ round }) => round);
  return timeline.some(({ version, inputs }) => rounds.includes(version) && inputs?.cause === undefined);
}

function mayRest({ occasion, states }: Kept, corrects: string): boolean {
  return corrects === 'told-of-restoration' || (corrects === occasion && states.moved === LATER);
}

/**
 * When an applicant's own letter leaves: at once, since it is a receipt or leaves time to act. That a lock ended the
 * declaration is news of which nothing can be done at night, and waits for the end of quiet hours.
 */
export function ownLetterLeavesAt(subject: Case, { occasion, covers }: Kept, now: Instant): Instant {
  return ENDS_BY_LOCK.has(occasion) && covers.length === 0 ? nextMomentAwake(subject, now) : now;
}

/** The ladder speaks to many at one hour: what it says is gathered, and leaves by the patrol alone. */
export function isDaily({ call }: Pick<Case, 'call'>, { occasion }: Pick<Message, 'occasion'>): boolean {
  return occasion === 'told-of-hand-over' || call.ladder.value.some((rung) => rung.occasion === occasion);
}

/** The working day in which an instant lies: rest days and holidays belong to the one before them. */
function workingDayOf({ call, calendar }: Case, now: Instant): Day {
  const today = dayOf(now, call.identity.zone.value);
  return notResting(calendar, today, -1) ?? today;
}

/** The next hour of letters on a working day, at or after an instant. */
function hourOfLetters({ call, calendar }: Case, from: Instant): Instant {
  const zone = call.identity.zone.value;
  const hourOn = (day: Day | undefined) =>
    day === undefined ? from : atTimeOn(day, call.letters.value.at, zone);
  const first = notResting(calendar, dayOf(from, zone), 1);
  if (first === undefined || hourOn(first) >= from) return hourOn(first);
  return hourOn(notResting(calendar, plusDays(first, 1), 1));
}

/** Bounded: no calendar has so many days off in a row. */
const MAX_REST_DAYS = 60;

/** The first day of a walk on which people do not rest. A day whose year is not arranged yet counts as a working day. */
function notResting(calendar: Calendar, from: Day, step: 1 | -1): Day | undefined {
  for (let walked = 0, day = from; walked < MAX_REST_DAYS; walked += 1, day = plusDays(day, step))
    if (dayKind(calendar, day) !== 'rest') return day;
  return undefined;
}

function isPastTheHour({ call }: Case, now: Instant): boolean {
  const zone = call.identity.zone.value;
  return now >= atTimeOn(dayOf(now, zone), call.letters.value.at, zone);
}

/** Records that come within minutes leave together, unless the wait closes before that. */
function afterTheLast(subject: Case, { lastLeftAt }: LeftBefore, now: Instant): Instant {
  if (lastLeftAt === undefined) return now;
  const next = plusSeconds(lastLeftAt, subject.call.letters.value.urgentMinutes * 60);
  const closesAt = closingOf(subject);
  const isTooLate = closesAt !== undefined && now < closesAt && closesAt <= next;
  return next > now && !isTooLate ? next : now;
}
