import { plusSeconds } from '../../../../domain/values/instant.ts';
import {
  applies,
  early,
  goesThrough,
  goesTo,
  interrupts,
  isBody,
  isNotice,
  objects,
  posts,
  postsAt,
  records,
  settles,
  withdraws,
} from '../acting.ts';
import type { Persona, Plan } from '../plan.ts';

const HOUR = 3600;

/** Plans everybody before the public notice, and its posting. */
function isPosted(plan: Plan, latest: number) {
  return posts(plan, goesTo(plan, applies(plan, early(plan, latest)), isNotice), 1);
}

/**
 * People whose public notice is late, interrupted or objected to, and those who withdraw after it. `unsettled` is the end that
 * the call gives a notice with an objection that nobody settles.
 */
export const personasOfTheNotice = (unsettled: Persona['ends']): readonly Persona[] => [
  {
    name: '公示张贴太晚 public notice posted too late',
    asks: { notice: true },
    ends: 'unfinished',
    plan: (plan) => {
      goesTo(plan, applies(plan, early(plan)), isNotice);
      const { window } = plan;
      const at = window.working(window.on(window.lastFeasible ?? '', '00:00'), 1, '10:00');
      postsAt(plan, at, false, 'cannot-finish-in-time');
      postsAt(plan, plusSeconds(at, HOUR), true);
    },
  },
  {
    name: '公示中断后重贴 interrupted and posted again',
    asks: { notice: true },
    ends: 'recommended',
    plan: (plan) => {
      const { at } = isPosted(plan, 4);
      const { postedOn } = posts(plan, interrupts(plan, plan.window.working(at, 2, '09:10')));
      goesThrough(plan, records(plan, postedOn));
    },
  },
  {
    name: '有异议，处理后推荐 objected to, settled',
    asks: { notice: true },
    ends: 'recommended',
    plan: (plan) => {
      const { at, postedOn } = isPosted(plan, 4);
      settles(plan, plan.window.working(objects(plan, plan.window.working(at, 2, '10:10')), 1, '10:20'));
      goesThrough(plan, records(plan, postedOn));
    },
  },
  {
    name: '异议一直未处理 objection never settled',
    asks: { notice: true },
    ends: unsettled,
    plan: (plan) => {
      const { at } = isPosted(plan, 4);
      objects(plan, plan.window.working(at, 2, '10:30'));
    },
  },
  {
    name: '审核中撤回 withdrawn in mid-review',
    asks: { bodies: true },
    ends: 'withdrawn',
    plan: (plan) => {
      const asked = goesTo(plan, applies(plan, early(plan)), isBody);
      withdraws(plan, plan.window.working(asked, 1, '08:45'));
    },
  },
];
