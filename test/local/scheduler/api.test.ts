import {
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  paginateListSchedules,
  TagResourceCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { NOON, rig, schedule } from './rig.ts';

// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
test('shows a schedule as it was created', async () => {
  const { client, create } = await rig();
  const { ScheduleArn } = await create({
    ScheduleExpressionTimezone: 'Asia/Shanghai',
    Description: '截止锁',
  });
  expect(await client.send(new GetScheduleCommand({ Name: 'lock-1' }))).toMatchObject({
    Arn: ScheduleArn,
    Name: 'lock-1',
    GroupName: 'default',
    ScheduleExpression: 'at(2026-03-27T13:00:00)',
    ScheduleExpressionTimezone: 'Asia/Shanghai',
    State: 'ENABLED',
    ActionAfterCompletion: 'DELETE',
    Description: '截止锁',
    CreationDate: new Date(NOON),
  });
});

test('refuses a second schedule of the same name as a conflict', async () => {
  const { create } = await rig();
  await create();
  await expect(create()).rejects.toMatchObject({
    name: 'ConflictException',
    message: 'Schedule lock-1 already exists.',
    $metadata: { httpStatusCode: 409 },
  });
});

// "Unique, case-sensitive identifier you provide to ensure the idempotency of the request."
// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html#API_CreateSchedule_RequestSyntax
test('takes the same creation again by its client token, and another one under that token as a conflict', async () => {
  const { create } = await rig();
  const first = await create({ ClientToken: 'once' });
  expect((await create({ ClientToken: 'once' })).ScheduleArn).toBe(first.ScheduleArn);
  await expect(create({ ClientToken: 'once', State: 'DISABLED' })).rejects.toThrow('already exists');
});

test.each([
  ['get', new GetScheduleCommand({ Name: 'none' })],
  ['delete', new DeleteScheduleCommand({ Name: 'none' })],
  ['update', new UpdateScheduleCommand(schedule('none'))],
])('does not find a schedule that is not there to %s', async (_, command) => {
  const { client } = await rig();
  await expect(client.send(command as GetScheduleCommand)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    $metadata: { httpStatusCode: 404 },
  });
});

test('keeps the same name in two groups apart, and needs the group to exist', async () => {
  const { client, create } = await rig();
  await expect(create({ GroupName: 'locks' })).rejects.toThrow('Schedule group locks does not exist.');
  await client.send(new CreateScheduleGroupCommand({ Name: 'locks' }));
  await create({ GroupName: 'locks' });
  await create();
  await client.send(new DeleteScheduleCommand({ Name: 'lock-1', GroupName: 'locks' }));
  const left = await client.send(new ListSchedulesCommand({}));
  expect(left.Schedules?.map(({ GroupName }) => GroupName)).toEqual(['default']);
});

test('lists by prefix, state and group, page by page', async () => {
  const { client, create } = await rig();
  await client.send(new CreateScheduleGroupCommand({ Name: 'locks' }));
  for (const Name of ['a-1', 'a-2', 'a-3', 'b-1']) await create({ Name });
  await create({ Name: 'a-4', State: 'DISABLED' });
  await create({ Name: 'a-5', GroupName: 'locks' });
  const pages: (string | undefined)[][] = [];
  const query = { NamePrefix: 'a-', GroupName: 'default', State: 'ENABLED' } as const;
  for await (const page of paginateListSchedules({ client, pageSize: 2 }, query))
    pages.push((page.Schedules ?? []).map(({ Name }) => Name));
  expect(pages).toEqual([['a-1', 'a-2'], ['a-3']]);
});

// The wording is what AWS answers, as LocalStack recorded it against AWS in January 2025:
// https://github.com/localstack/localstack/blob/master/tests/aws/services/scheduler/test_scheduler.snapshot.json
test.each([
  'at(2026-12-31)',
  'at(2026-12-31T23:59:59Z)',
  'at(2026-02-30T10:00:00)',
  'at(2026-12-31T24:00:00)',
  'rate(5 minutes)',
  'cron(0 8 ? * 2-6 *)',
])('refuses the expression %s', async (ScheduleExpression) => {
  const { create } = await rig();
  await expect(create({ ScheduleExpression })).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Invalid Schedule Expression ${ScheduleExpression}.`,
  });
});

const target = schedule('x').Target;
test.each([
  ['a name with a slash', { Name: 'lock/1' }],
  ['a name of 65 characters', { Name: 'x'.repeat(65) }],
  ['a time zone that nobody knows', { ScheduleExpressionTimezone: 'Asia/Jiaxing' }],
  ['a flexible window', { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 } }],
  ['a start date', { StartDate: new Date(NOON) }],
  ['another target', { Target: { ...target, Arn: 'arn:aws:lambda:local:000000000000:function:f' } }],
  ['an input that is no JSON', { Target: { ...target, Input: 'start' } }],
  ['186 retries', { Target: { ...target, RetryPolicy: { MaximumRetryAttempts: 186 } } }],
  // The API says stateMachineArn, but a universal target's parameters are in Pascal case:
  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
  ['an input in camel case', { Target: { ...target, Input: '{"stateMachineArn":"arn"}' } }],
] as const)('refuses %s', async (_, input) => {
  const { create } = await rig();
  await expect(create(input)).rejects.toMatchObject({
    name: 'ValidationException',
    $metadata: { httpStatusCode: 400 },
  });
});

test('refuses an operation that the project does not use', async () => {
  const { client } = await rig();
  const tag = new TagResourceCommand({
    ResourceArn: 'arn:aws:scheduler:x',
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  await expect(client.send(tag)).rejects.toMatchObject({ name: 'ValidationException' });
});
