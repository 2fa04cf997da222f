import { type Day, type Instant, plusSeconds, wallTimeOf } from '../../../domain/values/instant.ts';
import type { OperatorStep } from './plan.ts';
import { justBefore, type Window } from './window.ts';

/** The operators' step on the last day of the last stage, which moves its closing by two working days. */
export function movesLastDeadline(call: string, window: Window, zone: string): OperatorStep {
  const closesOn: Day = window.day(window.working(justBefore(window.bodiesClose), 2, '00:00'));
  return {
    at: plusSeconds(window.bodiesClose, -12 * 3600),
    name: `move-${window.lastStage}`,
    input: async () => ({
      act: 'move-deadline',
      call,
      stage: window.lastStage,
      from: closingText(window.bodiesClose, zone),
      to: closesOn,
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
