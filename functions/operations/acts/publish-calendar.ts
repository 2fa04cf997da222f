import { fingerprint } from '../../../adapters/fingerprint.ts';
import type { PublishedCalendar } from '../../../adapters/records/calendars.ts';
import type { Needs } from '../../../casework/needs.ts';
import { notThePresent } from '../../../domain/acts/operator/not-the-present.ts';
import { calendarOf } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import { calendarEffect } from '../effects/calendar-effect.ts';
import { type Confirmable, confirmed } from '../effects/confirmation.ts';
import { MAX_CALENDAR_BYTES, readCalendar } from '../input/read-calendar.ts';
import type { Signed } from '../operator.ts';

export interface PublishCalendar extends Signed, Confirmable {
  /** The file of days off in the bucket: `calendars/2027.json`. */
  readonly file: string;
  /** The version in force now; 0 if there is none. */
  readonly expectedVersion: number;
}

export interface InForce {
  readonly version: number;
  readonly publishedAt: Instant;
}

type PublishCalendarNeeds = Pick<Needs, 'records' | 'materials' | 'now'>;

/**
 * Puts another arrangement of days off into force: a new year, or an amendment of one. Without confirmation it is
 * refused, with every case whose days move. From its write on everything is counted by it, and the cases in flight
 * look again page by page. A second start of the act writes nothing and tells the rest.
 */
export function publishCalendar(needs: PublishCalendarNeeds) {
  return async (input: PublishCalendar): Promise<OperatorVerdict<InForce>> => {
    const { file, expectedVersion } = input;
    const stored = await needs.materials.latest(file, MAX_CALENDAR_BYTES);
    if (!stored) return refused('no-such-calendar', { facts: { file } });
    const read = readCalendar(stored);
    if (!read.ok) return read;
    const { by, reason, execution } = input;
    const next: PublishedCalendar = {
      arrangement: read.value,
      version: expectedVersion + 1,
      hash: fingerprint(JSON.stringify(read.value)),
      publishedAt: needs.now(),
      ...{ by, reason, execution, file, fileVersion: stored.version },
    };
    const present = (await needs.records.calendars.current())?.published;
    if (present && isDoneBefore(present, next)) return accepted(present);
    return putInForce(needs, input, present, next);
  };
}

/**
 * Whether the arrangement was put into force before: by this execution, whose task was entered again, or by one
 * that broke before all cases had looked again.
 */
function isDoneBefore(present: PublishedCalendar, next: PublishedCalendar): boolean {
  if (present.execution === next.execution) return true;
  const same = ['version', 'hash', 'by', 'reason'] as const;
  return same.every((name) => present[name] === next[name]);
}

async function putInForce(
  needs: PublishCalendarNeeds,
  input: PublishCalendar,
  present: PublishedCalendar | undefined,
  next: PublishedCalendar,
): Promise<OperatorVerdict<InForce>> {
  const now = present?.version ?? 0;
  if (now !== input.expectedVersion)
    return notThePresent(input.expectedVersion, now, 'nothing-published-yet');
  if (present?.hash === next.hash) return refused('calendar-unchanged', { facts: { version: now } });
  const agreed = present ? await agreedTo(needs, input, present, next) : accepted(undefined);
  if (!agreed.ok) return agreed;
  if (await needs.records.calendars.publish(next)) return accepted(next);
  const since = await needs.records.calendars.currentVersion();
  return notThePresent(input.expectedVersion, since, 'nothing-published-yet');
}

async function agreedTo(
  needs: PublishCalendarNeeds,
  input: PublishCalendar,
  present: PublishedCalendar,
  next: PublishedCalendar,
): Promise<OperatorVerdict<void>> {
  const effect = await calendarEffect(needs, {
    before: calendarOf(present.arrangement, present.version),
    next: calendarOf(next.arrangement, next.version),
    hash: next.hash,
  });
  return effect.ok ? confirmed(effect.value, input) : effect;
}
