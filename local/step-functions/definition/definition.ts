import * as v from 'valibot';
import { byName, fields, number, wholeNumber } from '../../../domain/values/form.ts';
import { EXPRESSION } from '../../../infra/checks/expressions.ts';

/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * The longest wait and the longest timeout of a state.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export const MAX_SECONDS = 99_999_999;

/**
 * Matches a timestamp with or without milliseconds, `T` and `Z` in capitals.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const json = v.custom<Json>((value) => value !== undefined);
const expression = v.pipe(v.string(), v.regex(EXPRESSION, 'must be a JSONata expression, {% … %}'));
const comment = v.optional(v.string());
const stateName = v.pipe(v.string(), v.minLength(1), v.maxLength(80));

function wholeNumberFrom(least: number, most = MAX_SECONDS) {
  return v.pipe(wholeNumber, v.minValue(least, `must be >=${least}`), v.maxValue(most, `must be <=${most}`));
}

function wholeSeconds(least: number) {
  return v.union(
    [wholeNumberFrom(least), expression],
    `must be a whole number from ${least} to ${MAX_SECONDS} or a JSONata expression`,
  );
}

// Names of variables, with the reserved one:
// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
const variableName = v.pipe(v.string(), v.regex(/^(?!states$)\p{ID_Start}\p{ID_Continue}{0,79}$/u));
const assign = v.optional(byName(variableName, json));
const errorEquals = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1));

// Defaults and limits: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
const retrier = v.pipe(
  fields({
    Comment: comment,
    ErrorEquals: errorEquals,
    IntervalSeconds: v.optional(wholeNumberFrom(1), 1),
    MaxAttempts: v.optional(wholeNumberFrom(0), 3),
    BackoffRate: v.optional(v.pipe(number, v.minValue(1)), 2),
    MaxDelaySeconds: v.optional(wholeNumberFrom(1, 31_622_399)),
    JitterStrategy: v.optional(v.picklist(['FULL', 'NONE']), 'NONE'),
  }),
  v.forward(
    v.check(
      (it) => it.MaxDelaySeconds === undefined || it.MaxDelaySeconds > it.IntervalSeconds,
      'must be greater than IntervalSeconds',
    ),
    ['MaxDelaySeconds'],
  ),
);

const catcher = fields({
  Comment: comment,
  ErrorEquals: errorEquals,
  Next: stateName,
  Assign: assign,
  Output: v.optional(json),
});

const stands = { Comment: comment, QueryLanguage: v.optional(v.literal('JSONata')) };
const goesOn = {
  ...stands,
  Assign: assign,
  Output: v.optional(json),
  Next: v.optional(stateName),
  End: v.optional(v.literal(true)),
};

function hasOneWayOn(state: { Next?: string | undefined; End?: true | undefined }): boolean {
  return (state.Next === undefined) !== (state.End === undefined);
}
const oneWayOn = 'must have either Next or End';

const task = v.pipe(
  fields({
    ...goesOn,
    Type: v.literal('Task'),
    Resource: v.pipe(
      v.string(),
      v.regex(
        /^arn:aws(-cn)?:states:::lambda:invoke(\.waitForTaskToken)?$/,
        'must be arn:aws:states:::lambda:invoke or arn:aws:states:::lambda:invoke.waitForTaskToken',
      ),
    ),
    Arguments: fields({ FunctionName: v.pipe(v.string(), v.minLength(1)), Payload: v.optional(json) }),
    TimeoutSeconds: v.optional(wholeSeconds(1), MAX_SECONDS),
    Retry: v.optional(v.array(retrier), []),
    Catch: v.optional(v.array(catcher), []),
  }),
  v.check((it) => hasOneWayOn(it), oneWayOn),
);

const wait = v.pipe(
  fields({
    ...goesOn,
    Type: v.literal('Wait'),
    Seconds: v.optional(wholeSeconds(0)),
    Timestamp: v.optional(
      v.union(
        [v.pipe(v.string(), v.regex(RFC3339)), expression],
        'must be an RFC 3339 timestamp or a JSONata expression',
      ),
    ),
  }),
  v.check((it) => hasOneWayOn(it), oneWayOn),
  v.check(
    (it) => (it.Seconds === undefined) !== (it.Timestamp === undefined),
    'must have either Seconds or Timestamp',
  ),
);

const rule = fields({
  Comment: comment,
  Condition: expression,
  Next: stateName,
  Assign: assign,
  Output: v.optional(json),
});

// A Choice's own Assign and Output are refused. AWS's guide (they apply whichever rule matches) and the States
// Language (they apply when none does) disagree, and those of the rules are clear.
const choice = fields({
  ...stands,
  Type: v.literal('Choice'),
  Choices: v.pipe(v.array(rule), v.minLength(1)),
  Default: v.optional(stateName),
});

const pass = v.pipe(
  fields({ ...goesOn, Type: v.literal('Pass') }),
  v.check((it) => hasOneWayOn(it), oneWayOn),
);
const succeed = fields({ ...stands, Type: v.literal('Succeed'), Output: v.optional(json) });
const fail = fields({
  ...stands,
  Type: v.literal('Fail'),
  Error: v.optional(v.string()),
  Cause: v.optional(v.string()),
});

const state = v.variant(
  'Type',
  [task, choice, wait, pass, succeed, fail],
  'must be Task, Choice, Wait, Pass, Succeed or Fail; the local endpoint runs no other type',
);

/** The part of the Amazon States Language that the project uses, in JSONata only. */
export const definitionSchema = fields({
  Comment: comment,
  Version: v.optional(v.literal('1.0')),
  QueryLanguage: v.literal('JSONata', 'must be JSONata; the local endpoint does not run JSONPath'),
  TimeoutSeconds: v.optional(wholeNumberFrom(1)),
  StartAt: stateName,
  States: byName(stateName, state),
});

export type Definition = v.InferOutput<typeof definitionSchema>;
export type State = v.InferOutput<typeof state>;
export type Task = v.InferOutput<typeof task>;
export type Wait = v.InferOutput<typeof wait>;
export type Choice = v.InferOutput<typeof choice>;
export type Retrier = v.InferOutput<typeof retrier>;
export type Catcher = v.InferOutput<typeof catcher>;

/** Whether the task ends with its token rather than with its function's answer. */
export function waitsForToken(task: Task): boolean {
  return task.Resource.endsWith('.waitForTaskToken');
}
