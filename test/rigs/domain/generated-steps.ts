import { plusDays } from '../../../domain/values/instant.ts';
import type { AnyStepId, Shape, StepId } from './generated-calls.ts';

export interface RawStep {
  id: string;
  after?: string;
  within?: string;
  opens?: unknown;
  closes?: unknown;
  returns?: unknown;
  publicNotice?: Record<string, unknown>;
}

export interface RawBody {
  kind: string;
  name: string;
  step: string;
}

export interface RawRoute {
  affiliation: string;
  name: string;
  en?: string;
  onlyFor?: Record<string, string[]>;
  bodies: RawBody[];
}

/** What a call's file says, as far as generated ones change it. */
export interface RawCall {
  identity: { issuedOn: { value: string }; professions: { value: { id: string; name: string }[] } };
  steps: RawStep[];
  batches?: unknown;
  routes: { value: RawRoute[] };
  ladder?: unknown;
  quietHours?: unknown;
}

const cited = <T>(value: T) => ({ value, source: '三' });

/** The steps of a shape, made of those of the real call. */
export function stepsOfShape(real: readonly RawStep[], shape: Shape): RawStep[] {
  const { order, returns } = shape;
  const closings = closingsOf(shape);
  const made = order.map((id, at): RawStep => {
    const after = order[at - 1] ?? 'declare';
    const { closes: _closes, within: _within, opens: _opens, ...plain } = templateOf(real, id);
    const isWithin = shape.steps[id].form === 'within';
    return {
      ...plain,
      ...{ id, after, ...(isWithin ? { within: after } : { closes: closesOf(shape, id, closings) }) },
      ...endsOf(shape, id),
      ...ofKind(shape, id, plain, closings),
    };
  });
  const { opens: _opens, ...declare } = templateOf(real, 'declare');
  const corrected = returns !== 'none' && returns.resubmitBy === 'correction';
  return [
    {
      ...declare,
      ...{ opens: opens(shape), closes: closesOf(shape, 'declare', closings), ...endsOf(shape, 'declare') },
    },
    ...made,
    ...(corrected ? [correction(shape, closings)] : []),
  ];
}

const CONFIRMED: Readonly<Partial<Record<AnyStepId, object>>> = {
  payment: {
    ...{ kind: 'pay', name: '缴费', by: 'applicant', duty: cited('到受理点缴纳评审费。') },
    fee: { levels: { 'assistant-engineer': 120, engineer: 180 }, source: '五' },
  },
  papers: {
    ...{ kind: 'hand-in', name: '交纸质材料', by: 'applicant', duty: cited('将纸质材料送交或寄到受理点。') },
  },
};

/** The real step of this id; of another one, a review by bodies, or what the applicant pays or hands in. */
function templateOf(real: readonly RawStep[], id: AnyStepId): RawStep {
  const own = CONFIRMED[id];
  if (own) return { id, ...structuredClone(own) };
  const found = real.find((step) => step.id === id) ?? real.find((step) => step.id === 'recommendation');
  if (!found) throw new Error(`The real call has no step like ${id}`);
  return { ...structuredClone(found), id };
}

function correction(shape: Shape, closings: Closings): RawStep {
  return {
    ...{ id: 'correction', kind: 'correct', name: '补正', by: 'applicant' },
    ...{ duty: cited('按退回的理由补正后重新提交。'), closes: closesOf(shape, 'correction', closings) },
    ...endsOf(shape, 'correction'),
  } as RawStep;
}

function endsOf({ steps }: Shape, id: AnyStepId) {
  const { ends } = steps[id];
  return ends === undefined ? {} : { atClosing: cited(ends) };
}

function ofKind(shape: Shape, id: StepId, plain: RawStep, closings: Closings) {
  if (id === 'notice') return { publicNotice: { ...plain.publicNotice, ...rulesOf(shape.notice) } };
  if (id === 'papers') return shape.byPost ? { sentBy: cited(sentBy(shape, closings)) } : {};
  return id === 'payment' ? {} : { returns: returnsOf(shape, id) };
}

/** Papers that come by post may be a day on their way; those of several batches have the last one's day. */
function sentBy({ inBatches }: Shape, closings: Closings): string {
  const last = plusDays(closings.papers ?? '', inBatches ? BETWEEN : 0);
  return plusDays(last, -1);
}

/** Nothing is returned to an employer who has not reviewed before. */
function returnsOf({ order, returns }: Shape, id: StepId) {
  if (returns === 'none') return undefined;
  const first = order.find((each) => each !== 'notice') ?? 'declare';
  const { resubmitBy: by, bodiesTo, noticeRestarts } = returns;
  const isAfterEmployer = order.indexOf('employer') >= 0 && order.indexOf('employer') < order.indexOf(id);
  const to = isAfterEmployer ? bodiesTo : 'applicant';
  return cited({ to, resubmitBy: by === 'first' ? first : by, noticeRestarts });
}

function rulesOf({ days, count, displayDays, countStartDay, earliestResult, unresolved }: Shape['notice']) {
  return {
    ...{ days: cited({ days, count }), countStartDay: cited(countStartDay) },
    ...(displayDays === 0 ? {} : { displayDays: cited(displayDays) }),
    ...{ earliestResult: cited(earliestResult), unresolvedObjectionAtLock: cited(unresolved) },
  };
}

/** Days by which the second batch comes after the first. */
const BETWEEN = 130;

function opens({ inBatches }: Shape) {
  const first = inBatches ? '2021-03-08' : '2021-09-01';
  return inBatches
    ? { batches: { first, second: plusDays(first, BETWEEN) }, source: '三' }
    : { value: first, source: '三' };
}

/** The day on which each step closes, in the first batch. */
type Closings = Readonly<Partial<Record<AnyStepId, string>>>;

function closingsOf({ order, gaps, steps, inBatches }: Shape): Closings {
  let day = plusDays(inBatches ? '2021-04-01' : '2021-10-01', gaps[0] ?? 0);
  const closings: Partial<Record<AnyStepId, string>> = { declare: day };
  for (const [at, id] of order.entries()) {
    const { form } = steps[id];
    if (form !== 'within') day = plusDays(day, gaps[at + 1] ?? 0);
    closings[id] = day;
  }
  // What is returned must be back by the closing of the step that comes first, and a day later.
  return { ...closings, correction: plusDays(closings[order[0] ?? 'declare'] ?? day, 1) };
}

function closesOf({ steps, inBatches }: Shape, id: AnyStepId, closings: Closings) {
  const { form } = steps[id];
  const day = closings[id] ?? '';
  const on = (each: string) => `${each}${form === 'hour' ? ' 17:00' : ''}`;
  if (inBatches) return { batches: { first: on(day), second: on(plusDays(day, BETWEEN)) }, source: '三' };
  return form === 'level'
    ? { value: day, levels: { engineer: plusDays(day, -2) }, source: '三' }
    : { value: on(day), source: '三' };
}
