import { plusSeconds } from '../../../../domain/values/instant.ts';
import {
  applies,
  early,
  goesThrough,
  type Persona,
  posts,
  records,
  refuses,
  returnsIt,
  submits,
  supports,
} from '../plan.ts';

const HOUR = 3600;

/** People whose declaration an employer or a body returns or refuses. */
export const PERSONAS_OF_REVIEW: readonly Persona[] = [
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
];
