import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { Instant } from '../domain/values/instant.ts';
import { clientSettings } from './client-settings.ts';
import { runIgnoring } from './workflow.ts';

export interface LockExecution {
  readonly name: string;
  readonly input: unknown;
}

export interface Timetable {
  /** Schedules one start of a lock's execution at this instant. Scheduling it again moves it. */
  setLock(execution: LockExecution, at: Instant): Promise<void>;
}

export interface TimetableSettings {
  readonly lockMachine: string;
  /** The role under which the schedule starts the execution. */
  readonly role: string;
  /** The queue for starts that could not be delivered. */
  readonly deadLetters: string;
  readonly group: string;
}

/**
 * Makes one-time schedules with a universal target, which are deleted after they fired:
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export function openTimetable(settings: TimetableSettings, endpoint?: string): Timetable {
  const client = new SchedulerClient(clientSettings(endpoint));
  return {
    async setLock(execution, at) {
      const schedule = scheduleOf(settings, execution, at);
      const created = await runIgnoring(['ConflictException'], () =>
        client.send(new CreateScheduleCommand(schedule)),
      );
      if (!created) await client.send(new UpdateScheduleCommand(schedule));
    },
  };
}

function scheduleOf(
  { lockMachine, role, deadLetters, group }: TimetableSettings,
  { name, input }: LockExecution,
  at: Instant,
): CreateScheduleCommandInput {
  const call = { StateMachineArn: lockMachine, Name: name, Input: JSON.stringify(input) };
  return {
    Name: name,
    GroupName: group,
    ScheduleExpression: `at(${at.slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: `${lockMachine.split(':').slice(0, 2).join(':')}:scheduler:::aws-sdk:sfn:startExecution`,
      RoleArn: role,
      Input: JSON.stringify(call),
      DeadLetterConfig: { Arn: deadLetters },
    },
  };
}
