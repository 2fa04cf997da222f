import fc from 'fast-check';
import { stringify } from 'yaml';
import { DEFAULTS } from '../../../adapters/call-file/defaults.ts';
import type { AtClosing } from '../../../domain/call/call.ts';
import { layUnder } from '../../../domain/check-call/form/lay-under.ts';
import { typedFile } from '../../../domain/check-call/form/typed-file.ts';
import { NARROWINGS, type Narrowing, routesOfShape } from './generated-routes.ts';
import { type RawCall, stepsOfShape } from './generated-steps.ts';
import { jiaxingFileValue } from './jiaxing.ts';

/** Calls of every order of steps, default, form of deadline, rule of returns, notice and routes, lawful or not. */

/** The steps of a generated call after declaring. */
export const STEP_IDS = ['employer', 'notice', 'acceptance', 'recommendation', 'payment', 'papers'] as const;
export type StepId = (typeof STEP_IDS)[number];

/** Every step that a generated call can have; what is returned can be due by a step of correction. */
export type AnyStepId = 'declare' | StepId | 'correction';

/**
 * How a closing is written: a day, a day with an hour, apart for one level, or not at all, within the stage of the step before. In a
 * call with batches, days and hours are by batch.
 */
export const FORMS = ['day', 'hour', 'level', 'within'] as const;
export type Form = (typeof FORMS)[number];

/** What a step says of what is unfinished at its closing; undefined if it says nothing. */
export type Ends = AtClosing | undefined;

export const REVIEW_ENDS: readonly Ends[] = [undefined, 'lapse', 'refuse'];
export const APPLICANT_ENDS: readonly Ends[] = [undefined, 'lapse', 'refuse', 'abandon'];
export const ENDS_OF: Readonly<Record<AnyStepId, readonly Ends[]>> = {
  declare: [undefined, 'lapse', 'abandon', 'carry-forward'],
  employer: REVIEW_ENDS,
  notice: REVIEW_ENDS,
  acceptance: REVIEW_ENDS,
  recommendation: REVIEW_ENDS,
  payment: APPLICANT_ENDS,
  papers: APPLICANT_ENDS,
  correction: APPLICANT_ENDS,
};

/** Whether a call states a ladder: none, or only the rungs on one side of their events. */
export const LADDERS = ['beneath', 'after', 'before'] as const;
/** The quiet hours that a call states; none leaves them to the defaults. */
export const QUIET_HOURS = {
  beneath: undefined,
  evening: ['19:00', '07:30'],
  noon: ['11:30', '13:30'],
} as const;

/** What a generated call is made of. */
export interface Shape {
  readonly order: readonly StepId[];
  /** Days from the closing before to each closing; the first from the first day of October. */
  readonly gaps: readonly number[];
  readonly steps: Readonly<Record<AnyStepId, { readonly form: Form; readonly ends: Ends }>>;
  readonly inBatches: boolean;
  readonly returns: 'none' | Returning;
  readonly notice: {
    readonly days: number;
    readonly count: 'working-days' | 'calendar-days';
    readonly displayDays: 0 | 2;
    readonly countStartDay: boolean;
    readonly earliestResult: 'last-notice-day' | 'day-after';
    readonly unresolved: 'lapse' | 'refuse' | 'carry-forward';
  };
  /** The papers come by post, by a last day of the postmark. */
  readonly byPost: boolean;
  readonly routes: Narrowing;
  readonly ladder: (typeof LADDERS)[number];
  readonly quietHours: keyof typeof QUIET_HOURS;
}

export interface Returning {
  /** The first step is the first after declaring that is no public notice. */
  readonly resubmitBy: 'declare' | 'first' | 'correction';
  /** To whom bodies return; employers return to the applicant. */
  readonly bodiesTo: 'applicant' | 'employer';
  readonly noticeRestarts: boolean;
}

const stepOf = (id: AnyStepId) =>
  fc.record({ form: fc.constantFrom(...FORMS), ends: fc.constantFrom(...ENDS_OF[id]) });

export const shapes: fc.Arbitrary<Shape> = fc.record({
  order: fc.shuffledSubarray([...STEP_IDS], { minLength: 1 }),
  gaps: fc.array(fc.integer({ min: -1, max: 14 }), { minLength: 7, maxLength: 7 }),
  steps: fc.record({
    declare: stepOf('declare'),
    employer: stepOf('employer'),
    notice: stepOf('notice'),
    acceptance: stepOf('acceptance'),
    recommendation: stepOf('recommendation'),
    payment: stepOf('payment'),
    papers: stepOf('papers'),
    correction: stepOf('correction'),
  }),
  inBatches: fc.boolean(),
  returns: fc.oneof(
    fc.constant('none' as const),
    fc.record({
      resubmitBy: fc.constantFrom('declare', 'first', 'correction'),
      bodiesTo: fc.constantFrom('applicant', 'employer'),
      noticeRestarts: fc.boolean(),
    }),
  ),
  notice: fc.record({
    days: fc.integer({ min: 1, max: 10 }),
    count: fc.constantFrom('working-days', 'calendar-days'),
    displayDays: fc.constantFrom(0, 2),
    countStartDay: fc.boolean(),
    earliestResult: fc.constantFrom('last-notice-day', 'day-after'),
    unresolved: fc.constantFrom('lapse', 'refuse', 'carry-forward'),
  }),
  byPost: fc.boolean(),
  routes: fc.constantFrom(...NARROWINGS),
  ladder: fc.constantFrom(...LADDERS),
  quietHours: fc.constantFrom('beneath', 'evening', 'noon'),
});

/** A shape that says no more than it must. Everything after declaring closes on Friday 19 November. */
export const PLAIN: Shape = {
  order: ['employer', 'notice', 'acceptance', 'recommendation'],
  gaps: [30, 19, 0, 0, 0, 0, 0],
  steps: Object.fromEntries(
    (['declare', ...STEP_IDS, 'correction'] as const).map((id) => [id, { form: 'day', ends: undefined }]),
  ) as unknown as Shape['steps'],
  inBatches: false,
  returns: { resubmitBy: 'declare', bodiesTo: 'applicant', noticeRestarts: false },
  notice: {
    ...{ days: 5, count: 'working-days', displayDays: 0, countStartDay: false },
    ...{ earliestResult: 'day-after', unresolved: 'lapse' },
  },
  byPost: false,
  routes: 'none',
  ladder: 'beneath',
  quietHours: 'beneath',
};

/** The real call as its file has it, without what stands in the defaults. A generated one is a copy. */
const REAL = jiaxingFileValue() as RawCall;

/** What the file of a call of this shape says, with the words of the real one. */
export function callOfShape(shape: Shape): RawCall {
  const call = structuredClone(REAL);
  const { inBatches, ladder, quietHours } = shape;
  call.identity.issuedOn.value = '2021-03-01';
  if (inBatches)
    call.batches = { value: ['first', 'second'].map((id) => ({ id, name: `批次${id}` })), source: '三' };
  call.steps = stepsOfShape(call.steps, shape);
  routesOfShape(call, shape);
  const hours = QUIET_HOURS[quietHours];
  if (hours) call.quietHours = { value: { from: hours[0], to: hours[1] }, source: '七' };
  if (ladder !== 'beneath') call.ladder = { value: rungsOn(ladder), source: '七' };
  return call;
}

/** The rungs of the defaults on one side of their events. On either side, bodies hear of what they have to confirm. */
function rungsOn(side: 'before' | 'after') {
  const { ladder } = DEFAULTS.value as { ladder: { value: { side: string }[] } };
  return ladder.value.filter((rung) => rung.side === side);
}

/** The file of a call of this shape. */
export function fileOfShape(shape: Shape): string {
  return stringify(callOfShape(shape));
}

/** The value of a call with the defaults beneath it, as it is judged. */
export function wholeOf(call: RawCall): unknown {
  return layUnder(typedFile(call), DEFAULTS.value).value;
}
