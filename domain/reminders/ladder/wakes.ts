import { closingOfWait } from '../../acts/guard.ts';
import { drainedAt, lockOf } from '../../call/windows.ts';
import type { Case } from '../../declaration/case.ts';
import { governingStage } from '../../declaration/way.ts';
import type { Message } from '../../desks/message.ts';
import { atTimeOn, dayOf, type Instant, plusSeconds } from '../../values/instant.ts';
import { lastDayToAct } from './days-of-wait.ts';
import { type DueRung, rungsOf } from './ladder.ts';

/**
 * Seconds after the lock's drain at which a wait reads its declaration again. Normally the lock's own wake comes first.
 */
const LAST_WAKE_SECONDS = 60;
/** Seconds between two readings of a wait whose lock is late. */
const LATE_LOCK_SECONDS = 600;

/**
 * The instant since which a wait is overdue that a lock should have ended. A declaration that entered a stage by a late
 * entry after the stage's sweep would otherwise wait for ever. It is undefined while the lock is not set, or a grant
 * stands in for it.
 */
export function overdueSince({ declaration, call, locks }: Case): Instant | undefined {
  const stage = governingStage(call, declaration);
  if (stage === undefined || declaration.grant?.stage === stage) return undefined;
  return lockOf(locks, stage).lockedAt;
}

/** The next instant at which somebody must look at this wait: for a rung, or at its last wake. */
export function nextWakeAt(subject: Case, ledger: readonly Message[], now: Instant): Instant {
  const ahead = rungsOf(subject).filter((rung) => rung.at > now && !isKept(ledger, subject, rung));
  const wakes = ahead.map((rung) => wakeFor(subject, rung, now));
  const [next] = [...wakes, lastWakeAt(subject, now)].filter((at) => at > now).sort();
  return next ?? plusSeconds(now, LATE_LOCK_SECONDS);
}

/**
 * The instant at which somebody must look for a rung. A reminder of a desk leaves with the day's letter and not before, so
 * it is looked at when that leaves: one look writes both. Of what would leave at once, because its last day has come, that
 * is the rung's own instant; so it is of a hand-over, and of an applicant's reminder.
 */
function wakeFor(subject: Case, { at, audience, does }: DueRung, now: Instant): Instant {
  if (does === 'escalate' || audience === 'applicant') return at;
  const { identity, letters } = subject.call;
  const zone = identity.zone.value;
  const hour = atTimeOn(dayOf(at, zone), letters.value.at, zone);
  const lastDay = lastDayToAct(subject, now);
  const isUrgent = lastDay !== undefined && dayOf(hour, zone) >= lastDay;
  return hour <= at || isUrgent ? at : hour;
}

/** The instant at which a wait's own timeout comes: after the lock's drain, and again and again while the lock is late. */
export function lastWakeAt(subject: Case, now: Instant): Instant {
  const closesAt = closingOfWait(subject) ?? now;
  const last = plusSeconds(drainedAt({ closesAt }), LAST_WAKE_SECONDS);
  return last > now ? last : plusSeconds(now, LATE_LOCK_SECONDS);
}

export function isKept(
  ledger: readonly Message[],
  { declaration }: Case,
  { occasion, audience }: Pick<Message, 'occasion' | 'audience'>,
): boolean {
  return ledger.some(
    (kept) => kept.occasion === occasion && kept.round === declaration.round && kept.audience === audience,
  );
}

/** The longest timeout that a state machine accepts, in seconds. */
const MAX_TIMEOUT_SECONDS = 99_999_999;

export function wholeSecondsUntil(at: Instant, now: Instant): number {
  const seconds = Math.ceil((Date.parse(at) - Date.parse(now)) / 1000);
  return Math.min(MAX_TIMEOUT_SECONDS, Math.max(1, seconds));
}
