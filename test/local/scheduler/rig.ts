import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { onTestFinished } from 'vitest';
import { listen } from '../../../local/machine/http/listen.ts';
import { openScheduler, type SchedulerOptions } from '../../../local/scheduler/open-scheduler.ts';

export const NOON = Date.parse('2026-03-27T12:00:00Z');
export const MINUTE = 60_000;

/** The call that a schedule of these tests stands for, in the spelling that its target gets. */
export const STARTED = {
  service: 'sfn',
  action: 'startExecution',
  input: {
    stateMachineArn: 'arn:aws:states:local:000000000000:stateMachine:lock',
    name: 'lock-1',
    input: '{}',
  },
};

/** A scheduler behind the real SDK client, on a clock turned by hand, that remembers what it delivered and when. */
export async function rig(options: Partial<SchedulerOptions> = {}) {
  const clock = { at: NOON, now: () => clock.at };
  const delivered: { target: unknown; at: string }[] = [];
  const scheduler = openScheduler({
    path: ':memory:',
    clock,
    deliver: async (target) => {
      delivered.push({ target, at: new Date(clock.at).toISOString() });
    },
    ...options,
  });
  const server = await listen(scheduler);
  const client = clientOf(server.url);
  onTestFinished(async () => {
    await server.close();
    await scheduler.close();
  });
  /** Steps through every due instant up to the given one, as the turned clock does. */
  async function turnTo(instant: number) {
    for (
      let next = scheduler.nextDueAt();
      next !== undefined && next <= instant;
      next = scheduler.nextDueAt()
    ) {
      clock.at = Math.max(clock.at, next);
      scheduler.fireDue();
      await scheduler.settle();
    }
    clock.at = instant;
  }
  const create = (input: Partial<CreateScheduleCommandInput> = {}) =>
    client.send(new CreateScheduleCommand({ ...schedule('lock-1'), ...input }));
  return { clock, delivered, scheduler, client, create, turnTo };
}

export function clientOf(endpoint: string): SchedulerClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new SchedulerClient({ endpoint, region: 'local', credentials, maxAttempts: 1 });
}

/** A schedule for 13:00 UTC that starts an execution and is deleted afterwards. */
export function schedule(Name: string) {
  return {
    Name,
    ScheduleExpression: 'at(2026-03-27T13:00:00)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: 'arn:aws:scheduler:::aws-sdk:sfn:startExecution',
      RoleArn: 'arn:aws:iam::000000000000:role/schedules',
      Input: JSON.stringify({
        StateMachineArn: 'arn:aws:states:local:000000000000:stateMachine:lock',
        Name: 'lock-1',
        Input: '{}',
      }),
    },
  } satisfies CreateScheduleCommandInput;
}

export function named(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}
