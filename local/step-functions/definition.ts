import { z } from 'zod';

/** A value as JSON has it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A string that is evaluated: nothing may stand before `{%` or after `%}`. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const EXPRESSION = /^\{%([\s\S]*)%\}$/;

/** The longest wait and the longest timeout that a state may have. https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export const MOST_SECONDS = 99_999_999;

/** With milliseconds or without, `T` and `Z` in capitals. https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const json = z.custom<Json>((value) => value !== undefined);
const expression = z.string().regex(EXPRESSION, 'must be a JSONata expression, {% … %}');
const comment = z.string().optional();
const stateName = z.string().min(1).max(80);

function wholeSeconds(least: number) {
  return z.union([z.int().min(least).max(MOST_SECONDS), expression], {
    error: `must be a whole number from ${least} to ${MOST_SECONDS} or a JSONata expression`,
  });
}

// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html: names and the reserved one.
const variableName = z.string().regex(/^(?!states$)\p{ID_Start}\p{ID_Continue}{0,79}$/u);
const assign = z.record(variableName, json).optional();
const errorEquals = z.array(z.string().min(1)).min(1);

// Defaults and limits: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
const retrier = z
  .strictObject({
    Comment: comment,
    ErrorEquals: errorEquals,
    IntervalSeconds: z.int().min(1).max(MOST_SECONDS).default(1),
    MaxAttempts: z.int().min(0).max(MOST_SECONDS).default(3),
    BackoffRate: z.number().min(1).default(2),
    MaxDelaySeconds: z.int().min(1).max(31_622_399).optional(),
    JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
  })
  .refine((it) => it.MaxDelaySeconds === undefined || it.MaxDelaySeconds > it.IntervalSeconds, {
    path: ['MaxDelaySeconds'],
    error: 'must be greater than IntervalSeconds',
  });

const catcher = z.strictObject({
  Comment: comment,
  ErrorEquals: errorEquals,
  Next: stateName,
  Assign: assign,
  Output: json.optional(),
});

const stands = { Comment: comment, QueryLanguage: z.literal('JSONata').optional() };
const goesOn = {
  ...stands,
  Assign: assign,
  Output: json.optional(),
  Next: stateName.optional(),
  End: z.literal(true).optional(),
};

function hasOneWayOn(state: { Next?: string | undefined; End?: true | undefined }): boolean {
  return (state.Next === undefined) !== (state.End === undefined);
}
const oneWayOn = { error: 'must have either Next or End' };

const task = z
  .strictObject({
    ...goesOn,
    Type: z.literal('Task'),
    Resource: z
      .string()
      .regex(
        /^arn:aws(-cn)?:states:::lambda:invoke(\.waitForTaskToken)?$/,
        'must be arn:aws:states:::lambda:invoke or arn:aws:states:::lambda:invoke.waitForTaskToken',
      ),
    Arguments: z.strictObject({ FunctionName: z.string().min(1), Payload: json.optional() }),
    TimeoutSeconds: wholeSeconds(1).default(MOST_SECONDS),
    Retry: z.array(retrier).default([]),
    Catch: z.array(catcher).default([]),
  })
  .refine(hasOneWayOn, oneWayOn);

const wait = z
  .strictObject({
    ...goesOn,
    Type: z.literal('Wait'),
    Seconds: wholeSeconds(0).optional(),
    Timestamp: z
      .union([z.string().regex(RFC3339), expression], {
        error: 'must be an RFC 3339 timestamp or a JSONata expression',
      })
      .optional(),
  })
  .refine(hasOneWayOn, oneWayOn)
  .refine((it) => (it.Seconds === undefined) !== (it.Timestamp === undefined), {
    error: 'must have either Seconds or Timestamp',
  });

const rule = z.strictObject({
  Comment: comment,
  Condition: expression,
  Next: stateName,
  Assign: assign,
  Output: json.optional(),
});

// A Choice's own Assign and Output are refused: AWS's guide (they apply whichever rule matches) and the States
// Language (they apply when none does) disagree, and the rules' own ones say the same without doubt.
const choice = z.strictObject({
  ...stands,
  Type: z.literal('Choice'),
  Choices: z.array(rule).min(1),
  Default: stateName.optional(),
});

const pass = z.strictObject({ ...goesOn, Type: z.literal('Pass') }).refine(hasOneWayOn, oneWayOn);
const succeed = z.strictObject({ ...stands, Type: z.literal('Succeed'), Output: json.optional() });
const fail = z.strictObject({
  ...stands,
  Type: z.literal('Fail'),
  Error: z.string().optional(),
  Cause: z.string().optional(),
});

const state = z.discriminatedUnion('Type', [task, choice, wait, pass, succeed, fail], {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? 'must be Task, Choice, Wait, Pass, Succeed or Fail; the local endpoint runs no other type'
      : undefined,
});

/** The part of the Amazon States Language that the project uses: JSONata only. */
export const definitionSchema = z.strictObject({
  Comment: comment,
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONata', { error: 'must be JSONata; the local endpoint does not run JSONPath' }),
  TimeoutSeconds: z.int().min(1).max(MOST_SECONDS).optional(),
  StartAt: stateName,
  States: z.record(stateName, state),
});

export type Definition = z.output<typeof definitionSchema>;
export type State = z.output<typeof state>;
export type Task = z.output<typeof task>;
export type Wait = z.output<typeof wait>;
export type Choice = z.output<typeof choice>;
export type Retrier = z.output<typeof retrier>;
export type Catcher = z.output<typeof catcher>;

/** Whether the task ends with its token rather than with its function's answer. */
export function waitsForToken(task: Task): boolean {
  return task.Resource.endsWith('.waitForTaskToken');
}
