import { plusSeconds } from '../../../../domain/values/instant.ts';
import {
  applies,
  drafts,
  early,
  goesThrough,
  goesTo,
  isBody,
  isNotice,
  posts,
  records,
  returnsIt,
  submits,
  supports,
} from '../acting.ts';
import type { Persona, Plan } from '../plan.ts';

const HOUR = 3600;

/** Goes to the last place of the employer before its declaration leaves it: there it takes the post that it needs. */
function goesToLeave(plan: Plan) {
  const last = plan.ahead.findIndex(
    ({ by }, at) => by === 'employer' && plan.ahead[at + 1]?.by !== 'employer',
  );
  const leaving = plan.ahead[last];
  return (after: string) => goesTo(plan, after, (place) => place === leaving);
}

const isBodyThatReturns = ({ by, returns }: Plan['way'][number]) =>
  by === 'body' && returns?.to === 'applicant';

/** Somebody whose draft lapsed and who is let in late. */
export const LATE_ENTRY: Persona = {
  name: '准许逾期申报 late entry granted',
  asks: {},
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
    plan.isExcepted = true;
    const submitted = submits(plan, plusSeconds(granted, HOUR));
    plan.isExcepted = false;
    goesThrough(plan, submitted);
  },
};

/** People who need a moved deadline, those who wait for a body, and those for whom no post is left. */
export const PERSONAS_OF_EXCEPTIONS: readonly Persona[] = [
  {
    name: '受理点一直不理 silent body',
    asks: { bodies: true },
    ends: 'unfinished',
    plan: (plan) => void goesTo(plan, applies(plan, early(plan)), isBody),
  },
  {
    name: '单位没有空余岗位 no free post at the institution',
    asks: { noPost: true },
    ends: 'unfinished',
    plan: (plan) => {
      const submitted = applies(plan, early(plan));
      const asked = goesToLeave(plan)(submitted);
      if (plan.ahead[0] && isNotice(plan.ahead[0]))
        records(plan, posts(plan, asked, 1).postedOn, 0, 'no-free-post');
      else supports(plan, asked, 1, 'no-free-post');
    },
  },
  {
    name: '截止时间延后才赶上 saved by a moved deadline',
    asks: { bodies: true },
    ends: 'recommended',
    plan: (plan) => {
      const { window, moved } = plan;
      const isLast = (place: Plan['way'][number]) => isBody(place) && place.stage === moved.last.stage;
      goesTo(plan, applies(plan, early(plan)), isLast);
      plan.isExcepted = true;
      const late = plusSeconds(moved.last.closesAt, 8 * HOUR);
      const ended = goesThrough(plan, supports(plan, late, 0));
      if (window.day(ended) > moved.to) plan.isUnkept = true;
    },
  },
  {
    name: '受理点退回后补正 returned by a body and resubmitted',
    asks: { returns: 'body' },
    ends: 'recommended',
    plan: (plan) => {
      const { window } = plan;
      const asked = goesTo(plan, applies(plan, early(plan, 2)), isBodyThatReturns);
      const back = returnsIt(plan, window.working(asked, 1, '11:10'));
      goesThrough(plan, submits(plan, window.working(back, 1, '16:10')));
    },
  },
];
