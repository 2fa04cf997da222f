import { nextMomentAwake, nextMomentToRemind } from '../call/working-time.ts';
import type { Case } from '../declaration/case.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { coveredIn, LINK_REISSUED, type Message, tellsOfAnAct } from '../desks/message.ts';
import type { OwnOccasion } from '../desks/occasion.ts';
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
import { closingOf, lastDayToAct } from './ladder/days-of-wait.ts';
import { LATER } from './owed/corrections.ts';
import { DATE_CHANGED } from './owed/openings.ts';
import { ENDS_BY_LOCK } from './owed/owed-for-acts.ts';

/** How soon a message must leave in its mailbox's letter. */
type Haste =
  /**
   * It leaves at once, together with all that arrive within minutes. A later letter would miss its day, or leave wrong
   * words uncorrected.
   */
  | 'urgent'
  /** It leaves at once, but not at night or on a rest day: it is good news and takes no time from its reader. */
  | 'soon'
  /** It leaves at once if nothing was sent on this working day. */
  | 'prompt'
  /**
   * It leaves with the working day's letter. The rungs of the ladder are such messages, and all of them come due before
   * its hour.
   */
  | 'daily';

/** A message of the ledger, or one that is planned and waits from now on. */
type Kept = Pick<Message, 'occasion' | 'covers' | 'states' | 'round'> & Partial<Pick<Message, 'queuedAt'>>;

/** A case with its timeline, which says when a desk's link was replaced. */
type Subject = Case & { readonly timeline: readonly TimelineEntry[] };

/** The instant at which a letter last left the mailbox; absent if none did. */
export interface LeftBefore {
  readonly lastLeftAt?: Instant;
}

/**
 * Occasions that correct an earlier letter, whose words no longer hold or whose link no longer opens. They do not wait
 * a day.
 */
const CORRECTS: ReadonlySet<string> = new Set<OwnOccasion>([
  LINK_REISSUED,
  DATE_CHANGED,
  'told-of-restoration',
]);

/**
 * How long a correction waits for others, in seconds. One act of an operator concerns many cases of a mailbox, and each
 * case tells its own; the two passes of a moved deadline take more than a minute.
 */
const GATHERING_SECONDS = 120;

/**
 * When a reviewer's message leaves in a letter, as far as it is known now. A mailbox gets one letter a working day, and
 * a working day lasts until the next one begins. The first message leaves at once, unless it is night or a rest day;
 * later messages wait for the hour of letters on the next working day. A message that would come on its last day or
 * later, and one that corrects a letter, is urgent: it leaves at once, but some minutes after the letter before. A
 * correction waits two minutes for others, unless the wait closes by then. A correction that gives more time, and a
 * restoration, wait for the hour of letters if they come at night or on a rest day. A link that an operator replaced
 * waits for nothing.
 */
export function leavesAt(subject: Subject, kept: Kept, before: LeftBefore, now: Instant): Instant {
  const hour = nextHour(subject, before, now);
  const haste = hasteOf(subject, kept, hour, now);
  const isAwake = nextMomentToRemind(subject, now) === now;
  if (isLinkReplaced(subject, kept)) return now;
  if (haste === 'urgent' || (haste === 'soon' && isAwake))
    return unlessClosed(subject, earliest(subject, kept, before, now), now);
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

/** The haste of a message whose mailbox's next letter would leave at `hour`. */
function hasteOf(subject: Case, kept: Kept, hour: Instant, now: Instant): Haste {
  const lastDay = tellsOfAnAct(kept.occasion) ? undefined : lastDayToAct(subject, now);
  if (lastDay !== undefined && dayOf(hour, subject.call.identity.zone.value) >= lastDay) return 'urgent';
  const pressing = correctionsIn(kept);
  if (pressing.length > 0) return pressing.every((each) => mayRest(kept, each)) ? 'soon' : 'urgent';
  return isDaily(subject, kept) ? 'daily' : 'prompt';
}

/** The occasions of a message that correct an earlier letter. */
function correctionsIn(kept: Kept): string[] {
  const occasions = [kept, ...kept.covers.map(coveredIn)].map(({ occasion }) => occasion);
  return occasions.filter((occasion) => CORRECTS.has(occasion));
}

/** Whether the message brings a link that an operator replaced. Until it arrives, its reader can do nothing. */
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
 * When an applicant's own letter leaves. Usually that is at once, because it is a receipt or leaves time to act. The
 * news that a lock ended the declaration waits for the end of quiet hours, because nothing can be done about it at
 * night.
 */
export function ownLetterLeavesAt(subject: Case, { occasion, covers }: Kept, now: Instant): Instant {
  return ENDS_BY_LOCK.has(occasion) && covers.length === 0 ? nextMomentAwake(subject, now) : now;
}

/**
 * Whether the message belongs to the daily letter. The ladder speaks to many desks at one hour, so its messages are
 * gathered and only the patrol sends them.
 */
export function isDaily({ call }: Pick<Case, 'call'>, { occasion }: Pick<Message, 'occasion'>): boolean {
  return occasion === 'told-of-hand-over' || call.ladder.value.some((rung) => rung.occasion === occasion);
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
 * When an urgent message may leave: some minutes after the letter before, and a correction once others could join it,
 * so that close messages leave together.
 */
function earliest({ call }: Case, kept: Kept, { lastLeftAt }: LeftBefore, now: Instant): Instant {
  const gathered =
    correctionsIn(kept).length > 0 ? plusSeconds(kept.queuedAt ?? now, GATHERING_SECONDS) : now;
  const apart =
    lastLeftAt === undefined ? now : plusSeconds(lastLeftAt, call.letters.value.urgentMinutes * 60);
  return [now, gathered, apart].reduce((latest, each) => (each > latest ? each : latest));
}

/** A later instant, or now if the wait closes before it. */
function unlessClosed(subject: Case, later: Instant, now: Instant): Instant {
  const closesAt = closingOf(subject);
  return closesAt !== undefined && now < closesAt && closesAt <= later ? now : later;
}
