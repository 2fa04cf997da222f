import { plusSeconds } from '../../../domain/values/instant.ts';
import {
  applies,
  bodiesSupport,
  drafts,
  early,
  goesThrough,
  interrupts,
  objects,
  type Persona,
  posts,
  postsAt,
  records,
  refuses,
  returnsIt,
  settles,
  submits,
  supports,
  withdraws,
} from './plan.ts';
import { justBefore } from './window.ts';

const HOUR = 3600;

/**
 * The personas of a rehearsal. They cover what deadlines, the public notice, silence and second thoughts do to a
 * declaration, and each knows its end.
 */
export const PERSONAS: readonly Persona[] = [
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
      const { materials: _left, degree: _out, ...unfinished } = plan.draft;
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
  {
    name: '退回后补正 returned and resubmitted',
    affiliation: 'county',
    ends: 'recommended',
    plan: (plan) => {
      const back = returnsIt(plan, plan.window.working(applies(plan, early(plan, 4)), 1, '15:00'));
      goesThrough(plan, submits(plan, plan.window.working(back, 2, '16:00')));
    },
  },
  {
    name: '退回太晚未补正 returned too late',
    affiliation: 'county',
    ends: 'lapsed',
    plan: (plan) => {
      applies(plan, plusSeconds(plan.window.declareCloses, -10 * HOUR));
      returnsIt(plan, plusSeconds(plan.window.declareCloses, -4 * HOUR));
    },
  },
  {
    name: '截止后想退回，只能不予推荐 too late to return, so refused',
    affiliation: 'municipal',
    ends: 'refused',
    plan: (plan) => {
      applies(plan, plusSeconds(plan.window.declareCloses, -6 * HOUR));
      const at = plusSeconds(plan.window.declareCloses, 10 * HOUR);
      refuses(plan, plusSeconds(returnsIt(plan, at, 'too-late-to-return'), HOUR));
    },
  },
  {
    name: '受理点不予推荐 refused by a body',
    affiliation: 'county',
    ends: 'refused',
    plan: (plan) => {
      const { postedOn } = posts(plan, supports(plan, applies(plan, early(plan))));
      refuses(plan, plan.window.working(records(plan, postedOn), 1, '15:30'));
    },
  },
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
  {
    name: '准许逾期申报 late entry granted',
    affiliation: 'municipal',
    ends: 'recommended',
    plan: (plan) => {
      const { window, account } = plan;
      drafts(plan, plusSeconds(window.declareCloses, -2 * HOUR));
      const granted = plusSeconds(window.declareCloses, 9 * HOUR);
      plan.operatorSteps.push({
        at: granted,
        name: `grant-${plan.index}`,
        input: async (people) => ({
          act: 'grant-late-entry',
          declaration: await people.mine(account),
          expectedVersion: await people.version(account),
          until: `${window.day(granted)} 17:00`,
          by: '操作员甲',
          reason: '平台故障，经核实准许一次',
        }),
      });
      goesThrough(plan, submits(plan, plusSeconds(granted, HOUR)));
    },
  },
  {
    name: '受理点一直不理 silent body',
    affiliation: 'county',
    ends: 'lapsed',
    plan: (plan) => {
      const { postedOn } = posts(plan, supports(plan, applies(plan, early(plan))));
      records(plan, postedOn);
    },
  },
  {
    name: '截止时间延后才赶上 saved by a moved deadline',
    affiliation: 'county',
    ends: 'recommended',
    plan: (plan) => {
      const { postedOn } = posts(plan, supports(plan, applies(plan, early(plan))));
      records(plan, postedOn);
      const late = plusSeconds(plan.window.bodiesClose, 8 * HOUR);
      bodiesSupport(plan, late, 0);
    },
  },
  {
    name: '受理点退回后补正 returned by a body and resubmitted',
    affiliation: 'county',
    ends: 'recommended',
    plan: (plan) => {
      const { window } = plan;
      const { postedOn } = posts(plan, supports(plan, applies(plan, early(plan, 2))));
      const back = returnsIt(plan, window.working(records(plan, postedOn), 1, '11:10'));
      bodiesSupport(plan, supports(plan, submits(plan, window.working(back, 1, '16:10'))));
    },
  },
];
