import { closingOfWait } from '../acts/guard.ts';
import { nextMomentAwake, nextMomentToRemind } from '../call/working-time.ts';
import type { Case } from '../declaration/case.ts';
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
import { gathers, hasteOf, isLinkReplaced, type Kept, type Subject } from './letter-haste.ts';
import { ENDS_BY_LOCK } from './owed/owed-for-acts.ts';

/** The instant at which a letter last left the mailbox; absent if none did. */
export interface LeftBefore {
  readonly lastLeftAt?: Instant;
}

/**
 * How long a correction, or the opening of a restored wait, waits for others, in seconds. One act of an operator
 * concerns many cases of a mailbox, and each case tells its own; the two passes of a moved deadline take more than a
 * minute.
 */
const GATHERING_SECONDS = 120;
/** A letter that waits leaves with the patrol, which comes that often, in seconds. */
const PATROL_SECONDS = 300;

/**
 * When a reviewer's message leaves in a letter, as far as it is known now. A mailbox gets one letter a working day, and
 * a working day lasts until the next one begins. The first message leaves at once, unless it is night or a rest day;
 * later messages wait for the hour of letters on the next working day. A message that would come on its last day or
 * later, and one that corrects a letter, is urgent: it leaves at once, but some minutes after the letter before. A
 * correction, and what a restoration asks anew, wait two minutes for others. If the wait closes by then, neither is
 * waited for. A correction that gives more time, and a restoration, wait for the hour of letters if they come at night
 * or on a rest day. A link that an operator replaced waits for nothing.
 */
export function leavesAt(subject: Subject, kept: Kept, before: LeftBefore, now: Instant): Instant {
  const hour = nextHour(subject, before, now);
  const haste = hasteOf(subject, kept, hour, now);
  const isAwake = nextMomentToRemind(subject, now) === now;
  if (isLinkReplaced(subject, kept)) return now;
  if (haste === 'urgent' || (haste === 'soon' && isAwake)) return besideOthers(subject, kept, before, now);
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

/**
 * When an applicant's own letter leaves. Usually that is at once, because it is a receipt or leaves time to act. The
 * news that a lock ended the declaration waits for the end of quiet hours, because nothing can be done about it at
 * night.
 */
export function ownLetterLeavesAt(subject: Case, { occasion, covers }: Kept, now: Instant): Instant {
  return ENDS_BY_LOCK.has(occasion) && covers.length === 0 ? nextMomentAwake(subject, now) : now;
}

/** The working day to which an instant belongs. Rest days and holidays belong to the working day before them. */
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

/** Bounds the walk; no calendar has so many days off in a row. */
const MAX_REST_DAYS = 60;

/** The first day of a walk that is not a rest day. A day whose year is not published yet counts as a working day. */
function notResting(calendar: Calendar, from: Day, step: 1 | -1): Day | undefined {
  for (let walked = 0, day = from; walked < MAX_REST_DAYS; walked += 1, day = plusDays(day, step))
    if (dayKind(calendar, day) !== 'rest') return day;
  return undefined;
}

function isPastTheHour({ call }: Case, now: Instant): boolean {
  const zone = call.identity.zone.value;
  return now >= atTimeOn(dayOf(now, zone), call.letters.value.at, zone);
}

/**
 * When an urgent message leaves: once others could join it and some minutes after the letter before, so that close
 * messages leave together. If the wait closes by then, it still waits for the others; if it closes before these, it
 * leaves now.
 */
function besideOthers(subject: Subject, kept: Kept, { lastLeftAt }: LeftBefore, now: Instant): Instant {
  const { urgentMinutes } = subject.call.letters.value;
  const joined = gathers(subject, kept)
    ? latest(now, plusSeconds(kept.queuedAt ?? now, GATHERING_SECONDS))
    : now;
  const apart =
    lastLeftAt === undefined ? joined : latest(joined, plusSeconds(lastLeftAt, urgentMinutes * 60));
  const closesAt = closingOfWait(subject);
  if (closesAt === undefined || closesAt <= now) return apart;
  return [apart, joined].find((each) => plusSeconds(each, PATROL_SECONDS) < closesAt) ?? now;
}

function latest(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
