import { plusSeconds } from '../../../../domain/values/instant.ts';
import {
  applies,
  early,
  goesThrough,
  goesTo,
  isBody,
  isEmployersReview,
  refuses,
  returnsIt,
  submits,
} from '../acting.ts';
import type { Persona, Plan } from '../plan.ts';
import type { Place } from '../way.ts';

const HOUR = 3600;

/** The closing by which what the present place returns must be back. */
function backBy({ ahead: [place], window }: Plan) {
  return window.lock(place?.returns?.stage ?? window.declareStage).closesAt;
}

/** People whose declaration an employer or a body returns or refuses. */
export const PERSONAS_OF_REVIEW: readonly Persona[] = [
  {
    name: '退回后补正 returned and resubmitted',
    asks: { employer: true, returns: 'employer' },
    ends: 'recommended',
    plan: (plan) => {
      const asked = goesTo(plan, applies(plan, early(plan, 4)), isEmployersReview);
      const back = returnsIt(plan, plan.window.working(asked, 1, '15:00'));
      goesThrough(plan, submits(plan, plan.window.working(back, 2, '16:00')));
    },
  },
  {
    name: '退回太晚未补正 returned too late',
    asks: { employer: true, returns: 'employer' },
    ends: 'unfinished',
    plan: (plan) => {
      goesTo(plan, applies(plan, early(plan)), isEmployersReview);
      returnsIt(plan, plusSeconds(backBy(plan), -4 * HOUR));
    },
  },
  {
    name: '补正超过本件期限 corrected after its own deadline',
    asks: { employer: true, returns: 'employer', ownDeadline: true },
    ends: 'unfinished',
    plan: (plan) => {
      const asked = goesTo(plan, applies(plan, early(plan, 4)), isEmployersReview);
      returnsIt(plan, plan.window.working(asked, 1, '15:00'));
      submits(plan, plan.endsAt ?? '', 'term-over');
    },
  },
  {
    name: '截止后想退回，只能不予推荐 too late to return, so refused',
    asks: { employer: true, returns: 'employer' },
    ends: 'refused',
    plan: (plan) => {
      goesTo(plan, applies(plan, early(plan)), isEmployersReview);
      const at = plusSeconds(backBy(plan), 10 * HOUR);
      refuses(plan, plusSeconds(returnsIt(plan, at, 'too-late-to-return'), HOUR));
    },
  },
  {
    name: '受理点不予推荐 refused by a body',
    asks: { bodies: true },
    ends: 'refused',
    plan: (plan) => {
      const asked = goesTo(plan, applies(plan, early(plan)), isBody);
      refuses(plan, plan.window.working(asked, 1, '15:30'));
    },
  },
];

const isBounded = ({ returns }: Place) => returns?.to === 'applicant' && returns.atMost !== undefined;

/** People whose declaration one step returns as often as the call lets it, for a call that bounds returns. */
export const PERSONAS_OF_BOUNDED_RETURNS: readonly Persona[] = [
  {
    name: '退回次数用完 returned as often as may be',
    asks: { isBounded: true },
    ends: 'recommended',
    plan: (plan) => {
      let asked = goesTo(plan, applies(plan, early(plan, 2)), isBounded);
      const most = plan.ahead[0]?.returns?.atMost ?? 0;
      for (let done = 0; done < most; done += 1) {
        const back = returnsIt(plan, plan.window.working(asked, 1, '11:20'));
        asked = goesTo(plan, submits(plan, plan.window.working(back, 1, '16:20')), isBounded);
      }
      const refused = returnsIt(plan, plan.window.working(asked, 1, '10:20'), 'returned-as-often');
      goesThrough(plan, refused);
    },
  },
];
