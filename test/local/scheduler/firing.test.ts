import { GetScheduleCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { MINUTE, NOON, named, rig, STARTED, schedule } from './rig.ts';

const ONE = NOON + 60 * MINUTE;
const NONE = { ActionAfterCompletion: 'NONE' } as const;

test('starts the execution at its instant, not before, and once', async () => {
  const { create, delivered, turnTo } = await rig();
  await create(NONE);
  await turnTo(ONE - 1);
  expect(delivered).toEqual([]);
  await turnTo(ONE + 24 * 60 * MINUTE);
  expect(delivered).toEqual([{ target: STARTED, at: '2026-03-27T13:00:00.000Z' }]);
});

// "EventBridge Scheduler deletes the schedule after its last target invocation."
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-delete.html
test('is deleted after it fired if it asked for that, and else stays', async () => {
  const { client, create, turnTo } = await rig();
  await create();
  await create({ ...NONE, Name: 'stays' });
  await turnTo(ONE);
  const stays = await client.send(new GetScheduleCommand({ Name: 'stays' }));
  expect(stays.State).toBe('ENABLED');
  await expect(client.send(new GetScheduleCommand({ Name: 'lock-1' }))).rejects.toThrow('does not exist');
});

// AWS evaluates the expression in the zone given (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#time-zones).
// What it makes of a one-time hour that a zone's clocks skip or show twice is not documented; the project's
// only zone has no such hour.
test.each([
  ['Asia/Shanghai', 'at(2026-03-30T09:00:00)', '2026-03-30T01:00:00.000Z'],
  ['Asia/Kathmandu', 'at(2026-06-01T09:00:00)', '2026-06-01T03:15:00.000Z'],
  ['America/New_York', 'at(2026-03-30T09:00:00)', '2026-03-30T13:00:00.000Z'],
  ['Europe/Berlin', 'at(2026-03-29T02:30:00)', '2026-03-29T01:30:00.000Z'],
  ['Europe/Berlin', 'at(2026-10-25T02:30:00)', '2026-10-25T00:30:00.000Z'],
])('reads the wall clock of %s: %s is %s', async (ScheduleExpressionTimezone, ScheduleExpression, at) => {
  const { create, delivered, turnTo } = await rig();
  await create({ ScheduleExpression, ScheduleExpressionTimezone });
  await turnTo(Date.parse('2026-12-01T00:00:00Z'));
  expect(delivered.map((one) => one.at)).toEqual([at]);
});

// AWS's documentation (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time) does
// not say what an instant in the past does. AWS took at(2022-12-31T23:59:59) in February 2025, as LocalStack
// recorded: https://github.com/localstack/localstack/blob/master/tests/aws/services/scheduler/test_scheduler.py
// That it then fires at once is our assumption; `lateBySeconds: () => 'never'` is the other one.
test('takes an instant already past and fires it at the next step', async () => {
  const { create, delivered, turnTo } = await rig();
  await create({ ScheduleExpression: 'at(2026-03-27T11:00:00)' });
  await turnTo(NOON);
  expect(delivered).toEqual([{ target: STARTED, at: '2026-03-27T12:00:00.000Z' }]);
});

test('a disabled schedule waits for nothing until it is enabled', async () => {
  const { client, create, delivered, scheduler, turnTo } = await rig();
  await create({ State: 'DISABLED' });
  expect(scheduler.nextDueAt()).toBeUndefined();
  await client.send(new UpdateScheduleCommand(schedule('lock-1')));
  await turnTo(ONE);
  expect(delivered).toHaveLength(1);
});

test('an update moves the instant', async () => {
  const { client, create, delivered, turnTo } = await rig();
  await create();
  const later = { ...schedule('lock-1'), ScheduleExpression: 'at(2026-03-27T14:00:00)' };
  await client.send(new UpdateScheduleCommand(later));
  await turnTo(ONE + 120 * MINUTE);
  expect(delivered.map((one) => one.at)).toEqual(['2026-03-27T14:00:00.000Z']);
});

test('an update during a delivery is not undone by its end', async () => {
  const { promise: delivery, resolve: deliver } = Promise.withResolvers<void>();
  const { client, clock, create, scheduler } = await rig({ deliver: () => delivery });
  await create();
  clock.at = ONE;
  scheduler.fireDue();
  expect(scheduler.nextDueAt()).toBeUndefined();
  const later = { ...schedule('lock-1'), ScheduleExpression: 'at(2026-03-27T14:00:00)' };
  await client.send(new UpdateScheduleCommand(later));
  deliver();
  await scheduler.settle();
  expect(scheduler.nextDueAt()).toBe(ONE + 60 * MINUTE);
});

// "invoke their targets with 60 second precision"
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
test.each([
  [59, ['2026-03-27T13:00:59.000Z']],
  [600, ['2026-03-27T13:10:00.000Z']],
  ['never', []],
] as const)('can be made late by %s seconds', async (late, instants) => {
  const { create, delivered, turnTo } = await rig({ lateBySeconds: () => late });
  await create();
  await turnTo(ONE + 60 * MINUTE);
  expect(delivered.map((one) => one.at)).toEqual(instants);
});

// "Retry attempts with exponential backoff continue until either the maximum number of attempts is made or until
// the duration of the MaximumEventAgeInSeconds is reached."
// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
test('tries again after a growing pause until the target takes it', async () => {
  const tries: number[] = [];
  const { clock, create, scheduler, turnTo } = await rig({
    deliver: async () => {
      tries.push((clock.at - ONE) / 1_000);
      if (tries.length < 5) throw named('ServiceUnavailable');
    },
  });
  await create();
  await turnTo(ONE + 60 * MINUTE);
  expect(tries).toEqual([0, 1, 3, 7, 15]);
  expect(scheduler.deadLetters()).toEqual([]);
});

test.each([
  ['MaximumRetryAttempts', { MaximumRetryAttempts: 3 }, 3],
  ['MaximumEventAgeInSeconds', { MaximumEventAgeInSeconds: 60 }, 5],
  ['MaximumRetryAttempts', { MaximumRetryAttempts: 0 }, 0],
  ['MaximumRetryAttempts', undefined, 185],
] as const)(
  'gives up by %s of %o after %d retries, and keeps a dead letter',
  async (exhausted, policy, retries) => {
    const letters: unknown[] = [];
    const { client, create, scheduler, turnTo } = await rig({
      deliver: () => Promise.reject(named('ServiceUnavailable', 'not now')),
      deadLetter: (letter) => letters.push(letter),
    });
    await create({ Target: { ...schedule('lock-1').Target, ...(policy && { RetryPolicy: policy }) } });
    await turnTo(ONE + 48 * 60 * MINUTE);
    expect(scheduler.deadLetters()).toMatchObject([
      {
        schedule: 'lock-1',
        target: STARTED,
        errorCode: 'ServiceUnavailable',
        retryAttempts: retries,
        exhausted,
      },
    ]);
    expect(letters).toEqual(scheduler.deadLetters());
    await expect(client.send(new GetScheduleCommand({ Name: 'lock-1' }))).rejects.toThrow('does not exist');
  },
);

// "ExecutionAlreadyExists: The execution has the same name as another execution (but a different input)": HTTP 400
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
test('does not retry an execution that exists already, but keeps a dead letter', async () => {
  let tries = 0;
  const { create, scheduler, turnTo } = await rig({
    deliver: async () => {
      tries += 1;
      throw named('ExecutionAlreadyExists');
    },
  });
  await create();
  await turnTo(ONE + 48 * 60 * MINUTE);
  expect(tries).toBe(1);
  expect(scheduler.deadLetters()).toMatchObject([{ errorCode: 'ExecutionAlreadyExists', retryAttempts: 0 }]);
});
