import type { Lock, Locks } from '../../../domain/call/windows.ts';
import { type Day, type Instant, plusSeconds, wallTimeOf } from '../../../domain/values/instant.ts';
import type { OperatorStep } from './plan.ts';
import { justBefore, type Window } from './window.ts';

/** The lock of the stage that closes last of all those of the way; of several, the one that comes last there. */
export function lastLockOf(locks: Locks, stages: readonly string[]): Lock {
  const own = stages.flatMap((stage) => locks[stage] ?? []);
  const last = own.reduce((latest, each) => (each.closesAt >= latest.closesAt ? each : latest));
  return last;
}

/** The lock whose closing the operators move, and the day to which they do. */
export interface MovedDeadline {
  readonly last: Lock;
  readonly to: Day;
}

/** The movement of a closing by two working days. */
export function movedBy(last: Lock, window: Window): MovedDeadline {
  return { last, to: window.day(window.working(justBefore(last.closesAt), 2, '00:00')) };
}

/** The operators' step on the last day of the stage that closes last, which moves its closing. */
export function movesLastDeadline(call: string, { last, to }: MovedDeadline, zone: string): OperatorStep {
  return {
    at: plusSeconds(last.closesAt, -12 * 3600),
    name: `move-${last.stage}`,
    input: async () => ({
      act: 'move-deadline',
      call,
      stage: last.stage,
      from: closingText(last.closesAt, zone),
      to,
      by: '操作员甲',
      reason: '受理点集中办理，经批准延后',
    }),
  };
}

/** A closing as operators write it: the day that it ends, or its day and hour. */
function closingText(closesAt: Instant, zone: string): string {
  const [day = '', time = ''] = wallTimeOf(closesAt, zone).split('T');
  return time.startsWith('00:00')
    ? wallTimeOf(justBefore(closesAt), zone).slice(0, 10)
    : `${day} ${time.slice(0, 5)}`;
}
