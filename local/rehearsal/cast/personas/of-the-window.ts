import { plusSeconds } from '../../../../domain/values/instant.ts';
import {
  applies,
  bodiesSupport,
  drafts,
  early,
  goesThrough,
  type Persona,
  posts,
  records,
  submits,
  supports,
} from '../plan.ts';
import { justBefore } from '../window.ts';

const HOUR = 3600;

/** People who are early, in the last millisecond or late, and employers who are slow or silent. */
export const PERSONAS_OF_THE_WINDOW: readonly Persona[] = [
  {
    name: '早申报·县（市、区） early, county',
    affiliation: 'county',
    ends: 'recommended',
    plan: (plan) => void goesThrough(plan, applies(plan, early(plan))),
  },
  {
    name: '早申报·市直 early, municipal',
    affiliation: 'municipal',
    ends: 'recommended',
    plan: (plan) => void goesThrough(plan, applies(plan, early(plan))),
  },
  {
    name: '早申报·开发区 early, development zone',
    affiliation: 'development-zone',
    ends: 'recommended',
    plan: (plan) => void goesThrough(plan, applies(plan, early(plan))),
  },
  {
    name: '早申报·省（部）属 early, provincial',
    affiliation: 'provincial',
    ends: 'recommended',
    plan: (plan) => void goesThrough(plan, applies(plan, early(plan))),
  },
  {
    name: '最后一毫秒提交 in the last millisecond',
    affiliation: 'county',
    ends: 'recommended',
    plan: (plan) => void goesThrough(plan, applies(plan, justBefore(plan.window.declareCloses))),
  },
  {
    name: '晚一毫秒提交 one millisecond late',
    affiliation: 'municipal',
    ends: 'lapsed',
    plan: (plan) => {
      drafts(plan, plusSeconds(plan.window.declareCloses, -HOUR));
      submits(plan, plan.window.declareCloses, 'stage-closed');
    },
  },
  {
    name: '没有填完 never finished',
    affiliation: 'county',
    ends: 'lapsed',
    plan: (plan) => {
      const at = early(plan);
      const { materials: _left, facts: _out, ...unfinished } = plan.draft;
      drafts(plan, at, unfinished);
      submits(plan, plusSeconds(at, HOUR), 'incomplete');
    },
  },
  {
    name: '单位一直不理 silent employer',
    affiliation: 'county',
    ends: 'lapsed',
    plan: (plan) => void applies(plan, early(plan)),
  },
  {
    name: '单位迟缓，转上级后办理 slow employer, rescued by a rung',
    affiliation: 'municipal',
    ends: 'recommended',
    plan: (plan) => {
      const submitted = applies(plan, early(plan, 4));
      const { postedOn } = posts(plan, supports(plan, submitted, 6));
      bodiesSupport(plan, records(plan, postedOn));
    },
  },
];
