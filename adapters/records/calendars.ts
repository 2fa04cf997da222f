import { type Calendar, type CalendarFile, calendarOf } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Store, Write } from './store/store.ts';
import { keys } from './store/table.ts';

/** An arrangement of days off as published: what its file says, and who published it. */
export interface PublishedCalendar {
  readonly arrangement: CalendarFile;
  /** From 1. */
  readonly version: number;
  /** SHA-256 in hex of what the file says, however it is set. */
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly by: string;
  readonly reason: string;
  /** The operator's execution. */
  readonly execution: string;
  /** Where the file lay in the bucket, and the version of it that was read. */
  readonly file: string;
  readonly fileVersion: string;
}

/** Nothing can be counted: whoever deploys publishes an arrangement before the first call, and none was. */
export class NoCalendarPublished extends Error {
  override readonly name = 'NoCalendarPublished';
  constructor() {
    super('No arrangement of days off is published: start the act publish-calendar first');
  }
}

/** The arrangements of days off: one is in force, and those before it stay for what was counted by them. */
export function calendars(store: Store) {
  const known = new Map<number, { published: PublishedCalendar; calendar: Calendar }>();
  /** A version never changes, so it is read once. */
  const read = async (version: number) => {
    const found = known.get(version);
    if (found) return found;
    const published = (await store.get(keys.calendarVersion(version)))?.published as
      | PublishedCalendar
      | undefined;
    if (!published) return undefined;
    const both = { published, calendar: calendarOf(published.arrangement, version) };
    known.set(version, both);
    return both;
  };
  const currentVersion = async (): Promise<number> =>
    Number((await store.get(keys.calendarHead()))?.version ?? 0);
  const current = async () => read(await currentVersion());
  const inForce = async (): Promise<Calendar> => {
    const found = await current();
    if (!found) throw new NoCalendarPublished();
    return found.calendar;
  };
  return {
    /** 0 where none was published. */
    currentVersion,
    /** The one in force with who published it; undefined where none was published. */
    current,
    /** Who published this version and what it says; undefined where there is none. */
    async publishedAt(version: number): Promise<PublishedCalendar | undefined> {
      return (await read(version))?.published;
    },
    /** The one in force, its head read consistently. Throws where none was published. */
    inForce,
    /** The one of this version. Throws where there is none: only what was counted by one names it. */
    async at(version: number): Promise<Calendar> {
      const found = await read(version);
      if (!found) throw new Error(`The calendar has no version ${version}`);
      return found.calendar;
    },
    /** Puts another one in force, on the condition that the one before it still is; false if somebody else did. */
    async publish(published: PublishedCalendar): Promise<boolean> {
      return (await store.transact(writesOf(published))).ok;
    },
  };
}

function writesOf(published: PublishedCalendar): Write[] {
  const { version } = published;
  const head =
    version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': version - 1 } };
  return [
    { named: 'head', write: { Put: { Item: { ...keys.calendarHead(), version }, ...head } } },
    {
      named: 'version',
      write: {
        Put: {
          Item: { ...keys.calendarVersion(version), published },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    },
  ];
}
