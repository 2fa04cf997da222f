import * as z from 'zod';
import { instantOf, isTimeZone } from './at-expression.ts';
import { refusal } from './refusal.ts';

const NAME = z.string().regex(/^[0-9a-zA-Z\-_.]{1,64}$/);

/**
 * The one target that the project uses. AWS writes a universal target's parameters in Pascal case, whatever the
 * API's own spelling is (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html),
 * and finds a misspelt one only when it fires; here it is refused at once.
 */
const START_EXECUTION = /^arn:aws(-cn)?:scheduler:::aws-sdk:sfn:startExecution$/;
const START_EXECUTION_INPUT = z.strictObject({
  StateMachineArn: z.string(),
  Name: z.string().optional(),
  Input: z.string().optional(),
});

const TARGET = z.strictObject({
  Arn: z.string().regex(START_EXECUTION, 'only the universal target sfn:startExecution is supported'),
  RoleArn: z.string().regex(/^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@/-]+$/),
  Input: z.string(),
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: z.int().min(0).max(185).default(185),
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).default(86_400),
    })
    .prefault({}),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
});

const DEFINITION = z.strictObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z
    .string()
    .refine(isTimeZone, 'is not a time zone of the IANA database')
    .default('UTC'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF', 'only OFF is supported') }),
  Target: TARGET,
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  Description: z.string().max(512).optional(),
});

const REQUEST = DEFINITION.extend({ GroupName: NAME.default('default'), ClientToken: z.string().optional() });

/** A schedule as its owner defined it, in the spelling of the API. */
export type Definition = z.infer<typeof DEFINITION>;

/** A request to create or update a schedule. */
export interface ScheduleRequest {
  readonly group: string;
  readonly name: string;
  readonly token: string | undefined;
  readonly definition: Definition;
  /** Epoch milliseconds. */
  readonly at: number;
}

function parse<T>(shape: z.ZodType<T>, value: unknown, of: string): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const defects = parsed.error.issues.map(({ path, message }) => `${[of, ...path].join('.')}: ${message}`);
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

/** Reads a CreateSchedule or UpdateSchedule body; refuses whatever is not supported, by name. */
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
