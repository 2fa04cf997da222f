import {
  atTimeOn,
  type Day,
  dayOf,
  epochOf,
  type Instant,
  instantOf,
  isDay,
  plusDays,
  plusSeconds,
  startOfDay,
  wallTimeOf,
} from '../values/instant.ts';
import { PATTERNS } from './call.ts';

/**
 * Seconds that a cold start may take before the function's own timeout begins to run. A slower start is begun again
 * within that timeout:
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib
 */
export const INIT_SECONDS = 10;

/** The timeout of every function that writes what people do. */
export const WRITE_TIMEOUT_SECONDS = 25;

/**
 * The longest time from the gateway's stamp to the end of a write. Neither the gateway nor a synchronous invocation
 * retries by itself, and a throttled one is refused and not kept, so nothing else lies between:
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-sync.html
 */
export const WRITE_PATH_SECONDS = INIT_SECONDS + WRITE_TIMEOUT_SECONDS;

/**
 * Seconds from the closing instant to the earliest setting of the lock. By then no write that was stamped in time is
 * still on its way. Five of the seconds are for clocks that differ and for a write that left just before its function
 * was cut off.
 */
export const DRAIN_SECONDS = WRITE_PATH_SECONDS + 5;

/** The lock of one stage of one call, as the records hold it. */
export interface Lock {
  readonly call: string;
  readonly stage: string;
  readonly opensAt: Instant;
  /** Half-open: received before this instant is in time. */
  readonly closesAt: Instant;
  /** How often the closing instant was moved; 0 as published. */
  readonly moves: number;
  /** Starts at 1. Each reopening adds 1. */
  readonly generation: number;
  /** How many gates hold it; as at its publication, whatever a later version expects. */
  readonly shards: number;
  /** Set once the stage is locked; from then on no write passes its gate. */
  readonly lockedAt?: Instant;
}

export type Locks = Readonly<Record<string, Lock>>;

/** Whether a text is a closing as a call's file writes it: a real day, alone or with an hour. */
export function isClosing(text: string): boolean {
  return PATTERNS.closing.test(text) && isDay(text.slice(0, 10));
}

/**
 * The instant at which a window closes. 24:00 and 23:59:59 mean the start of the next day in the call's zone, and so does a day
 * without an hour unless it ends earlier, as a call may say of all its closings (`closingsEndAt`); any other hour means that hour.
 */
export function closingInstant(text: string, zone: string, endsAt = '24:00'): Instant {
  const [day = '', hour = endsAt] = text.split(' ');
  if (hour === '24:00' || hour === '23:59:59') return startOfDay(plusDays(day, 1), zone);
  return atTimeOn(day, hour, zone);
}

/** The instant at which a window opens. A day without an hour means its start; an hour is read as in a closing. */
export function openingInstant(text: string, zone: string): Instant {
  return text.includes(' ') ? closingInstant(text, zone) : startOfDay(text, zone);
}

/** The one predicate of every window: open while `opensAt <= receivedAt < closesAt` and the lock is not set. */
export function isOpen(lock: Lock, receivedAt: Instant): boolean {
  return lock.lockedAt === undefined && lock.opensAt <= receivedAt && receivedAt < lock.closesAt;
}

/** The last calendar day on which something can be received before the lock closes. */
export function lastDayOf({ closesAt }: Pick<Lock, 'closesAt'>, zone: string): Day {
  return dayOf(instantOf(epochOf(closesAt) - 1), zone);
}

/**
 * The last day of a window as people are told it: the day alone if it can be used to its end, otherwise with the hour.
 * A day compares with the text as with its day (`day > text`), but the text with its hour comes after that day. Such
 * texts are put in order by `closingInstant`.
 */
export function sayLastDay(closesAt: Instant, zone: string): string {
  const time = wallTimeOf(closesAt, zone).slice(11, 16);
  const day = lastDayOf({ closesAt }, zone);
  return time === '00:00' ? day : `${day} ${time}`;
}

/** The earliest instant at which the lock may be set. */
export function drainedAt(lock: Pick<Lock, 'closesAt'>): Instant {
  return plusSeconds(lock.closesAt, DRAIN_SECONDS);
}

/** The latest closing of a call, by its locks as they stand. It is the end of the call. */
export function lastClosing(locks: Locks): Instant {
  const last = Object.values(locks)
    .map(({ closesAt }) => closesAt)
    .sort()
    .at(-1);
  if (last === undefined) throw new Error('A call without locks');
  return last;
}

/** Returns the lock of a stage. Publication wrote one for every stage, so a missing lock is an error. */
export function lockOf(locks: Locks, stage: string): Lock {
  const lock = locks[stage];
  if (!lock) throw new Error(`No lock was published for the stage ${stage}`);
  return lock;
}
