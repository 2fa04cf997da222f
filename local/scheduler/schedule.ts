import * as v from 'valibot';
import { fields, pathOf, wholeNumber } from '../../domain/values/form.ts';
import { instantOf, isTimeZone } from './at-expression.ts';
import { refusal } from './refusal.ts';

const NAME = v.pipe(v.string(), v.regex(/^[0-9a-zA-Z\-_.]{1,64}$/));

/**
 * The one target that the project uses. AWS writes a universal target's parameters in Pascal case, whatever the
 * API's spelling is (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html). It
 * finds a misspelt one only when it fires; here it is refused at once.
 */
const START_EXECUTION = /^arn:aws(-cn)?:scheduler:::aws-sdk:sfn:startExecution$/;
const START_EXECUTION_INPUT = fields({
  StateMachineArn: v.string(),
  Name: v.optional(v.string()),
  Input: v.optional(v.string()),
});

const TARGET = fields({
  Arn: v.pipe(
    v.string(),
    v.regex(START_EXECUTION, 'only the universal target sfn:startExecution is supported'),
  ),
  RoleArn: v.pipe(v.string(), v.regex(/^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@/-]+$/)),
  Input: v.string(),
  RetryPolicy: v.optional(
    fields({
      MaximumRetryAttempts: v.optional(v.pipe(wholeNumber, v.minValue(0), v.maxValue(185)), 185),
      MaximumEventAgeInSeconds: v.optional(v.pipe(wholeNumber, v.minValue(60), v.maxValue(86_400)), 86_400),
    }),
    {},
  ),
  DeadLetterConfig: v.optional(fields({ Arn: v.string() })),
});

const DEFINITION = fields({
  ScheduleExpression: v.string(),
  ScheduleExpressionTimezone: v.optional(
    v.pipe(v.string(), v.check(isTimeZone, 'is not a time zone of the IANA database')),
    'UTC',
  ),
  FlexibleTimeWindow: fields({ Mode: v.literal('OFF', 'only OFF is supported') }),
  Target: TARGET,
  State: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
  ActionAfterCompletion: v.optional(v.picklist(['NONE', 'DELETE']), 'NONE'),
  Description: v.optional(v.pipe(v.string(), v.maxLength(512))),
});

const REQUEST = fields({
  ...DEFINITION.entries,
  GroupName: v.optional(NAME, 'default'),
  ClientToken: v.optional(v.string()),
});

/** A schedule as its owner defined it, in the API's spelling. */
export type Definition = v.InferOutput<typeof DEFINITION>;

/** A request to create or update a schedule. */
export interface ScheduleRequest {
  readonly group: string;
  readonly name: string;
  readonly token: string | undefined;
  readonly definition: Definition;
  /** Epoch milliseconds. */
  readonly at: number;
}

function parse<T>(form: v.GenericSchema<unknown, T>, value: unknown, of: string): T {
  const parsed = v.safeParse(form, value);
  if (parsed.success) return parsed.output;
  const defects = parsed.issues.map((issue) => `${[of, ...pathOf(issue)].join('.')}: ${issue.message}`);
  throw refusal('ValidationException', defects.join('; '));
}

function json(text: string, of: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('ValidationException', `${of} is not well-formed JSON.`);
  }
}

/** A schedule's or group's name: 1 to 64 letters, digits, hyphens, underscores and dots. */
export function readName(value: string): string {
  return parse(NAME, value, 'Name');
}

/** Reads a CreateSchedule or UpdateSchedule body; refuses anything unsupported, by name. */
export function readScheduleRequest(name: string, body: string): ScheduleRequest {
  const { GroupName, ClientToken, ...definition } = parse(REQUEST, json(body, 'The body'), 'Schedule');
  startExecutionInput(definition);
  const at = instantOf(definition.ScheduleExpression, definition.ScheduleExpressionTimezone);
  if (at === undefined)
    throw refusal('ValidationException', `Invalid Schedule Expression ${definition.ScheduleExpression}.`);
  return { group: GroupName, name: readName(name), token: ClientToken, definition, at };
}

/** The target's input in the spelling of the API that it calls. */
export function startExecutionInput({ Target }: Definition): {
  stateMachineArn: string;
  name?: string;
  input?: string;
} {
  const { StateMachineArn, Name, Input } = parse(
    START_EXECUTION_INPUT,
    json(Target.Input, 'Target.Input'),
    'Target.Input',
  );
  return {
    stateMachineArn: StateMachineArn,
    ...(Name !== undefined && { name: Name }),
    ...(Input !== undefined && { input: Input }),
  };
}
