import { describe, expect, onTestFinished, test } from 'vitest';
import { openTimetable } from '../../../adapters/timetable.ts';
import { openWorkflow } from '../../../adapters/workflow.ts';
import { instantOf } from '../../../domain/values/instant.ts';
import { PATROL_MINUTES } from '../../../infra/functions.ts';
import { listen } from '../../../local/machine/http/listen.ts';
import { allowedTo, assumedBy, statementsIn } from '../../rigs/infra/policies.ts';
import { DEPLOYED, synthesized } from '../../rigs/infra/synthesized.ts';

const DLQ = { DeadLetterConfig: { Arn: '{EventsNotHandled.Arn}' } };
const TWO_WEEKS = 14 * 24 * 3600;

/** The request of a client, at an endpoint that gives everything one answer. */
async function sentBy(send: (url: string) => Promise<unknown>, reply: object): Promise<{ body: string }> {
  const sent = { body: '' };
  const listening = await listen({
    async answer({ body }) {
      sent.body = body;
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(reply),
      };
    },
  });
  onTestFinished(() => listening.close());
  await send(listening.url);
  return sent;
}

describe.each(DEPLOYED)('in %s', (environment) => {
  const deployed = synthesized(environment);
  const { one, all, environment: form } = deployed;
  const { partition, region, name } = form;
  const arn = (service: string, rest: string) => `arn:${partition}:${service}:${region}:<account>:${rest}`;

  test('the functions that show pages, and no others, know whether the site is a demonstration', () => {
    const sites = all('AWS::Lambda::Function').flatMap(({ properties }) => {
      const { SITE } =
        (properties.Environment as { Variables?: Record<string, string> } | undefined)?.Variables ?? {};
      return SITE === undefined ? [] : [JSON.parse(SITE).isDemonstration];
    });
    expect(sites).toEqual([1, 2, 3].map(() => partition === 'aws'));
  });

  test.each([
    ['PatrolRegularly', 'PatrolFunction'],
    ['WatchRegularly', 'WatchFunction'],
  ])(
    '%s starts %s as often as the patrol’s minutes say, and leaves what fails in a queue',
    (rule, started) => {
      expect(one('AWS::Events::Rule', rule).properties).toMatchObject({
        State: 'ENABLED',
        ScheduleExpression: `rate(${PATROL_MINUTES} minutes)`,
        Targets: [
          {
            Arn: `{${started}.Arn}`,
            ...DLQ,
            // The next one has begun by then.
            RetryPolicy: { MaximumEventAgeInSeconds: 2 * PATROL_MINUTES * 60, MaximumRetryAttempts: 2 },
          },
        ],
      });
    },
  );

  test('storage’s events of materials, and of nothing else, start the intake, for up to a day', () => {
    expect(one('AWS::Events::Rule', 'TellOfMaterials').properties).toMatchObject({
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: ['{Materials}'] }, object: { key: [{ prefix: 'materials/' }] } },
      },
      Targets: [
        {
          Arn: '{MaterialIntakeFunction.Arn}',
          ...DLQ,
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 20 },
        },
      ],
    });
    expect(all('AWS::Events::Rule').filter(({ stack }) => stack === 'workflow')).toHaveLength(3);
  });

  test('queues of what could not be delivered are encrypted, keep it for two weeks, and speak TLS only', () => {
    const queues = all('AWS::SQS::Queue');
    expect(queues.map(({ id }) => id).sort()).toEqual(['EventsNotHandled', 'LocksNotStarted']);
    for (const { id, properties } of queues) {
      expect(properties, id).toEqual({ SqsManagedSseEnabled: true, MessageRetentionPeriod: TWO_WEEKS });
      expect(statementsIn(deployed)).toContainEqual({
        of: `{${id}}`,
        effect: 'Deny',
        actions: ['sqs:*'],
        resources: [`{${id}.Arn}`],
        principal: { AWS: '*' },
        condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
  });

  test('only these rules may leave events in the queue', () => {
    const senders = statementsIn(deployed).filter(
      ({ of, effect }) => of === '{EventsNotHandled}' && effect === 'Allow',
    );
    expect(senders.map(({ condition }) => condition)).toEqual(
      ['PatrolRegularly', 'WatchRegularly', 'TellOfMaterials'].map((rule) => ({
        ArnEquals: { 'aws:SourceArn': `{${rule}.Arn}` },
      })),
    );
  });

  test('the schedules’ role starts the live lock machine and fills its queue, for schedules of this group', () => {
    expect(allowedTo(deployed, 'ScheduleRole')).toEqual([
      'sqs:SendMessage on {LocksNotStarted.Arn}',
      `states:StartExecution on ${arn('states', `stateMachine:zhicheng-${name}-deadline-lock:live`)}`,
    ]);
    expect(assumedBy(deployed, 'ScheduleRole')).toEqual([
      {
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '<account>' },
          ArnLike: { 'aws:SourceArn': arn('scheduler', `schedule-group/zhicheng-${name}`) },
        },
      },
    ]);
    expect(one('AWS::Scheduler::ScheduleGroup').properties.Name).toBe(`zhicheng-${name}`);
  });

  test('a lock’s schedule is what its function, its role, its group and its queue allow', async () => {
    const { Environment } = one('AWS::Lambda::Function', 'OperationsFunction').properties;
    const { Variables } = Environment as { Variables: Record<string, string> };
    const settings = {
      lockMachine: Variables.LOCK_MACHINE ?? '',
      role: Variables.SCHEDULE_ROLE ?? '',
      deadLetters: Variables.SCHEDULE_DEAD_LETTERS ?? '',
      group: Variables.SCHEDULE_GROUP ?? '',
    };
    const lock = { name: 'lock-call-stage-1', input: { call: 'call' } };
    const { body } = await sentBy((url) => openTimetable(settings, url).setLock(lock, instantOf(0)), {
      ScheduleArn: 'arn',
    });
    const { Target, GroupName, ActionAfterCompletion } = JSON.parse(body) as Record<string, never> & {
      Target: { Arn: string; RoleArn: string; Input: string; DeadLetterConfig: { Arn: string } };
    };
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
    expect(Target.Arn).toBe(`arn:${partition}:scheduler:::aws-sdk:sfn:startExecution`);
    const { StateMachineArn } = JSON.parse(Target.Input) as { StateMachineArn: string };
    const allowed = allowedTo(deployed, 'ScheduleRole');
    expect(allowed).toContain(`states:StartExecution on ${StateMachineArn}`);
    expect(allowed).toContain(`sqs:SendMessage on ${Target.DeadLetterConfig.Arn}`);
    expect(Target.RoleArn).toBe('{ScheduleRole.Arn}');
    const its = allowedTo(deployed, 'OperationsFunctionRole');
    expect(its).toContain(`iam:PassRole on ${Target.RoleArn}`);
    expect(its).toContain(`scheduler:CreateSchedule on ${arn('scheduler', `schedule/${GroupName}/*`)}`);
    expect(ActionAfterCompletion).toBe('DELETE');
  });

  test.each([
    ['PatrolFunction', 'states:DescribeExecution'],
    ['OperationsFunction', 'states:StopExecution'],
  ])('%s asks for executions under their machine, though an alias started them: %s', async (id, action) => {
    const { Environment } = one('AWS::Lambda::Function', id).properties;
    const { Variables } = Environment as { Variables: Record<string, string> };
    const machines = {
      declaration: Variables.DECLARATION_MACHINE,
      'deadline-lock': undefined,
      operations: undefined,
    };
    const { body } = await sentBy(
      (url) =>
        action === 'states:StopExecution'
          ? openWorkflow(machines, url).stop('declaration', 'name-1', 'cause')
          : openWorkflow(machines, url).status('declaration', 'name-1'),
      { status: 'RUNNING' },
    );
    const { executionArn } = JSON.parse(body) as { executionArn: string };
    // https://docs.aws.amazon.com/step-functions/latest/dg/execution-alias-version-associate.html
    expect(executionArn).toBe(arn('states', `execution:zhicheng-${name}-declaration:name-1`));
    expect(allowedTo(deployed, `${id}Role`)).toContain(
      `${action} on ${executionArn.replace(/:name-1$/, ':*')}`,
    );
  });

  test('the service key serves the logs of this account, its alarms, and the rules that tell the operators', () => {
    const served = statementsIn(deployed).filter(
      ({ of, principal }) => of === '{ServiceKey}' && JSON.stringify(principal).includes('Service'),
    );
    const own = { StringEquals: { 'aws:SourceAccount': '<account>' } };
    expect(served.map(({ principal, condition }) => [principal, condition])).toEqual([
      [
        { Service: `logs.${form.region}.amazonaws.com${form.partition === 'aws-cn' ? '.cn' : ''}` },
        { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn('logs', 'log-group:*') } },
      ],
      [{ Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] }, own],
      // A rule's request carries no account: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
      [{ Service: 'events.amazonaws.com' }, undefined],
    ]);
    const { deletionPolicy } = one('AWS::KMS::Key', 'ServiceKey');
    expect(deletionPolicy).toBe(form.isProduction ? 'RetainExceptOnCreate' : 'Delete');
  });
});
