import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import {
  asking,
  calling,
  HOUR,
  open,
  passing,
  refusal,
  type Setting,
  tokenKeeper,
  typesOf,
} from './harness.ts';

const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } };
const DAY = 24 * HOUR;

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
describe('StartExecution', () => {
  it('gives the running execution again for the same name and input, and refuses another input', async () => {
    const setting = await open();
    const machine = await setting.create(wait);
    const start = (input: string) =>
      setting.client.send(new StartExecutionCommand({ stateMachineArn: machine, name: 'n', input }));
    const first = await start('{"a":1}');
    setting.clock.at += 1000;
    const again = await start('{"a":1}');
    expect([again.executionArn, again.startDate]).toEqual([first.executionArn, first.startDate]);
    expect(await refusal(start('{"a":2}'))).toBe('ExecutionAlreadyExists');
  });

  it('refuses the name of a closed execution for ninety days', async () => {
    const setting = await open();
    const machine = await setting.create(wait);
    await setting.start(machine, {}, 'n');
    await setting.turn(10_000);
    await setting.turn(90 * DAY - 1);
    expect(await refusal(setting.start(machine, {}, 'n'))).toBe('ExecutionAlreadyExists');
    await setting.turn(1);
    const arn = await setting.start(machine, { again: true }, 'n');
    expect((await setting.describe(arn)).status).toBe('RUNNING');
    expect(await typesOf(setting, arn)).toEqual(['ExecutionStarted', 'WaitStateEntered']);
  });

  it('starts once when it is called many times at once', async () => {
    const { tokens, ask } = tokenKeeper();
    const setting = await open({ functions: { ask } });
    const machine = await setting.create(asking());
    const arns = await Promise.all(Array.from({ length: 20 }, () => setting.start(machine, {}, 'n')));
    expect(new Set(arns).size).toBe(1);
    expect(tokens).toHaveLength(1);
  });

  it.each(['', 'a b', 'a/b', 'a:b', 'a"b', 'a\u0007b', 'n'.repeat(81)])(
    'refuses the name %j',
    async (name) => {
      const setting = await open();
      const machine = await setting.create(wait);
      expect(await refusal(setting.start(machine, {}, name))).toBe('InvalidName');
    },
  );

  it('takes 80 characters, and makes a name where none is given', async () => {
    const setting = await open();
    const machine = await setting.create(wait, 'named');
    const name = '申报-1_2.3@('.padEnd(80, 'n');
    expect(await setting.start(machine, {}, name)).toBe(
      `arn:aws:states:us-east-1:000000000000:execution:named:${name}`,
    );
    expect((await setting.start(machine)).split(':').at(-1)).toHaveLength(36);
  });

  it('refuses an input that is not JSON and a machine that does not exist', async () => {
    const setting = await open();
    const stateMachineArn = await setting.create(wait);
    const start = (wanted: object) =>
      setting.client.send(new StartExecutionCommand({ stateMachineArn, ...wanted }));
    expect(await refusal(start({ input: '{' }))).toBe('InvalidExecutionInput');
    expect(await refusal(start({ stateMachineArn: `${stateMachineArn}0` }))).toBe('StateMachineDoesNotExist');
    expect(await refusal(start({ stateMachineArn: 'machine' }))).toBe('InvalidArn');
    expect(await refusal(start({ traceHeader: 'x' }))).toBe('ValidationException');
  });
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
describe('StopExecution', () => {
  it('aborts a running execution, once, and leaves a closed one as it is', async () => {
    const { ask } = tokenKeeper();
    const setting = await open({ functions: { ask } });
    const executionArn = await setting.start(asking());
    const stop = (error: string) =>
      setting.client.send(new StopExecutionCommand({ executionArn, error, cause: 'c' }));
    const { stopDate } = await stop('cancelled');
    setting.clock.at += 5000;
    expect((await stop('again')).stopDate).toEqual(stopDate);
    expect(await setting.describe(executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'cancelled',
      cause: 'c',
    });
    const last = (await setting.history(executionArn)).at(-1);
    expect(last).toMatchObject({
      type: 'ExecutionAborted',
      executionAbortedEventDetails: { error: 'cancelled', cause: 'c' },
    });
    expect(await setting.engine.nextDueAt()).toBeUndefined();
  });

  it('lets the answer of a function that is under way come to nothing', async () => {
    let setting: Setting | undefined;
    const stop = async () => {
      const [run] = setting?.engine.listRunning() ?? [];
      await setting?.client.send(new StopExecutionCommand({ executionArn: run?.executionArn }));
      return 'late';
    };
    setting = await open({ functions: { stop } });
    const arn = await setting.start(calling('stop'));
    expect(await setting.describe(arn)).toMatchObject({ status: 'ABORTED', output: undefined });
    expect(await typesOf(setting, arn)).not.toContain('TaskSucceeded');
  });
});

describe('reading', () => {
  it('lists executions newest first, by status and by page', async () => {
    const setting = await open();
    const machine = await setting.create(wait);
    const other = await setting.create(passing(1));
    for (const name of ['a', 'b', 'c', 'd', 'e']) await setting.start(machine, {}, name);
    await setting.start(other, {}, 'other');
    const [, second] = setting.engine.listRunning();
    await setting.client.send(new StopExecutionCommand({ executionArn: second?.executionArn }));
    const list = (wanted: object) =>
      setting.client.send(new ListExecutionsCommand({ stateMachineArn: machine, ...wanted }));
    const first = await list({ maxResults: 3 });
    const rest = await list({ maxResults: 3, nextToken: first.nextToken });
    expect(first.executions?.map((it) => it.name)).toEqual(['e', 'd', 'c']);
    expect(rest.executions?.map((it) => it.name)).toEqual(['b', 'a']);
    expect(rest.nextToken).toBeUndefined();
    expect((await list({ statusFilter: 'ABORTED' })).executions?.map((it) => it.name)).toEqual(['b']);
    expect(await refusal(list({ nextToken: 'x' }))).toBe('InvalidToken');
    expect(await refusal(list({ maxResults: 1001 }))).toBe('ValidationException');
  });

  it('describes an execution', async () => {
    const setting = await open();
    const machine = await setting.create(passing({ out: 1 }), 'described');
    const executionArn = await setting.start(machine, { in: 1 }, 'n');
    const described = await setting.client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({
      ...{
        executionArn,
        stateMachineArn: machine,
        name: 'n',
        status: 'SUCCEEDED',
        input: '{"in":1}',
        output: '{"out":1}',
      },
      ...{ startDate: new Date(setting.clock.at), stopDate: new Date(setting.clock.at) },
    });
    const unknown = new DescribeExecutionCommand({ executionArn: `${executionArn}x` });
    expect(await refusal(setting.client.send(unknown))).toBe('ExecutionDoesNotExist');
    expect(await refusal(setting.client.send(new DescribeExecutionCommand({ executionArn: machine })))).toBe(
      'InvalidArn',
    );
  });

  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
  it('tells the history with AWS’s types and details, by page and from either end', async () => {
    const setting = await open({ functions: { echo: (it: unknown) => it } });
    const executionArn = await setting.start(calling('echo', { TimeoutSeconds: 30 }), { a: 1 });
    const events = await setting.history(executionArn);
    const parameters = '{"FunctionName":"echo","Payload":{"a":1}}';
    const result = '{"ExecutedVersion":"$LATEST","Payload":{"a":1},"StatusCode":200}';
    const task = { resourceType: 'lambda', resource: 'invoke' };
    expect(events).toMatchObject([
      {
        type: 'ExecutionStarted',
        id: 1,
        previousEventId: 0,
        executionStartedEventDetails: { input: '{"a":1}' },
      },
      {
        type: 'TaskStateEntered',
        id: 2,
        previousEventId: 0,
        stateEnteredEventDetails: { name: 'Call', input: '{"a":1}' },
      },
      {
        type: 'TaskScheduled',
        id: 3,
        previousEventId: 2,
        taskScheduledEventDetails: { ...task, parameters, region: 'us-east-1', timeoutInSeconds: 30 },
      },
      { type: 'TaskStarted', taskStartedEventDetails: task },
      { type: 'TaskSucceeded', taskSucceededEventDetails: { ...task, output: result } },
      { type: 'TaskStateExited', stateExitedEventDetails: { name: 'Call', output: '{"a":1}' } },
      {
        type: 'ExecutionSucceeded',
        timestamp: new Date(setting.clock.at),
        executionSucceededEventDetails: { output: '{"a":1}' },
      },
    ]);
    const page = (wanted: object) =>
      setting.client.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 4, reverseOrder: true, ...wanted }),
      );
    const first = await page({});
    const rest = await page({ nextToken: first.nextToken });
    expect([...(first.events ?? []), ...(rest.events ?? [])]).toEqual(events.toReversed());
    expect(rest.nextToken).toBeUndefined();
  });

  it('lists what is running, for the local pages', async () => {
    const setting = await open();
    const executionArn = await setting.start(wait, {}, 'n');
    const { at } = setting.clock;
    expect(setting.engine.listRunning()).toMatchObject([
      { executionArn, name: 'n', state: 'W', phase: 'waiting', enteredAt: at, dueAt: at + 10_000 },
    ]);
  });
});

describe('the wire', () => {
  async function post(url: string, target: string | undefined, body: string) {
    const headers: Record<string, string> = { 'content-type': 'application/x-amz-json-1.0' };
    if (target !== undefined) headers['x-amz-target'] = target;
    const answer = await fetch(url, { method: 'POST', headers, body });
    const { __type } = (await answer.json()) as { __type: string };
    return [answer.status, answer.headers.get('content-type'), __type];
  }

  it.each<[string, string | undefined, string, string]>([
    ['an operation it does not know', 'AWSStepFunctions.ListActivities', '{}', 'UnknownOperationException'],
    ['no operation', undefined, '{}', 'UnknownOperationException'],
    ['a property of every object', 'AWSStepFunctions.constructor', '{}', 'UnknownOperationException'],
    ['another service', 'DynamoDB_20120810.GetItem', '{}', 'UnknownOperationException'],
    ['a body that is not JSON', 'AWSStepFunctions.StartExecution', '{', 'SerializationException'],
    ['a body that is no object', 'AWSStepFunctions.StartExecution', '[]', 'SerializationException'],
    ['a missing field', 'AWSStepFunctions.StartExecution', '', 'ValidationException'],
    [
      'a field of the wrong type',
      'AWSStepFunctions.StartExecution',
      '{"stateMachineArn":5}',
      'ValidationException',
    ],
  ])('answers %s with 400 and AWS’s error', async (_, target, body, type) => {
    const { url } = await open();
    expect(await post(url, target, body)).toEqual([400, 'application/x-amz-json-1.0', type]);
  });

  it('is understood by the SDK', async () => {
    const { client } = await open();
    expect(await refusal(client.send(new ListStateMachinesCommand({})))).toBe('UnknownOperationException');
  });
});
