import { describe, expect, test } from 'vitest';
import { FUNCTIONS, type FunctionForm, type FunctionName } from '../../../../infra/functions.ts';
import { GRANTS } from '../../../../infra/grants.ts';
import { actionOf, type Targets, targetOf } from '../../../../infra/stacks/workflow/function-role.ts';
import { allowedTo, assumedBy } from '../../../rigs/infra/policies.ts';
import { DEPLOYED, type Synthesized, synthesized } from '../../../rigs/infra/synthesized.ts';

const forms: [FunctionName, FunctionForm][] = Object.entries(FUNCTIONS) as [FunctionName, FunctionForm][];

/** The ARNs of every target in this environment, written once more by hand. */
function targetsIn({ environment: { name, partition, region } }: Synthesized): Targets {
  const arn = (service: string, rest: string) => `arn:${partition}:${service}:${region}:<account>:${rest}`;
  const machine = (which: string) =>
    ['', ':live'].map((end) => arn('states', `stateMachine:zhicheng-${name}-${which}${end}`));
  const runs = (which: string) => [arn('states', `execution:zhicheng-${name}-${which}:*`)];
  return {
    'the table': ['{Records.Arn}'],
    'the index due': ['{Records.Arn}/index/due'],
    'the index governed': ['{Records.Arn}/index/governed'],
    'the index queue': ['{Records.Arn}/index/queue'],
    declaration: machine('declaration'),
    'runs of declaration': runs('declaration'),
    'deadline-lock': machine('deadline-lock'),
    'runs of deadline-lock': runs('deadline-lock'),
    schedules: [arn('scheduler', `schedule/zhicheng-${name}/*`)],
    'the schedule role': ['{ScheduleRole.Arn}'],
    'the key ring': ['{KeyRing}'],
    'the mail server': ['{MailServer}'],
    materials: ['{Materials.Arn}/materials/*'],
    registrations: ['{Materials.Arn}/registrations/*'],
    calls: ['{Materials.Arn}/calls/*'],
    sanctions: ['{Materials.Arn}/sanctions/*'],
    'sanctions-shared': ['{Materials.Arn}/sanctions-shared/*'],
    calendars: ['{Materials.Arn}/calendars/*'],
    'the inspection': ['{MaterialInspectionFunction.Arn}'],
    'the bucket of materials': ['{Materials.Arn}'],
  };
}

/** Beside its grants: its own log, the queue of what no event can be handled into, and X-Ray, which knows no resource. */
function besides(name: FunctionName, { trigger }: FunctionForm, partition: string): string[] {
  const log = ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => `${action} on {${name}Log.Arn}`);
  const isStartedByEvents = trigger === 'clock' || trigger === 'storage';
  const trace = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'].map((action) => `${action} on *`);
  return [
    ...log,
    ...(isStartedByEvents ? ['sqs:SendMessage on {EventsNotHandled.Arn}'] : []),
    ...(partition === 'aws' ? trace : []),
  ];
}

test('the function that parses strangers’ files may reach nothing', () => {
  expect(GRANTS.MaterialInspectionFunction).toEqual([]);
});

describe.each(DEPLOYED)('in %s', (environment) => {
  test.each(forms)('%s may call what it is granted, write its log, and nothing else', (name, form) => {
    const deployed = synthesized(environment);
    const targets = targetsIn(deployed);
    const granted = GRANTS[name].flatMap((grant) =>
      targets[targetOf(grant)].map((on) => `${actionOf(grant)} on ${on}`),
    );
    const wanted = new Set([...granted, ...besides(name, form, deployed.environment.partition)]);
    expect(allowedTo(deployed, `${name}Role`)).toEqual([...wanted].sort());
  });

  test.each(forms)('%s has a role of its own, with no policy that somebody else keeps', (name) => {
    const deployed = synthesized(environment);
    const { properties } = deployed.one('AWS::IAM::Role', `${name}Role`);
    expect(assumedBy(deployed, `${name}Role`)).toEqual([{ Principal: { Service: 'lambda.amazonaws.com' } }]);
    expect(properties).not.toHaveProperty('ManagedPolicyArns');
    expect(properties).not.toHaveProperty('Policies');
    expect(deployed.one('AWS::Lambda::Function', name).properties.Role).toBe(`{${name}Role.Arn}`);
  });
});
