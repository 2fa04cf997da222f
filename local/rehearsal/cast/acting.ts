import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { type Day, type Instant, plusSeconds } from '../../../domain/values/instant.ts';
import { bind } from './own-deadline.ts';
import type { Plan, Step } from './plan.ts';
import type { Place } from './way.ts';

/** What a persona plans: acts in their order, each at its instant. */

function add(plan: Plan, at: Instant, move: string, act: Step['act'], answer = 'accepted'): Instant {
  const { account, window, steps, stage, isExcepted, endsAt } = plan;
  const { opensAt, closesAt } = window.lock(stage);
  const isOrdered = at >= (steps.at(-1)?.at ?? at);
  const isInTime =
    answer !== 'accepted' || isExcepted || (opensAt <= at && at < closesAt && (endsAt ?? closesAt) > at);
  if (!isOrdered || !isInTime) plan.isUnkept = true;
  steps.push({ at, account, move, act, answer });
  return at;
}

/** Leads the plan on to other places. Whatever comes there must come before their stage closes. */
function leads(plan: Plan, at: Instant, ahead: readonly Place[]): Instant {
  const [next] = ahead;
  const [left] = plan.ahead;
  plan.ahead = ahead;
  if (!next) return at;
  plan.stage = next.stage;
  if (left) plan.happened[left.step.id] = at;
  if (left?.step.id !== next.step.id) {
    plan.unfinished = next.unfinished;
    bind(plan, next.step, at);
  }
  if (!plan.isExcepted && at >= plan.window.lock(next.stage).closesAt) plan.isUnkept = true;
  return at;
}

/** A time some minutes past an hour, different for each person. */
function minutes(plan: Plan, hour: number): string {
  return `${String(hour).padStart(2, '0')}:${String(Math.floor(plan.chance() * 60)).padStart(2, '0')}`;
}

/** The time on the nth working day after an instant; if the stage is not open yet, on its first working day. */
function once(plan: Plan, after: Instant, days: number, time: string): Instant {
  const { window, stage } = plan;
  const { opensAt } = window.lock(stage);
  const at = window.working(after, days, time);
  return at < opensAt ? window.working(opensAt, 1, time) : at;
}

export function drafts(plan: Plan, at: Instant, draft: Draft = plan.draft): Instant {
  const { account } = plan;
  add(plan, at, 'create', (people) => people.begin(account, at));
  const later = plusSeconds(at, 600);
  return add(plan, later, 'change', (people) => people.fill(account, draft, later));
}

export function submits(plan: Plan, at: Instant, answer = 'accepted'): Instant {
  add(plan, at, 'submit', (people) => people.submit(plan.account, at), answer);
  if (answer !== 'accepted') return at;
  plan.happened.submitted = at;
  return leads(plan, at, unfinished(plan, plan.way));
}

/** The places without public notices that have ended, and without what was confirmed. */
function unfinished({ endedNotices, confirmed }: Plan, places: readonly Place[]): Place[] {
  return places.filter(
    (place) =>
      !confirmed.includes(place) && !(place.does === 'public-notice' && endedNotices.includes(place.step.id)),
  );
}

/** Lets the closing of the batch pass, so that the draft is carried into the next one. */
export function waitsForNextBatch(plan: Plan): void {
  const next = plan.next();
  if (next) Object.assign(plan, next);
  else plan.isUnkept = true;
}

export function applies(plan: Plan, at: Instant): Instant {
  drafts(plan, plusSeconds(at, -1800));
  return submits(plan, at);
}

/** A working day early in the window, different for each person. */
export function early(plan: Plan, latest = 8): Instant {
  const { window, pace } = plan;
  const days = 1 + Math.floor(plan.chance() * latest * pace);
  return window.working(window.opensAt, days, minutes(plan, 10));
}

export function supports(plan: Plan, after: Instant, days = 1, answer = 'accepted'): Instant {
  const at = once(plan, after, days, minutes(plan, 11));
  add(plan, at, 'support', (people) => people.decide(plan.account, { kind: 'support' }, at), answer);
  return answer === 'accepted' ? leads(plan, at, unfinished(plan, plan.ahead.slice(1))) : at;
}

/** Plans a return. What it returns to the applicant must be resubmitted; what it returns to the employer is reviewed again. */
export function returnsIt(plan: Plan, at: Instant, answer = 'accepted'): Instant {
  const decision = { kind: 'return', defects: ['学历证书扫描件不清晰，请重新上传'] } as const;
  const returns = plan.ahead[0]?.returns;
  add(plan, at, 'return', (people) => people.decide(plan.account, decision, at), answer);
  if (answer !== 'accepted' || !returns) return at;
  if (returns.noticeRestarts) plan.endedNotices = [];
  if (returns.papersAgain) plan.confirmed = plan.confirmed.filter(({ does }) => does !== 'hand-in');
  plan.ahead = [];
  plan.stage = returns.stage;
  plan.unfinished = returns.unfinished;
  bind(plan, returns.step, at);
  return at;
}

export function refuses(plan: Plan, at: Instant): Instant {
  const decision = { kind: 'refuse', reason: '工作年限不符合申报条件' } as const;
  return add(plan, at, 'refuse', (people) => people.decide(plan.account, decision, at));
}

export function posts(plan: Plan, after: Instant, days = 0): { at: Instant; postedOn: Day } {
  const at = once(plan, after, days, minutes(plan, 14));
  return postsAt(plan, at, false);
}

export function postsAt(plan: Plan, at: Instant, confirmed: boolean, answer = 'accepted') {
  const postedOn = plan.window.day(at);
  add(plan, at, 'post', (people) => people.post(plan.account, postedOn, confirmed, at), answer);
  return { at, postedOn };
}

export function records(plan: Plan, postedOn: Day, days = 0, answer = 'accepted'): Instant {
  const { window, account } = plan;
  const step = plan.ahead[0]?.step.id ?? '';
  const at = window.working(window.on(window.resultFrom(step, postedOn), '00:00'), days, minutes(plan, 9));
  add(plan, at, 'record', (people) => people.record(account, at), answer);
  if (answer !== 'accepted') return at;
  plan.endedNotices = [...plan.endedNotices, step];
  return leads(plan, at, unfinished(plan, plan.ahead.slice(1)));
}

/** The body confirms the day after that the applicant paid, or that the papers came. What was confirmed holds for good. */
function confirms(plan: Plan, after: Instant, does: 'pay' | 'hand-in'): Instant {
  const at = once(plan, after, 1, minutes(plan, 15));
  const { account, ahead, window } = plan;
  const [on, receipt] = [window.day(at), `票据${plan.index}`];
  // Papers come without a postmark.
  if (on > (ahead[0]?.step.sentBy?.value ?? on)) plan.isUnkept = true;
  if (does === 'pay')
    add(plan, at, 'confirm-payment', (people) => people.pay(account, { paidOn: on, receipt }, at));
  else add(plan, at, 'receive-papers', (people) => people.handIn(account, { receivedOn: on }, at));
  if (ahead[0]) plan.confirmed = [...plan.confirmed, ahead[0]];
  return leads(plan, at, unfinished(plan, ahead.slice(1)));
}

/** Plans what the present place asks: a support, a confirmation, or a public notice from its posting to its result. */
function passes(plan: Plan, after: Instant): Instant {
  const does = plan.ahead[0]?.does;
  if (does === 'pay' || does === 'hand-in') return confirms(plan, after, does);
  if (does !== 'public-notice') return supports(plan, after);
  return records(plan, posts(plan, after, isSameDay(plan) ? 0 : 1).postedOn);
}

/** Whether the employer posts on the day of its own review, which it does unless something else came between. */
function isSameDay({ steps }: Plan): boolean {
  return steps.at(-1)?.move === 'support';
}

/** Plans everybody who is still ahead. */
export function goesThrough(plan: Plan, after: Instant): Instant {
  let at = after;
  while (plan.ahead.length > 0) at = passes(plan, at);
  return at;
}

/** Plans everybody before the first place of this kind. Without one, nobody could keep to the plan. */
export function goesTo(plan: Plan, after: Instant, isIt: (place: Place) => boolean): Instant {
  let at = after;
  while (plan.ahead[0] && !isIt(plan.ahead[0])) at = passes(plan, at);
  if (plan.ahead.length === 0) plan.isUnkept = true;
  return at;
}

export const isNotice = ({ does }: Place) => does === 'public-notice';
export const isEmployersReview = ({ does, by }: Place) => does === 'review' && by === 'employer';
export const isConfirmed = ({ does }: Place) => does === 'pay' || does === 'hand-in';
export const isBody = (place: Place) => place.by === 'body' && !isConfirmed(place);

export function withdraws(plan: Plan, at: Instant): Instant {
  return add(plan, at, 'withdraw', (people) => people.withdraw(plan.account, at));
}

export function interrupts(plan: Plan, at: Instant): Instant {
  return add(plan, at, 'interrupt', (people) => people.interrupt(plan.account, '公示材料缺页，撤下重贴', at));
}

export function objects(plan: Plan, at: Instant): Instant {
  return add(plan, at, 'object', (people) => people.object(plan.account, '有职工反映业绩材料署名有误', at));
}

export function settles(plan: Plan, at: Instant): Instant {
  return add(plan, at, 'settle', (people) => people.settle(plan.account, '经核实署名无误，已告知反映人', at));
}
