import { expect, onTestFinished, test } from 'vitest';
import { createScheduleGroup } from '../../adapters/set-up.ts';
import { openTimetable, type Timetable } from '../../adapters/timetable.ts';
import { instantOf, plusSeconds } from '../../domain/values/instant.ts';
import { listen } from '../../local/machine/http/listen.ts';
import { openScheduler } from '../../local/scheduler/open-scheduler.ts';
import { handClock, START } from '../local/step-functions/harness.ts';
import { CALL, openRig } from '../rigs/machine/rig.ts';

interface Opened {
  readonly timetable: Timetable;
  /** The executions that were started, by the target's input, with the seconds after the beginning. */
  readonly started: { input: unknown; after: number }[];
  turnTo(seconds: number): Promise<void>;
}

async function open(): Promise<Opened> {
  const clock = handClock();
  const started: { input: unknown; after: number }[] = [];
  const scheduler = openScheduler({
    path: ':memory:',
    clock,
    deliver: async ({ input }) => void started.push({ input, after: (clock.at - START) / 1000 }),
  });
  const server = await listen(scheduler);
  onTestFinished(async () => {
    await server.close();
    await scheduler.close();
  });
  await createScheduleGroup('group', server.url);
  const settings = {
    lockMachine: 'arn:aws:states:us-east-1:000000000000:stateMachine:deadline-lock',
    role: 'arn:aws:iam::000000000000:role/start-locks',
    deadLetters: 'arn:aws:sqs:us-east-1:000000000000:not-started',
    group: 'group',
  };
  return {
    timetable: openTimetable(settings, server.url),
    started,
    async turnTo(seconds) {
      const until = START + seconds * 1000;
      for (;;) {
        const due = await scheduler.nextDueAt();
        if (due === undefined || due > until) break;
        clock.at = Math.max(clock.at, due);
        await scheduler.fireDue();
        await scheduler.settle();
      }
      clock.at = until;
    },
  };
}

const at = (seconds: number) => instantOf(START + seconds * 1000);
const LOCK = { name: 'lock-call-stage-1', input: { call: 'call', stage: 'stage', generation: 1 } };

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
test('a lock’s execution is started once, at its instant, by the call that Step Functions accepts', async () => {
  const { timetable, started, turnTo } = await open();
  await timetable.setLock(LOCK, at(90));
  await turnTo(89);
  expect(started).toEqual([]);
  await turnTo(10_000);
  const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:deadline-lock';
  const input = { stateMachineArn, name: LOCK.name, input: JSON.stringify(LOCK.input) };
  expect(started).toEqual([{ input, after: 90 }]);
});

test('another time moves it, and an equal one changes nothing', async () => {
  const { timetable, started, turnTo } = await open();
  for (const seconds of [60, 300, 300]) await timetable.setLock(LOCK, at(seconds));
  await turnTo(10_000);
  expect(started.map(({ after }) => after)).toEqual([300]);
});

test('a schedule that has fired can be set again for a later instant', async () => {
  const { timetable, started, turnTo } = await open();
  await timetable.setLock(LOCK, at(60));
  await turnTo(120);
  await timetable.setLock(LOCK, at(300));
  await turnTo(10_000);
  expect(started.map(({ after }) => after)).toEqual([60, 300]);
});

test('in China the target of a schedule belongs to the partition of its machine', async () => {
  let sent = '';
  const listening = await listen({
    async answer({ body }) {
      sent = body;
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ScheduleArn":"arn"}' };
    },
  });
  onTestFinished(() => listening.close());
  const settings = {
    lockMachine: 'arn:aws-cn:states:cn-north-1:000000000000:stateMachine:deadline-lock',
    role: 'arn:aws-cn:iam::000000000000:role/start-locks',
    deadLetters: 'arn:aws-cn:sqs:cn-north-1:000000000000:not-started',
    group: 'group',
  };
  await openTimetable(settings, listening.url).setLock(LOCK, at(60));
  expect(JSON.parse(sent)).toMatchObject({
    Target: {
      Arn: 'arn:aws-cn:scheduler:::aws-sdk:sfn:startExecution',
      DeadLetterConfig: { Arn: settings.deadLetters },
    },
    ActionAfterCompletion: 'DELETE',
    ScheduleExpressionTimezone: 'UTC',
  });
});

// An equal name with an equal input is answered with the running execution; once it has ended the name is taken:
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
test.each([
  ['runs', 1, 'RUNNING', []],
  ['has ended', 0, 'SUCCEEDED', ['ExecutionAlreadyExists']],
])(
  'a schedule whose lock was started before it and %s starts nothing twice',
  async (_, generation, status, buried) => {
    const rig = await openRig({ startAt: '2021-10-30 09:00' });
    onTestFinished(() => rig.stop());
    const { workflow, timetable, now } = rig.machine.needs;
    const input = { call: CALL.id, stage: 'declare', generation, attempt: 9, part: 1 };
    await workflow.start('deadline-lock', 'lock', input);
    await rig.settle();
    const before = await rig.describe('deadline-lock', 'lock');
    expect(before).toMatchObject({ status });
    await timetable.setLock({ name: 'lock', input }, plusSeconds(now(), 60));
    await rig.turnBy(120);
    expect(await rig.describe('deadline-lock', 'lock')).toEqual(before);
    const letters = rig.machine.scheduler.deadLetters();
    expect(letters.map(({ errorCode }) => errorCode)).toEqual(buried);
  },
);
