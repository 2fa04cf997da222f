import { plusSeconds } from '../../../../domain/values/instant.ts';
import {
  applies,
  drafts,
  early,
  goesThrough,
  goesTo,
  isEmployersReview,
  submits,
  supports,
} from '../acting.ts';
import type { Persona } from '../plan.ts';
import { justBefore } from '../window.ts';

const HOUR = 3600;

/** People who are in the last millisecond or late, and employers who are slow or silent. */
export const PERSONAS_OF_THE_WINDOW: readonly Persona[] = [
  {
    name: '最后一毫秒提交 in the last millisecond',
    asks: {},
    ends: 'recommended',
    plan: (plan) => void goesThrough(plan, applies(plan, justBefore(plan.window.declareCloses))),
  },
  {
    name: '晚一毫秒提交 one millisecond late',
    asks: {},
    ends: 'unfinished',
    plan: (plan) => {
      drafts(plan, plusSeconds(plan.window.declareCloses, -HOUR));
      submits(plan, plan.window.declareCloses, 'stage-closed');
    },
  },
  {
    name: '没有填完 never finished',
    asks: {},
    ends: 'unfinished',
    plan: (plan) => {
      const at = early(plan);
      const { materials: _left, facts: _out, ...unfinished } = plan.draft;
      drafts(plan, at, unfinished);
      submits(plan, plusSeconds(at, HOUR), 'incomplete');
    },
  },
  {
    name: '单位一直不理 silent employer',
    asks: { employer: true },
    ends: 'unfinished',
    plan: (plan) => void goesTo(plan, applies(plan, early(plan)), isEmployersReview),
  },
  {
    name: '单位迟缓，转上级后办理 slow employer, rescued by a rung',
    asks: { employer: true },
    ends: 'recommended',
    plan: (plan) => {
      const asked = goesTo(plan, applies(plan, early(plan, 4)), isEmployersReview);
      goesThrough(plan, supports(plan, asked, 6));
    },
  },
];
