import { closingInstant } from '../../domain/call/windows.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { TimelineEntry } from '../../domain/declaration/timeline.ts';
import type { Message } from '../../domain/desks/message.ts';
import type { DeskId } from '../../domain/identifiers/desk-id.ts';
import { sayLastDayToAct } from '../../domain/reminders/ladder/days-of-wait.ts';
import { howChanged } from '../../domain/reminders/owed/corrections.ts';
import { askedBy, DATE_CHANGED } from '../../domain/reminders/owed/openings.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Carried } from './carried.ts';

/** Everything that a letter says of one declaration at one desk. */
export interface Named {
  readonly subject: Case;
  readonly desk: DeskId;
  /** The call's occasions for writing about it; those that ask come before those that tell. */
  readonly occasions: readonly string[];
  /** The last day on which the asked act can be done, as people are told it; undefined where the letter only tells. */
  readonly lastDay: string | undefined;
  /** The reason why stated days changed, and their names; empty if none did. */
  readonly corrects: Message['states'];
}

/** An act done by a desk's own link. */
export interface Act {
  readonly subject: Case;
  readonly desk: DeskId;
  readonly entry: TimelineEntry;
}

/**
 * Groups what a letter says by declaration and desk. Declarations that ask for an act come first, by their last
 * day.
 */
export function namedIn(carried: readonly Carried[], now: Instant): Named[] {
  const saying = carried.filter(({ still }) => still.asks.length + still.told.length > 0);
  const cases = Map.groupBy(saying, ({ desk, subject }) => `${desk} ${subject.declaration.id}`);
  return [...cases.values()]
    .map((records) => nameCase(records, now))
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

/** Sorts by the end of the last day, and a case that is only told of after those that are asked for. */
function placeOf({ lastDay, subject: { call, declaration } }: Named): string {
  const ends = lastDay === undefined ? '9999' : closingInstant(lastDay, call.identity.zone.value);
  return `${ends} ${declaration.id}`;
}

function nameCase(records: readonly Carried[], now: Instant): Named {
  const [first] = records;
  if (!first) throw new Error('A declaration without a message');
  const { subject, desk } = first;
  const { changed, asked } = askedIn(records);
  // The newest comes first: what it led to is how the case stands.
  const told = records.flatMap(({ still }) => still.told).sort((one, other) => other.round - one.round);
  const asking = [...(changed ? [DATE_CHANGED] : []), ...(asked === undefined ? [] : [asked])];
  const occasions = asking.flatMap((each) => askedBy(subject, each, now));
  return {
    subject,
    desk,
    occasions: [...new Set([...occasions, ...told.map(({ occasion }) => occasion)])],
    lastDay: occasions.length > 0 ? sayLastDayToAct(subject, now) : undefined,
    corrects: howChanged(changed?.states ?? {}),
  };
}

/**
 * Picks what is asked, and the latest message that corrects. The latest message asks for what earlier ones asked. A
 * changed date is said first, with the present days. A request that only repeats another under a new link speaks where nothing else asks.
 */
function askedIn(records: readonly Carried[]): { changed: Message | undefined; asked: string | undefined } {
  const asking = records
    .flatMap(({ message, still }) => still.asks.map((occasion) => ({ message, occasion })))
    .sort((one, other) => (one.message.queuedAt < other.message.queuedAt ? -1 : 1));
  const [changes, others] = [true, false].map((isChange) =>
    asking.filter(({ occasion }) => (occasion === DATE_CHANGED) === isChange),
  );
  const own = others?.findLast(({ message, occasion }) => message.occasion === occasion);
  return { changed: changes?.at(-1)?.message, asked: (own ?? others?.at(-1))?.occasion };
}

/** The acts done by each desk's own link, oldest first; those of one declaration in the order in which they were recorded. */
export function actsIn(carried: readonly Carried[]): Act[] {
  const acts = carried.flatMap(({ subject, desk, still }) =>
    subject.timeline
      .filter(({ version }) => still.acts.includes(version))
      .map((entry) => ({ subject, desk, entry })),
  );
  return acts.sort(
    ({ entry: one }, { entry: other }) => byTime(one.at, other.at) || one.version - other.version,
  );
}

function byTime(one: Instant, other: Instant): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
