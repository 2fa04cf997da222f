import { describe, expect, it } from 'vitest';
import { HOUR, open, START, typesOf } from './harness.ts';

// https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
describe('a Choice', () => {
  const choices = {
    StartAt: 'Which?',
    States: {
      'Which?': {
        Type: 'Choice',
        Choices: [
          {
            Condition: "{% $states.input.outcome = 'a' %}",
            Next: 'End',
            Assign: { v: 'first' },
            Output: 'rule a',
          },
          { Condition: "{% $states.input.outcome in ['a', 'b'] %}", Next: 'End', Assign: { v: 'second' } },
          { Condition: '{% $states.input.odd %}', Next: 'End' },
        ],
        Default: 'End',
      },
      End: {
        Type: 'Pass',
        Output: { in: '{% $states.input %}', v: "{% $exists($v) ? $v : 'none' %}" },
        End: true,
      },
    },
  };

  it.each<[object, unknown]>([
    [
      { outcome: 'a', odd: false },
      { in: 'rule a', v: 'first' },
    ],
    [
      { outcome: 'b', odd: false },
      { in: { outcome: 'b', odd: false }, v: 'second' },
    ],
    [
      { outcome: 'c', odd: false },
      { in: { outcome: 'c', odd: false }, v: 'none' },
    ],
  ])('takes the first rule that holds, with its Assign and Output: %j', async (input, output) => {
    const setting = await open();
    const arn = await setting.start(choices, input);
    expect(await setting.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output });
    expect((await typesOf(setting, arn)).slice(1, 3)).toEqual(['ChoiceStateEntered', 'ChoiceStateExited']);
  });

  it('fails if a condition is not true or false', async () => {
    const setting = await open();
    const arn = await setting.start(choices, { outcome: 'c', odd: 1 });
    expect(await setting.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });

  // AWS keeps the name States.NoChoiceMatched for later:
  // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
  it('fails with States.Runtime if no rule holds and there is no Default', async () => {
    const setting = await open();
    const rule = { Condition: '{% false %}', Next: 'End' };
    const arn = await setting.start({
      StartAt: 'Which?',
      States: { 'Which?': { Type: 'Choice', Choices: [rule] }, End: { Type: 'Succeed' } },
    });
    const failed = await setting.describe(arn);
    expect(failed).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(failed.cause).toContain('Failed to transition out of the state');
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
describe('a Wait', () => {
  const waiting = (until: object) => ({
    StartAt: 'Wait',
    States: {
      Wait: { Type: 'Wait', ...until, Assign: { left: '{% $millis() %}' }, Next: 'End' },
      End: { Type: 'Pass', Output: '{% $left %}', End: true },
    },
  });

  it.each<[string, object, number]>([
    ['seconds', { Seconds: 90 }, START + 90_000],
    ['seconds that are computed', { Seconds: '{% $states.input.hours * 3600 %}' }, START + 48 * HOUR],
    ['an instant', { Timestamp: '2026-03-05T00:00:00Z' }, Date.UTC(2026, 2, 5)],
    ['an instant that is computed', { Timestamp: '{% $states.input.at %}' }, Date.UTC(2026, 2, 4, 2)],
    ['an instant, cut to whole seconds', { Timestamp: '2026-03-05T00:00:00.999Z' }, Date.UTC(2026, 2, 5)],
  ])('ends after %s and not a millisecond before', async (_, until, due) => {
    const setting = await open();
    const arn = await setting.start(waiting(until), { hours: 48, at: '2026-03-04T10:00:00+08:00' });
    expect(await setting.engine.nextDueAt()).toBe(due);
    await setting.turn(due - START - 1);
    expect((await setting.describe(arn)).status).toBe('RUNNING');
    await setting.turn(1);
    expect(await setting.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: due });
  });

  it.each([{ Seconds: 0 }, { Timestamp: '2020-01-01T00:00:00Z' }])('does not wait for %j', async (until) => {
    const setting = await open();
    const arn = await setting.start(waiting(until));
    expect((await setting.describe(arn)).status).toBe('SUCCEEDED');
    expect(await setting.engine.nextDueAt()).toBeUndefined();
  });

  it.each([
    { Seconds: '{% -1 %}' },
    { Seconds: '{% 1.5 %}' },
    { Seconds: "{% '5' %}" },
    { Timestamp: "{% '5 March' %}" },
    { Timestamp: "{% '2026-13-01T00:00:00Z' %}" },
  ])('fails on %j', async (until) => {
    const setting = await open();
    const arn = await setting.start(waiting(until));
    expect(await setting.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });
});

describe('an end', () => {
  it('of Succeed puts out its Output', async () => {
    const setting = await open();
    const arn = await setting.start({
      StartAt: 'S',
      States: { S: { Type: 'Succeed', Output: { a: '{% 1 %}' } } },
    });
    expect(await setting.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: { a: 1 } });
    const types = ['ExecutionStarted', 'SucceedStateEntered', 'SucceedStateExited', 'ExecutionSucceeded'];
    expect(await typesOf(setting, arn)).toEqual(types);
  });

  it('of Fail gives its Error and Cause', async () => {
    const setting = await open();
    const state = { Type: 'Fail', Error: '{% $states.input.e %}', Cause: 'because' };
    const arn = await setting.start({ StartAt: 'F', States: { F: state } }, { e: 'E1' });
    expect(await setting.describe(arn)).toMatchObject({ status: 'FAILED', error: 'E1', cause: 'because' });
    expect(await typesOf(setting, arn)).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed']);
  });
});
