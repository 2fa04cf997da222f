import { SendTaskFailureCommand, SendTaskSuccessCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { asking, calling, HOUR, open, refusal, type Setting, tokenKeeper, typesOf } from './harness.ts';

async function openWithKeeper() {
  const { tokens, ask } = tokenKeeper();
  return { tokens, setting: await open({ functions: { ask } }) };
}

// https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
describe('a task that waits for its token', () => {
  it('goes on with what its holder reports', async () => {
    const { tokens, setting } = await openWithKeeper();
    const arn = await setting.start(asking());
    expect((await setting.describe(arn)).status).toBe('RUNNING');
    await setting.succeed(tokens[0] ?? '', { r: 1 });
    expect(await setting.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: { r: 1 } });
    expect(await typesOf(setting, arn)).toEqual([
      ...[
        'ExecutionStarted',
        'TaskStateEntered',
        'TaskScheduled',
        'TaskStarted',
        'TaskSubmitted',
        'TaskSucceeded',
      ],
      ...['TaskStateExited', 'SucceedStateEntered', 'SucceedStateExited', 'ExecutionSucceeded'],
    ]);
  });

  it('fails as its holder reports', async () => {
    const { tokens, setting } = await openWithKeeper();
    const arn = await setting.start(asking({ Catch: [{ ErrorEquals: ['E1'], Next: 'Missed' }] }));
    await setting.fail(tokens[0] ?? '', 'E1', 'why');
    expect((await setting.describe(arn)).output).toEqual({ Error: 'E1', Cause: 'why' });
  });

  it('completes once when the function completes its own token before it returns', async () => {
    let setting: Setting | undefined;
    const ask = async ({ token }: { token: string }) => {
      await setting?.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '"early"' }));
      // The state machine has gone on by itself while this function is still under way.
      await expect.poll(() => setting?.engine.listRunning()).toEqual([]);
      return 'late';
    };
    setting = await open({ functions: { ask } });
    const arn = await setting.start(asking());
    expect(await setting.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
    const types = await typesOf(setting, arn);
    expect(types.filter((it) => it === 'TaskSucceeded')).toHaveLength(1);
    expect(types).not.toContain('TaskSubmitted');
  });

  it('ignores a failure of the function after its token was completed', async () => {
    let setting: Setting | undefined;
    const ask = async ({ token }: { token: string }) => {
      await setting?.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '1' }));
      throw new Error('too late');
    };
    setting = await open({ functions: { ask } });
    const arn = await setting.start(asking());
    expect((await setting.describe(arn)).status).toBe('SUCCEEDED');
  });

  it('fails if its function fails, and a retry has a token of its own', async () => {
    const tokens: string[] = [];
    const ask = ({ token }: { token: string }) => {
      tokens.push(token);
      if (tokens.length === 1) throw new Error('once');
      return {};
    };
    const setting = await open({ functions: { ask } });
    const arn = await setting.start(asking({ Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5 }] }));
    await setting.turn(5000);
    const [first = '', second = ''] = tokens;
    expect(first).not.toBe(second);
    expect(await refusal(setting.succeed(first, 1))).toBe('TaskTimedOut');
    await setting.succeed(second, 2);
    expect((await setting.describe(arn)).output).toBe(2);
  });
});

describe('the timeout of a task that waits for its token', () => {
  it('counts from the state’s scheduling and may be computed', async () => {
    const { tokens, setting } = await openWithKeeper();
    const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'Missed' }];
    const arn = await setting.start(asking({ TimeoutSeconds: '{% $states.input.h * 3600 %}', Catch }), {
      h: 72,
    });
    expect(await setting.engine.nextDueAt()).toBe(setting.clock.at + 72 * HOUR);
    await setting.turn(72 * HOUR - 1);
    expect((await setting.describe(arn)).status).toBe('RUNNING');
    await setting.turn(1);
    expect((await setting.describe(arn)).output).toEqual({ Error: 'States.Timeout' });
    expect(await typesOf(setting, arn)).toContain('TaskTimedOut');
    expect(await refusal(setting.succeed(tokens[0] ?? '', 1))).toBe('TaskTimedOut');
  });

  it('is afresh for each attempt', async () => {
    const { tokens, setting } = await openWithKeeper();
    const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 60, MaxAttempts: 1 }];
    const arn = await setting.start(asking({ TimeoutSeconds: 3600, Retry }));
    await setting.turn(HOUR + 60_000);
    expect(tokens).toHaveLength(2);
    expect(await setting.engine.nextDueAt()).toBe(setting.clock.at + HOUR);
    await setting.turn(HOUR);
    expect(await setting.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('refuses a completion at its very instant, even if the timer has not fired yet', async () => {
    const { tokens, setting } = await openWithKeeper();
    const arn = await setting.start(asking({ TimeoutSeconds: 60 }));
    setting.clock.at += 59_999;
    setting.clock.at += 1;
    expect(await refusal(setting.succeed(tokens[0] ?? '', 1))).toBe('TaskTimedOut');
    await setting.turn(0);
    expect((await setting.describe(arn)).error).toBe('States.Timeout');
  });

  it('takes a completion one millisecond before', async () => {
    const { tokens, setting } = await openWithKeeper();
    const arn = await setting.start(asking({ TimeoutSeconds: 60 }));
    setting.clock.at += 59_999;
    await setting.succeed(tokens[0] ?? '', 1);
    expect((await setting.describe(arn)).status).toBe('SUCCEEDED');
    expect(await setting.engine.nextDueAt()).toBeUndefined();
  });
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
describe('a completion is refused', () => {
  it('with InvalidToken for a token that was never issued', async () => {
    const { setting } = await openWithKeeper();
    expect(await refusal(setting.succeed('nobody’s', 1))).toBe('InvalidToken');
    expect(await refusal(setting.fail('nobody’s', 'E'))).toBe('InvalidToken');
  });

  it('with TaskTimedOut the second time', async () => {
    const { tokens, setting } = await openWithKeeper();
    await setting.start(asking());
    await setting.succeed(tokens[0] ?? '', 1);
    expect(await refusal(setting.succeed(tokens[0] ?? '', 1))).toBe('TaskTimedOut');
    expect(await refusal(setting.fail(tokens[0] ?? '', 'E'))).toBe('TaskTimedOut');
  });

  it('with TaskTimedOut once the execution was stopped', async () => {
    const { tokens, setting } = await openWithKeeper();
    const executionArn = await setting.start(asking());
    await setting.client.send(new StopExecutionCommand({ executionArn }));
    expect(await refusal(setting.succeed(tokens[0] ?? '', 1))).toBe('TaskTimedOut');
  });

  it('with InvalidOutput if the output is not JSON, ValidationException if it is too large', async () => {
    const { tokens, setting } = await openWithKeeper();
    const arn = await setting.start(asking());
    const [taskToken] = tokens;
    const send = (output: string) => setting.client.send(new SendTaskSuccessCommand({ taskToken, output }));
    expect(await refusal(send('{'))).toBe('InvalidOutput');
    expect(await refusal(send(`"${'a'.repeat(262_143)}"`))).toBe('ValidationException');
    expect((await setting.describe(arn)).status).toBe('RUNNING');
  });

  it('with ValidationException if the token is missing or too long', async () => {
    const { setting } = await openWithKeeper();
    const send = (taskToken: string | undefined) =>
      setting.client.send(new SendTaskFailureCommand({ taskToken }));
    expect(await refusal(send(undefined))).toBe('ValidationException');
    expect(await refusal(send('t'.repeat(2049)))).toBe('ValidationException');
  });
});

it('takes one of many completions that arrive at once', async () => {
  const { tokens, setting } = await openWithKeeper();
  const arn = await setting.start(asking());
  const sent = Array.from({ length: 20 }, (_, at) => setting.succeed(tokens[0] ?? '', at));
  const results = await Promise.allSettled(sent);
  expect(results.filter((it) => it.status === 'fulfilled')).toHaveLength(1);
  expect((await typesOf(setting, arn)).filter((it) => it === 'TaskSucceeded')).toHaveLength(1);
});

it('settles only when what the completions set off has ended too', async () => {
  const ticks = async (count: number) => {
    for (let at = 0; at < count; at += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const engines: Setting[] = [];
  const ask = async ({ token }: { token: string }) => {
    const completion = new SendTaskSuccessCommand({ taskToken: token, output: '1' });
    await ticks(5);
    await engines[0]?.client.send(completion);
  };
  const slow = async () => {
    await ticks(50);
    return 'done';
  };
  const setting = await open({ functions: { ask, slow } });
  engines.push(setting);
  const definition = asking({ Next: 'Call' }) as { States: Record<string, object> };
  const { Call } = (calling('slow') as { States: { Call: object } }).States;
  definition.States = { Ask: definition.States.Ask ?? {}, Call };
  const machine = await setting.create(definition);
  const arns = await Promise.all(Array.from({ length: 5 }, () => setting.start(machine)));
  expect(setting.engine.listRunning()).toEqual([]);
  for (const arn of arns) expect((await setting.describe(arn)).output).toBe('done');
});
