import { Duration, Lazy, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { MachineName } from '../../adapters/workflow.ts';
import type { Environment } from '../environments.ts';
import { FUNCTIONS, type FunctionName, MACHINES, PATROL_MINUTES } from '../functions.ts';
import { namesIn } from '../names.ts';
import type { DataStack } from './data-stack.ts';
import { functionOf, NEXT_CLOCK } from './workflow/function.ts';
import { machineOf } from './workflow/machine.ts';
import { settingsOf, targetsOf } from './workflow/reached.ts';
import { serviceKey } from './workflow/service-key.ts';

export interface WorkflowProps extends StackProps {
  readonly environment: Environment;
  readonly data: DataStack;
  /** The folder of the bundles. */
  readonly folder: string;
}

/**
 * The stack that runs: the functions, the state machines, the schedules' group, and the queues for what could not
 * be delivered.
 */
export class WorkflowStack extends Stack {
  readonly key: Key;
  /**
   * The removal policy of logs. Some have names, so one that a failed first deployment left behind would stop the
   * second.
   */
  readonly logsLive: RemovalPolicy;
  readonly functions: Readonly<Record<FunctionName, Lambda>>;
  readonly machines: Readonly<Record<MachineName, CfnStateMachine>>;
  readonly machineLogs: readonly LogGroup[];
  readonly locksNotStarted: Queue;
  readonly eventsNotHandled: Queue;

  constructor(scope: Construct, id: string, { environment, data, folder, ...props }: WorkflowProps) {
    super(scope, id, props);
    const logsLive = environment.isProduction
      ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
      : RemovalPolicy.DESTROY;
    this.logsLive = logsLive;
    this.key = serviceKey(this, logsLive);
    this.locksNotStarted = deadLetters(this, 'LocksNotStarted');
    this.eventsNotHandled = deadLetters(this, 'EventsNotHandled');
    const role = scheduleRole(this, environment, this.locksNotStarted);
    // The inspection is one of the functions, and the others name it before it is made.
    const inspection = Lazy.string({ produce: () => this.functions.MaterialInspectionFunction.functionArn });
    const around = {
      environment,
      settings: settingsOf(this, { environment, data, role, inspection, deadLetters: this.locksNotStarted }),
      targets: targetsOf(this, { environment, data, role, inspection }),
      logKey: this.key,
      logsLive,
      deadLetters: this.eventsNotHandled,
      folder,
    };
    this.functions = made(FUNCTIONS, (name) => functionOf(this, name, around));
    const { functions } = this;
    const machines = made(MACHINES, (name) =>
      machineOf(this, name, { environment, functions, logKey: this.key, logsLive }),
    );
    this.machines = made(MACHINES, (name) => machines[name].machine);
    this.machineLogs = Object.values(machines).map(({ log }) => log);
    regularly(this, 'Patrol', functions.PatrolFunction, this.eventsNotHandled);
    regularly(this, 'Watch', functions.WatchFunction, this.eventsNotHandled);
    tellOfMaterials(this, functions.MaterialIntakeFunction, data, this.eventsNotHandled);
  }
}

function made<Name extends string, T>(list: Record<Name, unknown>, make: (name: Name) => T): Record<Name, T> {
  const names = Object.keys(list) as Name[];
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>;
}

/**
 * A queue that keeps ids alone for two weeks, the longest there is, so that there is time to look over any holiday.
 */
function deadLetters(stack: Stack, name: string): Queue {
  return new Queue(stack, name, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
}

/** The role under which a schedule starts a lock, and leaves what it could not start in the queue. */
function scheduleRole(stack: Stack, environment: Environment, queue: Queue): Role {
  const names = namesIn(stack, environment);
  new CfnScheduleGroup(stack, 'Locks', { name: names.scheduleGroup });
  const role = new Role(stack, 'ScheduleRole', {
    // Only schedules of this group may use it:
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: { 'aws:SourceArn': scheduleGroupArn(stack, names.scheduleGroup) },
      },
    }),
  });
  const lock = names.aliasArn('deadline-lock');
  role.addToPolicy(new PolicyStatement({ actions: ['states:StartExecution'], resources: [lock] }));
  role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
  return role;
}

function scheduleGroupArn({ partition, region, account }: Stack, group: string): string {
  return `arn:${partition}:scheduler:${region}:${account}:schedule-group/${group}`;
}

/** An event is handed over again for ten minutes. By then the next one has begun and sees the same records. */
const SOON = { maxEventAge: NEXT_CLOCK, retryAttempts: 2 };

function regularly(stack: Stack, name: string, started: Lambda, deadLetterQueue: Queue): void {
  new Rule(stack, `${name}Regularly`, {
    schedule: Schedule.rate(Duration.minutes(PATROL_MINUTES)),
    targets: [new LambdaFunction(started, { deadLetterQueue, ...SOON })],
  });
}

/**
 * Hands storage's events of new materials to the intake:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
function tellOfMaterials(
  stack: Stack,
  intake: Lambda,
  { materials }: DataStack,
  deadLetterQueue: Queue,
): void {
  new Rule(stack, 'TellOfMaterials', {
    description: 'What was uploaded is taken in though nobody completes it',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      // Only materials count; operators put other files into the bucket.
      detail: { bucket: { name: [materials.bucketName] }, object: { key: [{ prefix: 'materials/' }] } },
    },
    // An event is handed over for a day. If the function fails three times, the queue keeps it, and the file's
    // owner can still take it in.
    targets: [
      new LambdaFunction(intake, { deadLetterQueue, maxEventAge: Duration.hours(24), retryAttempts: 20 }),
    ],
  });
}
