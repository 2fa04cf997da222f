import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { MachineName } from '../../../../adapters/workflow.ts';
import { FUNCTIONS, MACHINES } from '../../../../infra/functions.ts';
import { allowedTo, assumedBy } from '../../../rigs/infra/policies.ts';
import { DEPLOYED, type Deployed, synthesized } from '../../../rigs/infra/synthesized.ts';
import { NAMES, textOf } from '../../../rigs/statemachine/definitions.ts';

/** A construct's name as CloudFormation has it: letters and digits. */
const idOf = (name: string) => name.replace(/-/g, '');
const DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];
const TRACING = [
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];
const shortHashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);
/** The parts of a version besides the text: how it is logged and traced. */
const versionOf = (name: MachineName, environment: Deployed) => {
  const isTraced = synthesized(environment).environment.partition === 'aws';
  return shortHashOf(JSON.stringify([textOf(name), { level: 'ALL', includeExecutionData: false }, isTraced]));
};

describe.each(DEPLOYED)('in %s', (environment) => {
  test('every machine is deployed, and nothing besides', () => {
    const deployed = synthesized(environment).all('AWS::StepFunctions::StateMachine');
    expect(deployed.map(({ id }) => id).sort()).toEqual(NAMES.map(idOf).sort());
  });

  test.each(NAMES)('%s is its file with each placeholder filled by the ARN of its function', (name) => {
    const { one, environment: form } = synthesized(environment);
    const { properties } = one('AWS::StepFunctions::StateMachine', idOf(name));
    const filled = textOf(name).replace(/\$\{(\w+)\}/g, (_, placed: string) =>
      placed === 'Partition' ? form.partition : `{${placed}.Arn}`,
    );
    expect(JSON.parse(properties.DefinitionString as string)).toEqual(JSON.parse(filled));
    expect(properties).not.toHaveProperty('DefinitionSubstitutions');
    expect(properties).toMatchObject({
      StateMachineName: `zhicheng-${form.name}-${name}`,
      StateMachineType: 'STANDARD',
      RoleArn: `{${idOf(name)}role.Arn}`,
    });
  });

  test.each(NAMES)('%s logs every event, and no data: task tokens stand in it', (name) => {
    const { one, environment: form } = synthesized(environment);
    expect(one('AWS::StepFunctions::StateMachine', idOf(name)).properties.LoggingConfiguration).toEqual({
      Level: 'ALL',
      IncludeExecutionData: false,
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: `{${idOf(name)}log.Arn}` } }],
    });
    const log = one('AWS::Logs::LogGroup', `${idOf(name)}log`);
    expect(log.properties).toEqual({
      LogGroupName: `/aws/vendedlogs/states/zhicheng-${form.name}-${name}`,
      KmsKeyId: '{ServiceKey.Arn}',
      RetentionInDays: form.logDays,
    });
    expect(log.deletionPolicy).toBe(form.isProduction ? 'RetainExceptOnCreate' : 'Delete');
  });

  test.each(NAMES)('%s may invoke the functions that its file names, and deliver its log', (name) => {
    const deployed = synthesized(environment);
    const isTraced = deployed.environment.partition === 'aws';
    const wanted = [
      ...MACHINES[name].map((each) => `lambda:InvokeFunction on {${each}.Arn}`),
      ...[...DELIVERY, ...(isTraced ? TRACING : [])].map((action) => `${action} on *`),
    ];
    expect(allowedTo(deployed, `${idOf(name)}role`)).toEqual(wanted.sort());
    expect(assumedBy(deployed, `${idOf(name)}role`)).toEqual([
      { Principal: { Service: 'states.amazonaws.com' } },
    ]);
    const { TracingConfiguration } = deployed.one('AWS::StepFunctions::StateMachine', idOf(name)).properties;
    expect(TracingConfiguration).toEqual({ Enabled: isTraced });
  });

  // Its log delivery is tried when it is made: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
  test.each(NAMES)('%s is made once its role may do what it needs', (name) => {
    const { dependsOn } = synthesized(environment).one('AWS::StepFunctions::StateMachine', idOf(name));
    expect(dependsOn.some((each) => each.startsWith(`${idOf(name)}roleDefaultPolicy`))).toBe(true);
  });

  test.each(NAMES)('each text of %s has a version of its own, which outlives the next one', (name) => {
    const text = versionOf(name, environment);
    const version = synthesized(environment).one(
      'AWS::StepFunctions::StateMachineVersion',
      `${idOf(name)}version${text}`,
    );
    expect(version.properties).toMatchObject({
      StateMachineArn: `{${idOf(name)}.Arn}`,
      Description: expect.stringContaining(text),
    });
    expect(version.deletionPolicy).toBe('Retain');
  });

  test.each(NAMES)('the alias live of %s leads to that version, all at once', (name) => {
    const { one } = synthesized(environment);
    expect(one('AWS::StepFunctions::StateMachineAlias', `${idOf(name)}live`).properties).toMatchObject({
      Name: 'live',
      DeploymentPreference: {
        Type: 'ALL_AT_ONCE',
        StateMachineVersionArn: `{${idOf(name)}version${versionOf(name, environment)}.Arn}`,
      },
    });
  });

  test('functions start machines by the alias, and none by the machine itself', () => {
    const { one, environment: form } = synthesized(environment);
    const { partition, region, name } = form;
    const alias = (machine: string) =>
      `arn:${partition}:states:${region}:<account>:stateMachine:zhicheng-${name}-${machine}:live`;
    const wanted = { DECLARATION_MACHINE: 'declaration', LOCK_MACHINE: 'deadline-lock' };
    for (const id of Object.keys(FUNCTIONS)) {
      const { Environment } = one('AWS::Lambda::Function', id).properties;
      const { Variables = {} } = (Environment ?? {}) as { Variables?: Record<string, string> };
      for (const [setting, machine] of Object.entries(wanted))
        if (Variables[setting] !== undefined) expect(Variables[setting], id).toBe(alias(machine));
    }
  });
});
