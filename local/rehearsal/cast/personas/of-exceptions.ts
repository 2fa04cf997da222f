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
  returnsIt,
  submits,
  supports,
} from '../plan.ts';

const HOUR = 3600;

/** People who need a grant or a moved deadline, those who wait for a body, and those for whom no post is left. */
export const PERSONAS_OF_EXCEPTIONS: readonly Persona[] = [
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
    name: '单位没有空余岗位 no free post at the institution',
    affiliation: 'municipal',
    ends: 'lapsed',
    hasNoPost: true,
    plan: (plan) => {
      const { postedOn } = posts(plan, supports(plan, applies(plan, early(plan))));
      records(plan, postedOn, 0, 'no-free-post');
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
