import type { Case } from '../declaration/case.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { coveredIn, LINK_REISSUED, type Message, tellsOfAnAct } from '../desks/message.ts';
import type { OwnOccasion } from '../desks/occasion.ts';
import { dayOf, type Instant } from '../values/instant.ts';
import { lastDayToAct } from './ladder/days-of-wait.ts';
import { LATER } from './owed/corrections.ts';
import { beginningOf, DATE_CHANGED, openingsOf } from './owed/openings.ts';

/** How soon a message must leave in its mailbox's letter. */
type Haste =
  /**
   * It leaves at once, together with all that arrive within minutes. A later letter would miss its day, or leave wrong
   * words uncorrected.
   */
  | 'urgent'
  /** It leaves at once, but not at night or on a rest day: it is good news, and its reader can act in the morning. */
  | 'soon'
  /** It leaves at once if nothing was sent on this working day. */
  | 'prompt'
  /**
   * It leaves with the working day's letter. The rungs of the ladder are such messages, and all of them come due before
   * its hour.
   */
  | 'daily';

/** A message of the ledger, or one that is planned and waits from now on. */
export type Kept = Pick<Message, 'occasion' | 'covers' | 'states' | 'round'> &
  Partial<Pick<Message, 'queuedAt'>>;

/** A case with its timeline, which says when a desk's link was replaced. */
export type Subject = Case & { readonly timeline: readonly TimelineEntry[] };

/**
 * Occasions that correct an earlier letter, whose words no longer hold or whose link no longer opens. They do not wait
 * a day.
 */
const CORRECTS: ReadonlySet<string> = new Set<OwnOccasion>([
  LINK_REISSUED,
  DATE_CHANGED,
  'told-of-restoration',
]);

/** The haste of a message whose mailbox's next letter would leave at `hour`. */
export function hasteOf(subject: Subject, kept: Kept, hour: Instant, now: Instant): Haste {
  const lastDay = tellsOfAnAct(kept.occasion) ? undefined : lastDayToAct(subject, now);
  if (lastDay !== undefined && dayOf(hour, subject.call.identity.zone.value) >= lastDay) return 'urgent';
  const pressing = correctionsIn(kept);
  if (pressing.length > 0) return pressing.every((each) => mayRest(kept, each)) ? 'soon' : 'urgent';
  if (opensRestored(subject, kept)) return 'soon';
  return isDaily(subject, kept) ? 'daily' : 'prompt';
}

/** Whether one act of an operator may ask for many such messages of one mailbox, so that each waits for the others. */
export function gathers(subject: Subject, kept: Kept): boolean {
  return correctionsIn(kept).length > 0 || opensRestored(subject, kept);
}

/** Whether the message opens a wait that a restoration began. */
function opensRestored(subject: Subject, { occasion }: Kept): boolean {
  return openingsOf(subject).includes(occasion) && beginningOf(subject)?.move === 'restore';
}

/** The occasions of a message that correct an earlier letter. */
function correctionsIn(kept: Kept): string[] {
  const occasions = [kept, ...kept.covers.map(coveredIn)].map(({ occasion }) => occasion);
  return occasions.filter((occasion) => CORRECTS.has(occasion));
}

/** Whether the message brings a link that an operator replaced. Until it arrives, its reader can do nothing. */
export function isLinkReplaced({ timeline }: Subject, kept: Kept): boolean {
  const rounds = [kept, ...kept.covers.map(coveredIn)]
    .filter(({ occasion }) => occasion === LINK_REISSUED)
    .map(({ round }) => round);
  return timeline.some(({ version, inputs }) => rounds.includes(version) && inputs?.cause === undefined);
}

function mayRest({ states }: Kept, corrects: string): boolean {
  return corrects === 'told-of-restoration' || (corrects === DATE_CHANGED && states.moved === LATER);
}

/**
 * Whether the message belongs to the daily letter. The ladder speaks to many desks at one hour, so its messages are
 * gathered and only the patrol sends them.
 */
export function isDaily({ call }: Pick<Case, 'call'>, { occasion }: Pick<Message, 'occasion'>): boolean {
  return occasion === 'told-of-hand-over' || call.ladder.value.some((rung) => rung.occasion === occasion);
}
