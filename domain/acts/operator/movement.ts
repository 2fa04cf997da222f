import { stagesAfter } from '../../call/kinds-in-stage.ts';
import { stageSaid } from '../../call/steps.ts';
import { closingInstant, isClosing, lastDayOf, lockOf } from '../../call/windows.ts';
import type { Case } from '../../declaration/case.ts';
import { reachableDay } from '../../time/calendar.ts';
import type { Instant } from '../../values/instant.ts';
import { accepted, type OperatorVerdict, refused } from '../../values/verdict.ts';

export interface Movement {
  readonly from: Instant;
  readonly to: Instant;
  /** Whether the stage was locked, so that its next generation begins. */
  readonly reopening: boolean;
}

/**
 * Judges the movement of a closing. It may move only from where it stands, only later, only into the future, and not
 * past the closing of the next stage, which has to move first. It may move into the first year whose calendar is not
 * published yet, and what is counted to it waits; but no further, because a closing never moves back and files are kept
 * for years after it, so a mistyped year could never be corrected.
 */
export function judgeMovement(
  { call, locks, calendar }: Pick<Case, 'call' | 'locks' | 'calendar'>,
  { stage, from, to }: { stage: string; from: string; to: string },
  now: Instant,
): OperatorVerdict<Movement> {
  if (!isClosing(from) || !isClosing(to)) return refused('malformed', { facts: { from, to } });
  const zone = call.identity.zone.value;
  const lock = lockOf(locks, stage);
  const instantOf = (text: string) => closingInstant(text, zone, call.closingsEndAt.value);
  const [old, next] = [instantOf(from), instantOf(to)];
  if (old !== lock.closesAt) return refused('stale', { facts: { shown: old, now: lock.closesAt } });
  if (next <= old) return refused('never-earlier', { facts: { from: old, to: next } });
  if (next <= now) return refused('to-in-the-past', { facts: { to: next } });
  const day = reachableDay(calendar, lastDayOf({ closesAt: next }, zone));
  if (!day.ok) return refused(day.refusal.because, { facts: { year: day.refusal.year } });
  // A step that closes with the next one, or after it, has no closing to keep clear of.
  const passed = stagesAfter(call, stage)
    .map((after) => lockOf(locks, after))
    .find(({ closesAt }) => old < closesAt && next >= closesAt);
  if (passed) {
    const { zh, en } = stageSaid(call, passed.stage);
    return refused('past-the-next-stage', { facts: { next: zh, nextEn: en, closesAt: passed.closesAt } });
  }
  return accepted({ from: old, to: next, reopening: lock.lockedAt !== undefined });
}
