import { plusSeconds } from '../../../../domain/values/instant.ts';
import {
  applies,
  bodiesSupport,
  early,
  interrupts,
  objects,
  type Persona,
  posts,
  postsAt,
  records,
  settles,
  supports,
  withdraws,
} from '../plan.ts';
import { justBefore } from '../window.ts';

const HOUR = 3600;

/** People whose public notice is late, interrupted or objected to, and those who withdraw after it. */
export const PERSONAS_OF_THE_NOTICE: readonly Persona[] = [
  {
    name: '公示张贴太晚 public notice posted too late',
    affiliation: 'county',
    ends: 'lapsed',
    plan: (plan) => {
      supports(plan, applies(plan, justBefore(plan.window.declareCloses)));
      const at = plan.window.working(plan.window.on(plan.window.lastFeasible, '00:00'), 1, '10:00');
      postsAt(plan, at, false, 'cannot-finish-in-time');
      postsAt(plan, plusSeconds(at, HOUR), true);
    },
  },
  {
    name: '公示中断后重贴 interrupted and posted again',
    affiliation: 'county',
    ends: 'recommended',
    plan: (plan) => {
      const { at } = posts(plan, supports(plan, applies(plan, early(plan, 4))));
      const { postedOn } = posts(plan, interrupts(plan, plan.window.working(at, 2, '09:10')));
      bodiesSupport(plan, records(plan, postedOn));
    },
  },
  {
    name: '有异议，处理后推荐 objected to, settled',
    affiliation: 'development-zone',
    ends: 'recommended',
    plan: (plan) => {
      const { at, postedOn } = posts(plan, supports(plan, applies(plan, early(plan, 4))));
      settles(plan, plan.window.working(objects(plan, plan.window.working(at, 2, '10:10')), 1, '10:20'));
      bodiesSupport(plan, records(plan, postedOn));
    },
  },
  {
    name: '异议一直未处理 objection never settled',
    affiliation: 'municipal',
    ends: 'lapsed',
    plan: (plan) => {
      const { at } = posts(plan, supports(plan, applies(plan, early(plan, 4))));
      objects(plan, plan.window.working(at, 2, '10:30'));
    },
  },
  {
    name: '审核中撤回 withdrawn in mid-review',
    affiliation: 'county',
    ends: 'withdrawn',
    plan: (plan) => {
      const { postedOn } = posts(plan, supports(plan, applies(plan, early(plan))));
      withdraws(plan, plan.window.working(records(plan, postedOn), 1, '08:45'));
    },
  },
];
