import { describe, expect, it } from 'vitest';
import { calling, LAMBDA_WITH_TOKEN, open, passing, START, typesOf } from './harness.ts';

// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
describe('variables', () => {
  it('are assigned from the values before the state and are seen after it', async () => {
    const setting = await open();
    const arn = await setting.start(
      {
        StartAt: 'First',
        States: {
          First: { Type: 'Pass', Assign: { x: 1, y: '{% $states.input.a * 2 %}' }, Next: 'Second' },
          Second: {
            Type: 'Pass',
            Assign: { x: '{% $y %}', y: '{% $x %}' },
            Output: '{% [$x, $y] %}',
            Next: 'Third',
          },
          Third: {
            Type: 'Pass',
            Output: { before: '{% $states.input %}', after: '{% [$x, $y] %}' },
            End: true,
          },
        },
      },
      { a: 5 },
    );
    expect((await setting.describe(arn)).output).toEqual({ before: [1, 10], after: [10, 1] });
    const exits = (await setting.history(arn)).flatMap((it) => it.stateExitedEventDetails ?? []);
    expect(exits[0]?.assignedVariables).toEqual({ x: '1', y: '10' });
  });

  it('cannot be assigned more than 256 KiB at once', async () => {
    const setting = await open();
    const big = 'a'.repeat(140_000);
    const arn = await setting.start({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Assign: { one: big, two: big }, Output: {}, End: true } },
    });
    expect(await setting.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
it('gives the context object', async () => {
  const seen: unknown[] = [];
  const setting = await open({ functions: { see: (payload) => void seen.push(payload) } });
  const state = {
    Type: 'Task',
    Resource: LAMBDA_WITH_TOKEN,
    Arguments: { FunctionName: 'see', Payload: '{% $states.context %}' },
    End: true,
  };
  const machine = await setting.create({ StartAt: 'See it', States: { 'See it': state } }, 'context');
  const arn = await setting.start(machine, { a: 1 }, 'run-1');
  const at = new Date(START).toISOString();
  expect(seen[0]).toEqual({
    Execution: {
      Id: arn,
      Name: 'run-1',
      StartTime: at,
      Input: { a: 1 },
      RoleArn: 'arn:aws:iam::000000000000:role/local',
    },
    StateMachine: { Id: machine, Name: 'context' },
    State: { Name: 'See it', EnteredTime: at, RetryCount: 0 },
    Task: { Token: expect.any(String) },
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
it('gives a task the result of Lambda’s Invoke', async () => {
  const setting = await open({
    functions: { echo: (payload: unknown) => ({ echo: payload }), nothing: () => undefined },
  });
  const echoed = await setting.start(calling('echo', { Output: '{% $states.result %}' }), { a: 5 });
  expect((await setting.describe(echoed)).output).toEqual({
    ExecutedVersion: '$LATEST',
    Payload: { echo: { a: 5 } },
    StatusCode: 200,
  });
  const nothing = await setting.start(calling('nothing'));
  expect((await setting.describe(nothing)).output).toBeNull();
});

// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
describe('an expression', () => {
  it.each<[string, unknown, unknown]>([
    ['reads the input', '{% $states.input.list[n > 1].n %}', [2, 3]],
    [
      'stands anywhere in a template',
      { a: ['{% 1 + 1 %}', { b: '{% $states.input.text %}' }] },
      { a: [2, { b: 'x' }] },
    ],
    ['is none without its marks at both ends', [' {% 1 %}', '{% 1'], [' {% 1 %}', '{% 1']],
    ['drops members that are undefined', "{% {'a': $states.input.missing, 'b': 1} %}", { b: 1 }],
    ['reads the domain’s clock', '{% [$millis(), $toMillis($now())] %}', [START, START]],
    ['formats the domain’s time', "{% $now('[Y0001]-[M01]-[D01] [H01]', '+0800') %}", '2026-03-02 09'],
    ['parses', '{% $parse(\'{"a":1}\').a %}', 1],
    [
      'hashes',
      "{% $hash('a', 'SHA-256') %}",
      'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
    ],
    ['partitions', '{% $partition([1,2,3,4,5], 2) %}', [[1, 2], [3, 4], [5]]],
    ['makes a range', '{% $range(0, 10, 5) %}', [0, 5, 10]],
    ['makes a range downwards', '{% $range(3, 1, -1) %}', [3, 2, 1]],
    ['draws the same number from the same seed', '{% $random(7) = $random(7) %}', true],
    ['makes a UUID', '{% $length($uuid()) %}', 36],
  ])('%s', async (_, template, output) => {
    const setting = await open();
    const arn = await setting.start(passing(template), { text: 'x', list: [{ n: 1 }, { n: 2 }, { n: 3 }] });
    expect(await setting.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output });
  });

  it.each<[string, string, string]>([
    ['gives nothing', '{% $nope.x %}', 'returned nothing (undefined)'],
    [
      'calls itself without an end, and deeper each time',
      '{% ($f := function($n) { 1 + $f($n) }; $f(1)) %}',
      'nests deeper than 100',
    ],
    ['gives a function', '{% $sum %}', 'returned nothing (undefined)'],
    ['gives a lambda', '{% function($x) { $x } %}', 'returned nothing (undefined)'],
    ['throws', "{% $number('x') %}", 'threw an error during evaluation'],
    ['hashes with an unknown algorithm', "{% $hash('a', 'CRC') %}", 'threw an error'],
  ])('that %s fails with States.QueryEvaluationError', async (_, expression, cause) => {
    const setting = await open();
    const arn = await setting.start(passing({ a: expression }));
    const failed = await setting.describe(arn);
    expect(failed).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(failed.cause).toContain("executing the state 'Pass' (entered at the event id #2)");
    expect(failed.cause).toContain("specified for the field 'Output/a'");
    expect(failed.cause).toContain(cause);
    expect(await typesOf(setting, arn)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'EvaluationFailed',
      'ExecutionFailed',
    ]);
    const event = (await setting.history(arn))[2]?.evaluationFailedEventDetails;
    expect(event).toMatchObject({
      state: 'Pass',
      location: 'Output/a',
      error: 'States.QueryEvaluationError',
    });
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
describe('data over 262,144 bytes of UTF-8', () => {
  const most = 'a'.repeat(262_142);

  it('fail the state that puts them out; one byte less does not', async () => {
    const setting = await open();
    const within = await setting.start(passing('{% $states.input %}'), most);
    expect((await setting.describe(within)).status).toBe('SUCCEEDED');
    const over = await setting.start(passing(`{% $states.input & 'é' %}`), most.slice(1));
    expect(await setting.describe(over)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
  });

  it('fail a task by its arguments and by its result, and States.ALL does not catch that', async () => {
    const setting = await open({ functions: { big: () => most } });
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Missed' }];
    const result = await setting.start(calling('big', { Catch }));
    expect(await setting.describe(result)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
    const args = await setting.start(calling('big', { Catch }), most);
    expect(await setting.describe(args)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
    const named = [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'Missed', Output: 'caught' }];
    const caught = await setting.start(calling('big', { Catch: named }));
    expect((await setting.describe(caught)).output).toBe('caught');
  });

  it('are refused as input of an execution', async () => {
    const setting = await open();
    await expect(setting.start(passing(1), `${most}a`)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
