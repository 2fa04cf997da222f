import { type Calendar, type CalendarFile, calendarOf } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Store, Write } from './store/store.ts';
import { keys } from './store/table.ts';

/** A calendar as published: the contents of its file, and who published it. */
export interface PublishedCalendar {
  readonly arrangement: CalendarFile;
  /** Counts from 1. */
  readonly version: number;
  /** SHA-256, in hex, of the file's contents, whatever their layout. */
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly by: string;
  readonly reason: string;
  /** The operator's execution. */
  readonly execution: string;
  /** The place of the file in the bucket, and the version that was read. */
  readonly file: string;
  readonly fileVersion: string;
}

/** No calendar is published, so nothing can be counted. The operators must publish one before the first call. */
export class NoCalendarPublished extends Error {
  override readonly name = 'NoCalendarPublished';
  constructor() {
    super('No arrangement of days off is published: start the act publish-calendar first');
  }
}

/** The published calendars. One is in force; earlier ones stay for the days that were counted by them. */
export function calendars(store: Store) {
  const known = new Map<number, { published: PublishedCalendar; calendar: Calendar }>();
  /** A version never changes, so it is read only once. */
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
  const inForce = async (): Promise<Calendar> => headed(await currentVersion());
  /** The calendar in force where the present version was read already. */
  const headed = async (version: number): Promise<Calendar> => {
    const found = await read(version);
    if (!found) throw new NoCalendarPublished();
    return found.calendar;
  };
  return {
    /** The version in force; 0 if none was published. */
    currentVersion,
    /** The calendar in force with its publication; undefined if none was published. */
    current,
    /** The publication of this version; undefined if there is none. */
    async publishedAt(version: number): Promise<PublishedCalendar | undefined> {
      return (await read(version))?.published;
    },
    /** The calendar in force, by a consistent read. It throws if none was published. */
    inForce,
    headed,
    /**
     * The calendar of this version. It throws if there is none, because only a day that was counted by a version names
     * it.
     */
    async at(version: number): Promise<Calendar> {
      const found = await read(version);
      if (!found) throw new Error(`The calendar has no version ${version}`);
      return found.calendar;
    },
    /** Puts a calendar in force if the version before it still is; false if somebody else published meanwhile. */
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
