import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { onTestFinished } from 'vitest';
import { listen } from '../../../local/machine/http/listen.ts';
import { openStepFunctions, type StepFunctions } from '../../../local/step-functions/step-functions.ts';

export const ROLE = 'arn:aws:iam::000000000000:role/local';
export const LAMBDA = 'arn:aws:states:::lambda:invoke';
export const LAMBDA_WITH_TOKEN = `${LAMBDA}.waitForTaskToken`;
export const HOUR = 3_600_000;
export const START = Date.UTC(2026, 2, 2, 1, 0, 0);

/** A clock that only the test turns. */
export interface HandClock {
  at: number;
  now(): number;
}

export function handClock(at = START): HandClock {
  return {
    at,
    now() {
      return this.at;
    },
  };
}

export type Functions = Record<string, (payload: never) => unknown>;

export interface Setting {
  readonly engine: StepFunctions;
  readonly clock: HandClock;
  readonly client: SFNClient;
  readonly url: string;
  /** Creates a machine (QueryLanguage is added) and gives its ARN. */
  create(definition: object, name?: string): Promise<string>;
  /** Starts an execution of a definition or of a machine's ARN and lets it go as far as it can. */
  start(what: object | string, input?: unknown, name?: string): Promise<string>;
  describe(arn: string): Promise<{
    status: string | undefined;
    output: unknown;
    error: string | undefined;
    cause: string | undefined;
  }>;
  history(arn: string): Promise<HistoryEvent[]>;
  succeed(token: string, output: unknown): Promise<void>;
  fail(token: string, error: string, cause?: string): Promise<void>;
  /** Turns the clock on, stepping through every due instant, each settled before the next. */
  turn(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

export interface SettingOptions {
  readonly path?: string;
  readonly clock?: HandClock;
  readonly functions?: Functions;
  readonly chance?: () => number;
}

let machines = 0;

export async function open(options: SettingOptions = {}): Promise<Setting> {
  const { path = ':memory:', clock = handClock(), functions = {}, chance } = options;
  const invoke = async (name: string, payload: unknown) => {
    const found = functions[name];
    if (found === undefined) throw new Error(`Function not found: ${name}`);
    return found(payload as never);
  };
  const engine = openStepFunctions({ path, clock, invoke, ...(chance && { chance }) });
  const server = await listen(engine);
  const client = clientOf(server.url);
  let closed = false;

  const create = async (definition: object, name = `machine-${++machines}`) => {
    const text = JSON.stringify({ QueryLanguage: 'JSONata', ...definition });
    const made = await client.send(new CreateStateMachineCommand({ name, definition: text, roleArn: ROLE }));
    return made.stateMachineArn ?? '';
  };

  const setting: Setting = {
    ...{ engine, clock, client, url: server.url, create },
    async start(what, input = {}, name) {
      const stateMachineArn = typeof what === 'string' ? what : await create(what);
      const text = JSON.stringify(input);
      const started = await client.send(new StartExecutionCommand({ stateMachineArn, name, input: text }));
      await engine.settle();
      return started.executionArn ?? '';
    },
    async describe(arn) {
      const it = await client.send(new DescribeExecutionCommand({ executionArn: arn }));
      const output: unknown = it.output === undefined ? undefined : JSON.parse(it.output);
      return { status: it.status, output, error: it.error, cause: it.cause };
    },
    history: (arn) => historyOf(client, arn),
    async succeed(taskToken, output) {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
      await engine.settle();
    },
    async fail(taskToken, error, cause) {
      await client.send(new SendTaskFailureCommand({ taskToken, error, cause }));
      await engine.settle();
    },
    async turn(milliseconds) {
      const until = clock.at + milliseconds;
      for (
        let due = await engine.nextDueAt();
        due !== undefined && due <= until;
        due = await engine.nextDueAt()
      ) {
        clock.at = Math.max(clock.at, due);
        await engine.fireDue();
        await engine.settle();
      }
      clock.at = until;
    },
    async close() {
      if (closed) return;
      closed = true;
      client.destroy();
      await server.close();
      engine.close();
    },
  };
  onTestFinished(() => setting.close());
  return setting;
}

export function clientOf(endpoint: string): SFNClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new SFNClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}

async function historyOf(client: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, ...(nextToken && { nextToken }) }),
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}

/** The types of a history's events, without the state's kind where it is plain. */
export async function typesOf(setting: Setting, arn: string): Promise<(string | undefined)[]> {
  return (await setting.history(arn)).map((it) => it.type);
}

/** The name of the error that a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (fault) {
    return (fault as Error).name;
  }
  throw new Error('The call was not refused.');
}

/** One task that waits for its token; the function gets the token and `$states.input.key`. */
export function asking(extra: object = {}): object {
  return {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: LAMBDA_WITH_TOKEN,
        Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
        Next: 'Answered',
        ...extra,
      },
      Answered: { Type: 'Succeed' },
      ...('Catch' in extra ? { Missed: { Type: 'Pass', End: true } } : {}),
    },
  };
}

/** One task that ends with its function's answer. */
export function calling(functionName: string, extra: object = {}): object {
  return {
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: LAMBDA,
        Arguments: { FunctionName: functionName, Payload: '{% $states.input %}' },
        Output: '{% $states.result.Payload %}',
        End: true,
        ...extra,
      },
      ...('Catch' in extra ? { Missed: { Type: 'Pass', End: true } } : {}),
    },
  };
}

/** One Pass with this Output. */
export function passing(output: unknown): object {
  return { StartAt: 'Pass', States: { Pass: { Type: 'Pass', Output: output, End: true } } };
}

/** A function that keeps the tokens it is given, in order. */
export function tokenKeeper(): { tokens: string[]; ask: (payload: { token: string }) => object } {
  const tokens: string[] = [];
  return {
    tokens,
    ask: ({ token }) => {
      tokens.push(token);
      return {};
    },
  };
}
