import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { calling, HOUR, open, typesOf } from './harness.ts';

class Refused extends Error {
  override name = 'Refused';
}
const refuse = () => {
  throw new Refused('not today');
};

/** Fails until it was called `times` times. */
function flaky(times: number): () => number {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls < times) throw new Refused(`call ${calls}`);
    return calls;
  };
}

// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
describe('an error of a function', () => {
  it('carries the name of what was thrown and Lambda’s cause without a stack', async () => {
    const setting = await open({ functions: { refuse } });
    const arn = await setting.start(calling('refuse'));
    const { status, error, cause } = await setting.describe(arn);
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'Refused' });
    expect(JSON.parse(cause ?? '')).toEqual({ errorType: 'Refused', errorMessage: 'not today' });
    expect(await typesOf(setting, arn)).toEqual([
      ...['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskFailed'],
      'ExecutionFailed',
    ]);
  });

  it('is caught by the first catcher that names it, with that one’s Assign and Output', async () => {
    const setting = await open({ functions: { refuse } });
    const definition = calling('refuse', {
      Assign: { who: 'the state' },
      Catch: [
        { ErrorEquals: ['Other'], Next: 'Missed', Output: 'other' },
        {
          ErrorEquals: ['Refused'],
          Next: 'Missed',
          Assign: { who: '{% $states.errorOutput.Error %}' },
          Output: { error: '{% $states.errorOutput.Error %}', was: '{% $states.input.a %}' },
        },
        { ErrorEquals: ['States.ALL'], Next: 'Missed' },
      ],
    }) as { States: Record<string, object> };
    definition.States.Missed = {
      Type: 'Pass',
      Output: { in: '{% $states.input %}', who: '{% $who %}' },
      End: true,
    };
    const arn = await setting.start(definition, { a: 1 });
    expect((await setting.describe(arn)).output).toEqual({
      in: { error: 'Refused', was: 1 },
      who: 'Refused',
    });
  });

  it('becomes the next state’s input where the catcher has no Output', async () => {
    const setting = await open({ functions: { refuse } });
    const arn = await setting.start(
      calling('refuse', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Missed' }] }),
    );
    expect((await setting.describe(arn)).output).toEqual({
      Error: 'Refused',
      Cause: '{"errorType":"Refused","errorMessage":"not today"}',
    });
  });

  it('fails the execution if the catcher’s own expression fails', async () => {
    const setting = await open({ functions: { refuse } });
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Missed', Output: '{% $nope %}' }];
    const arn = await setting.start(calling('refuse', { Catch }));
    const failed = await setting.describe(arn);
    expect(failed).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(failed.cause).toContain("'Catch[0]/Output'");
  });
});

describe('which errors a wildcard takes', () => {
  const slow = () => new Promise(() => {});
  it.each<[string, string, object, string]>([
    ['States.TaskFailed', 'refuse', {}, 'Refused'],
    ['States.ALL', 'refuse', {}, 'Refused'],
    ['States.TaskFailed', 'fine', { Output: '{% $nope %}' }, 'States.QueryEvaluationError'],
    [
      'States.QueryEvaluationError',
      'fine',
      { Arguments: { FunctionName: '{% $nope %}' } },
      'States.QueryEvaluationError',
    ],
    ['States.QueryEvaluationError', 'fine', { TimeoutSeconds: '{% 0 %}' }, 'States.QueryEvaluationError'],
    [
      'States.QueryEvaluationError',
      'fine',
      { TimeoutSeconds: '{% 100000000 %}' },
      'States.QueryEvaluationError',
    ],
    ['States.QueryEvaluationError', 'fine', { TimeoutSeconds: '{% 1.5 %}' }, 'States.QueryEvaluationError'],
  ])('%s takes an error of %s with %j', async (wildcard, name, extra, error) => {
    const setting = await open({ functions: { refuse, fine: () => 1 } });
    const Catch = [{ ErrorEquals: [wildcard], Next: 'Missed' }];
    const arn = await setting.start(calling(name, { ...extra, Catch }));
    expect(await setting.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: { Error: error } });
  });

  it.each<[string, string]>([
    ['States.TaskFailed', 'FAILED'],
    ['States.Timeout', 'SUCCEEDED'],
    ['States.ALL', 'SUCCEEDED'],
  ])('a Catch of %s after a timeout leaves the execution %s', async (wildcard, status) => {
    const setting = await open({ functions: { slow } });
    const Catch = [{ ErrorEquals: [wildcard], Next: 'Missed' }];
    const machine = await setting.create(calling('slow', { TimeoutSeconds: 10, Catch }));
    const { executionArn = '' } = await setting.client.send(
      new StartExecutionCommand({ stateMachineArn: machine }),
    );
    await expect.poll(() => setting.engine.listRunning()[0]?.phase).toBe('invoking');
    setting.clock.at += 10_000;
    await setting.engine.fireDue();
    await expect.poll(async () => (await setting.describe(executionArn)).status).toBe(status);
  });
});

describe('a Retry', () => {
  it('waits longer each time, never beyond its longest delay', async () => {
    const setting = await open({ functions: { flaky: flaky(5) } });
    const Retry = [
      {
        ErrorEquals: ['Refused'],
        IntervalSeconds: 100,
        BackoffRate: 2,
        MaxAttempts: 4,
        MaxDelaySeconds: 300,
      },
    ];
    const arn = await setting.start(calling('flaky', { Retry }));
    for (const delay of [100, 200, 300, 300]) {
      expect(await setting.engine.nextDueAt()).toBe(setting.clock.at + delay * 1000);
      await setting.turn(delay * 1000 - 1);
      expect((await setting.describe(arn)).status).toBe('RUNNING');
      await setting.turn(1);
    }
    expect(await setting.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: 5 });
    const attempt = ['TaskScheduled', 'TaskStarted', 'TaskFailed'];
    expect((await typesOf(setting, arn)).slice(2, 8)).toEqual([...attempt, ...attempt]);
  });

  it('draws its delay from zero to the full one with FULL jitter', async () => {
    const setting = await open({ functions: { flaky: flaky(2) }, chance: () => 0.25 });
    await setting.start(
      calling('flaky', {
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 100, JitterStrategy: 'FULL' }],
      }),
    );
    expect(await setting.engine.nextDueAt()).toBe(setting.clock.at + 25_000);
  });

  it('counts each retrier by itself, then the Catch takes over', async () => {
    const errors = ['A', 'B', 'A', 'A', 'B'];
    const turns = () => {
      throw Object.assign(new Error('x'), { name: errors.shift() });
    };
    const setting = await open({ functions: { turns } });
    const Retry = [
      { ErrorEquals: ['A'], MaxAttempts: 3 },
      { ErrorEquals: ['B'], MaxAttempts: 1 },
    ];
    const Catch = [
      { ErrorEquals: ['States.ALL'], Next: 'Missed', Output: '{% $states.context.State.RetryCount %}' },
    ];
    const arn = await setting.start(calling('turns', { Retry, Catch }));
    await setting.turn(HOUR);
    expect(await setting.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: 4 });
    expect(errors).toEqual([]);
  });

  it('has three attempts, one second and a rate of two by default', async () => {
    const setting = await open({ functions: { refuse } });
    const arn = await setting.start(calling('refuse', { Retry: [{ ErrorEquals: ['Refused'] }] }));
    await setting.turn(1000 + 2000 + 4000 - 1);
    expect((await setting.describe(arn)).status).toBe('RUNNING');
    await setting.turn(1);
    expect((await setting.describe(arn)).status).toBe('FAILED');
  });

  it('does not happen with no attempts allowed, and the next retrier is not asked', async () => {
    const setting = await open({ functions: { refuse } });
    const Retry = [{ ErrorEquals: ['Refused'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }];
    const arn = await setting.start(calling('refuse', { Retry }));
    expect((await setting.describe(arn)).status).toBe('FAILED');
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: 25,000 events a history
it('fails an execution whose history is full', async () => {
  const setting = await open();
  const arn = await setting.start({
    StartAt: 'Again?',
    States: {
      'Again?': { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Again?' }], Default: 'End' },
      End: { Type: 'Succeed' },
    },
  });
  const failed = await setting.describe(arn);
  expect(failed).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(failed.cause).toContain('maximum number of history events (25000)');
  const events = await setting.history(arn);
  expect([events.length, events.at(-1)?.type]).toEqual([25_000, 'ExecutionFailed']);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
it('times the whole execution out by the machine’s TimeoutSeconds, and after a year in any case', async () => {
  const setting = await open();
  const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 99_999_999, End: true } } };
  const hour = await setting.start({ ...wait, TimeoutSeconds: 3600 });
  const year = await setting.start(wait);
  await setting.turn(HOUR);
  expect(await setting.describe(hour)).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
  expect((await typesOf(setting, hour)).at(-1)).toBe('ExecutionTimedOut');
  expect((await setting.describe(year)).status).toBe('RUNNING');
  await setting.turn(365 * 24 * HOUR);
  expect((await setting.describe(year)).status).toBe('TIMED_OUT');
});
