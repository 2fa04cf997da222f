import fc from 'fast-check';
import { plusDays } from '../../../domain/values/instant.ts';
import { jiaxingValue } from './jiaxing.ts';

/** Calls of every order of steps, form of deadline, rule of returns and rule of the public notice, lawful or not. */

/** A step of a generated call after declaring. */
export const STEP_IDS = ['employer', 'notice', 'acceptance', 'recommendation'] as const;
type StepId = (typeof STEP_IDS)[number];

/** How a closing is written: a day, a day with an hour, apart for one level, or by batch. */
export const FORMS = ['day', 'hour', 'level'] as const;

/** What a generated call is made of. */
export interface Shape {
  readonly order: readonly StepId[];
  /** Days from the closing before to each closing; the first from the first day of October. */
  readonly gaps: readonly number[];
  readonly forms: readonly (typeof FORMS)[number][];
  readonly inBatches: boolean;
  /** The notice closes with the employer's review. */
  readonly isNoticeWithin: boolean;
  readonly returns: 'none' | { readonly resubmitBy: 'declare' | 'first'; readonly noticeRestarts: boolean };
  readonly notice: {
    readonly days: number;
    readonly count: 'working-days' | 'calendar-days';
    readonly countStartDay: boolean;
    readonly earliestResult: 'last-notice-day' | 'day-after';
    readonly unresolved: 'lapse' | 'refuse';
  };
}

export const shapes: fc.Arbitrary<Shape> = fc.record({
  order: fc.shuffledSubarray([...STEP_IDS], { minLength: 1 }),
  gaps: fc.array(fc.integer({ min: -1, max: 14 }), { minLength: 5, maxLength: 5 }),
  forms: fc.array(fc.constantFrom(...FORMS), { minLength: 5, maxLength: 5 }),
  inBatches: fc.boolean(),
  isNoticeWithin: fc.boolean(),
  returns: fc.oneof(
    fc.constant('none' as const),
    fc.record({
      resubmitBy: fc.constantFrom('declare' as const, 'first' as const),
      noticeRestarts: fc.boolean(),
    }),
  ),
  notice: fc.record({
    days: fc.integer({ min: 1, max: 10 }),
    count: fc.constantFrom('working-days' as const, 'calendar-days' as const),
    countStartDay: fc.boolean(),
    earliestResult: fc.constantFrom('last-notice-day' as const, 'day-after' as const),
    unresolved: fc.constantFrom('lapse' as const, 'refuse' as const),
  }),
});

interface RawStep {
  id: string;
  after?: string;
  within?: string;
  opens?: unknown;
  closes?: unknown;
  returns?: unknown;
  publicNotice?: Record<string, { value: unknown }>;
}

interface RawCall {
  identity: { issuedOn: { value: string } };
  steps: RawStep[];
  batches?: unknown;
  routes: { value: { bodies: { kind: string; step: string }[] }[] };
}

/** The real call, read once: a generated one is a copy. */
const REAL = jiaxingValue() as RawCall;

/** The value of the call of this shape, with the words of the real one. */
export function callOfShape(shape: Shape): RawCall {
  const call = structuredClone(REAL);
  const { order, inBatches } = shape;
  call.identity.issuedOn.value = '2021-03-01';
  if (inBatches)
    call.batches = { value: ['first', 'second'].map((id) => ({ id, name: `批次${id}` })), source: '三' };
  const [declare, ...others] = call.steps;
  const template = (id: string) => others.find((step) => step.id === id) ?? others[2];
  const made = order.map((id, at) => ({
    ...structuredClone(template(id)),
    ...{ id, after: order[at - 1] ?? 'declare' },
  })) as RawStep[];
  call.steps = [declare as RawStep, ...made].map((step, at) => dated(step, at, shape));
  for (const route of call.routes.value) route.bodies = bodiesIn(route.bodies, order);
  return call;
}

/** The point acts in the acceptance, the bureau in the recommendation; a step that the call lacks has nobody. */
function bodiesIn(bodies: { kind: string; step: string }[], order: readonly StepId[]) {
  return bodies
    .map((body) => ({ ...body, step: body.kind === 'hr-bureau' ? 'recommendation' : 'acceptance' }))
    .filter(({ step }) => (order as readonly string[]).includes(step));
}

function dated(step: RawStep, at: number, shape: Shape): RawStep {
  const { order, isNoticeWithin, notice, returns } = shape;
  const { opens: _opens, closes: _closes, within: _within, returns: _returns, ...plain } = step;
  const isWithin = isNoticeWithin && step.id === 'notice' && order[at - 2] === 'employer';
  const reviews = step.id !== 'declare' && step.id !== 'notice';
  const back = returns === 'none' ? undefined : returns;
  const first = order.find((id) => id !== 'notice') ?? 'declare';
  const by = back?.resubmitBy === 'first' ? first : 'declare';
  return {
    ...plain,
    ...(step.id === 'declare' ? { opens: opens(shape) } : {}),
    ...(isWithin ? { within: 'employer' } : { closes: closes(at, shape) }),
    ...(reviews && back
      ? {
          returns: {
            value: { to: 'applicant', resubmitBy: by, noticeRestarts: back.noticeRestarts },
            source: '三',
          },
        }
      : {}),
    ...(step.publicNotice ? { publicNotice: { ...step.publicNotice, ...rulesOf(notice) } } : {}),
  };
}

function rulesOf({ days, count, countStartDay, earliestResult, unresolved }: Shape['notice']) {
  const cited = <T>(value: T) => ({ value, source: '四（二）' });
  return {
    ...{ days: cited({ days, count }), countStartDay: cited(countStartDay) },
    ...{ earliestResult: cited(earliestResult), unresolvedObjectionAtLock: cited(unresolved) },
  };
}

/** Days by which the second batch comes after the first. */
const BETWEEN = 150;

function opens({ inBatches }: Shape) {
  const first = inBatches ? '2021-03-08' : '2021-09-01';
  return inBatches
    ? { batches: { first, second: plusDays(first, BETWEEN) }, source: '三' }
    : { value: first, source: '三' };
}

function closes(at: number, { gaps, forms, inBatches }: Shape) {
  const days = gaps.slice(0, at + 1).reduce((sum, gap) => sum + gap, 0);
  const hour = forms[at] === 'hour' ? ' 17:00' : '';
  const on = (from: string) => `${plusDays(from, days)}${hour}`;
  if (inBatches)
    return {
      batches: { first: on('2021-04-01'), second: on(plusDays('2021-04-01', BETWEEN)) },
      source: '三',
    };
  const value = on('2021-10-01');
  return forms[at] === 'level'
    ? { value, levels: { engineer: plusDays(value, -2) }, source: '三' }
    : { value, source: '三' };
}
