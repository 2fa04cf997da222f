import { plainKindsInStage } from '../call/kinds-in-stage.ts';
import { boundOfPosting } from '../call/public-notice.ts';
import { chainOf, type OfStage, stageFor } from '../call/steps.ts';
import { closingInstant, type Lock, lastDayOf, lockOf } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import { type Day, epochOf, type Instant } from '../values/instant.ts';
import { noticePolicy } from './notice-days.ts';

/** A call with its present locks and the calendar in force. */
type OfCall = Pick<Case, 'call' | 'locks' | 'calendar'>;

/** The last posting of a call's first public notice that lets everything after it end in time. */
export interface LastPosting {
  /** The last day to post, or its bound if a year is not published yet; undefined if it cannot be counted. */
  readonly day: Day | undefined;
  /** The lock that makes it the last one. */
  readonly lock: Lock;
}

/**
 * The last posting of the first public notice for declarations of this level and batch; undefined under a call without a notice. It
 * must be in time for whatever closes first after it, and for the last posting of the next notice.
 */
export function lastPostingOf({ call, locks, calendar }: OfCall, of: OfStage): LastPosting | undefined {
  const zone = call.identity.zone.value;
  let first: { readonly by: Instant; readonly lock: Lock } | undefined;
  let posting: LastPosting | undefined;
  for (const step of chainOf(call).toReversed()) {
    const lock = lockOf(locks, stageFor(call, step, of));
    if (first === undefined || epochOf(lock.closesAt) <= epochOf(first.by))
      first = { by: lock.closesAt, lock };
    if (step.kind !== 'public-notice') continue;
    const latest = lastDayOf({ closesAt: first.by }, zone);
    const day = boundOfPosting(noticePolicy(call, step.id), calendar, latest);
    posting = { day, lock: first.lock };
    if (day !== undefined) first = { by: closingInstant(day, zone), lock: first.lock };
  }
  return posting;
}

/** The earliest last posting of the declarations of a stage, where no level or batch among them closes by itself. */
export function lastPostingAfter(world: OfCall, stage: string): LastPosting | undefined {
  const found = plainKindsInStage(world.call, stage).flatMap((of) => lastPostingOf(world, of) ?? []);
  return found.find(({ lock }) => found.every((other) => lock.closesAt <= other.lock.closesAt));
}
