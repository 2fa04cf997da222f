import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import { type Day, type Instant, plusSeconds } from '../../../domain/values/instant.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import type { PeoplesActs } from './peoples-acts.ts';
import type { Window } from './window.ts';

/** An act at one instant, and its expected answer: accepted, or refused with this word. */
export interface Step {
  readonly at: Instant;
  readonly account: string;
  /** The move that the timeline shows once it is done. */
  readonly move: string;
  readonly answer: string;
  readonly act: (people: PeoplesActs) => Promise<AnyVerdict<unknown>>;
}

/** An operator's start of a machine at one instant. */
export interface OperatorStep {
  readonly at: Instant;
  readonly name: string;
  readonly input: (people: PeoplesActs) => Promise<Record<string, unknown>>;
}

/** The plan of one invented applicant: the steps and the end. */
export interface Plan {
  readonly index: number;
  readonly account: string;
  readonly window: Window;
  readonly draft: Draft;
  /** The number of bodies on the employer's route. */
  readonly bodies: number;
  readonly chance: () => number;
  readonly steps: Step[];
  readonly operatorSteps: OperatorStep[];
}

export interface Persona {
  readonly name: string;
  /** The employer's affiliation. */
  readonly affiliation: string;
  readonly ends: Standing;
  /** The employer has no free post, under a call that asks for one at the recommendation. Every other one has enough. */
  readonly hasNoPost?: true;
  readonly plan: (plan: Plan) => void;
}

function add(plan: Plan, at: Instant, move: string, act: Step['act'], answer = 'accepted'): Instant {
  plan.steps.push({ at, account: plan.account, move, act, answer });
  return at;
}

/** A time some minutes past an hour, different for each person. */
function minutes(plan: Plan, hour: number): string {
  return `${String(hour).padStart(2, '0')}:${String(Math.floor(plan.chance() * 60)).padStart(2, '0')}`;
}

export function drafts(plan: Plan, at: Instant, draft: Draft = plan.draft): Instant {
  const { account } = plan;
  add(plan, at, 'create', (people) => people.begin(account, at));
  const later = plusSeconds(at, 600);
  return add(plan, later, 'change', (people) => people.fill(account, draft, later));
}

export function submits(plan: Plan, at: Instant, answer = 'accepted'): Instant {
  return add(plan, at, 'submit', (people) => people.submit(plan.account, at), answer);
}

export function applies(plan: Plan, at: Instant): Instant {
  drafts(plan, plusSeconds(at, -1800));
  return submits(plan, at);
}

/** A working day early in the window, different for each person. */
export function early(plan: Plan, latest = 8): Instant {
  return plan.window.working(plan.window.opensAt, 1 + Math.floor(plan.chance() * latest), minutes(plan, 10));
}

export function supports(plan: Plan, after: Instant, days = 1): Instant {
  const at = plan.window.working(after, days, minutes(plan, 11));
  return add(plan, at, 'support', (people) => people.decide(plan.account, { kind: 'support' }, at));
}

export function returnsIt(plan: Plan, at: Instant, answer = 'accepted'): Instant {
  const decision = { kind: 'return', defects: ['学历证书扫描件不清晰，请重新上传'] } as const;
  return add(plan, at, 'return', (people) => people.decide(plan.account, decision, at), answer);
}

export function refuses(plan: Plan, at: Instant): Instant {
  const decision = { kind: 'refuse', reason: '工作年限不符合申报条件' } as const;
  return add(plan, at, 'refuse', (people) => people.decide(plan.account, decision, at));
}

export function posts(plan: Plan, after: Instant, days = 0): { at: Instant; postedOn: Day } {
  const at = plan.window.working(after, days, minutes(plan, 14));
  return postsAt(plan, at, false);
}

export function postsAt(plan: Plan, at: Instant, confirmed: boolean, answer = 'accepted') {
  const postedOn = plan.window.day(at);
  add(plan, at, 'post', (people) => people.post(plan.account, postedOn, confirmed, at), answer);
  return { at, postedOn };
}

export function records(plan: Plan, postedOn: Day, days = 0, answer = 'accepted'): Instant {
  const { window, account } = plan;
  const at = window.working(window.on(window.resultFrom(postedOn), '00:00'), days, minutes(plan, 9));
  return add(plan, at, 'record', (people) => people.record(account, at), answer);
}

/** Plans the employer's part from review to recommendation, then every body of the route. */
export function goesThrough(plan: Plan, submitted: Instant): Instant {
  const { postedOn } = posts(plan, supports(plan, submitted));
  return bodiesSupport(plan, records(plan, postedOn));
}

/**
 * Plans every body of the route, each a working day after the one before; `first` counts the days to the first one.
 */
export function bodiesSupport(plan: Plan, after: Instant, first = 1): Instant {
  let at = after;
  for (let body = 0; body < plan.bodies; body += 1) at = supports(plan, at, body === 0 ? first : 1);
  return at;
}

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
