import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Annotations, App, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { expect, onTestFinished, test } from 'vitest';
import settings from '../../../cdk.json' with { type: 'json' };
import { check, heard, REPORTING, reportedFindings } from '../../../infra/checks/checks.ts';

/** The findings on a stack of a few resources. */
function findingsOn(build: (stack: Stack) => void): string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'zhicheng-checks-'));
  onTestFinished(() => rmSync(outdir, { recursive: true }));
  const context = { ...settings.context, ...REPORTING.context };
  const app = new App({ ...REPORTING, outdir, analyticsReporting: false, context });
  check(app);
  build(new Stack(app, 'stack', { env: { region: 'eu-west-1' } }));
  return reportedFindings(app.synth());
}

/** A resource on which nothing is to be found. */
const harmless = (stack: Stack) => new CfnScheduleGroup(stack, 'Group', { name: 'group' });

function allowEverything(stack: Stack): Role {
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
  return role;
}

test('nothing is found where nothing is wrong, and the exit code is left alone', () => {
  const before = process.exitCode;
  expect(findingsOn(harmless)).toEqual([]);
  expect(process.exitCode).toBe(before);
});

test('a wildcard is found by cdk-nag, with its place', () => {
  expect(findingsOn(allowEverything)).toEqual([
    expect.stringMatching(
      /^AwsSolutions, AwsSolutions-IAM5\[Resource::\*\]: .*\n {2}stack\/Role\/DefaultPolicy\/Resource/,
    ),
  ]);
});

test('a bucket that nobody thought about is found', () => {
  const findings = findingsOn((stack) => new Bucket(stack, 'Extra'));
  expect(findings.join('\n')).toMatch(/AwsSolutions-S1: .*\n {2}stack\/Extra\/Resource/);
  expect(findings.join('\n')).toMatch(/AwsSolutions-S10: /);
});

test('a value that is none of its property’s is found against the schema', () => {
  const findings = findingsOn((stack) => {
    const bucket = new CfnBucket(stack, 'Files');
    bucket.addPropertyOverride('VersioningConfiguration.Status', 'Sometimes');
  });
  expect(findings.filter((each) => each.startsWith('CloudFormation Validate'))).toEqual([
    expect.stringMatching(/Sometimes/),
  ]);
});

test('a property that does not exist is found against the schema', () => {
  const findings = findingsOn((stack) => harmless(stack).addPropertyOverride('Colour', 'red'));
  expect(findings.join('\n')).toMatch(/^CloudFormation Validate, .*Colour/m);
});

test('a warning is a finding too', () => {
  const findings = findingsOn((stack) => {
    Annotations.of(harmless(stack)).addWarningV2('ours', 'Think of this');
  });
  expect(findings).toEqual([expect.stringMatching(/Think of this/)]);
});

test('an error that a construct notes is a finding', () => {
  const findings = findingsOn((stack) => Annotations.of(stack).addError('This cannot be'));
  expect(findings.join('\n')).toMatch(/This cannot be/);
});

test('an acknowledged finding is none, and another one at its place still is', () => {
  const findings = findingsOn((stack) => {
    const role = allowEverything(stack);
    role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::files/*'] }));
    Validations.of(role).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'a test',
    });
  });
  expect(findings).toEqual([expect.stringMatching(/IAM5\[Resource::arn:aws:s3:::files\/\*\]/)]);
});

test('a plugin that throws is a finding, though something is acknowledged', () => {
  const broken = {
    name: 'broken',
    validate(): never {
      throw new Error('no rules');
    },
  };
  const findings = findingsOn((stack) => {
    Validations.of(harmless(stack)).acknowledge({ id: 'AwsSolutions::AwsSolutions-S1', reason: 'a test' });
    Validations.of(stack.node.root as App).addPlugins(heard(broken));
  });
  expect(findings).toEqual(['broken, broken: It could not be run: no rules']);
});

test.each([
  ['CDK_VALIDATION', 'false'],
  ['CDK_APP_MODE', 'process'],
  ['NODE_ENV', 'production'],
])('the environment’s %s=%s silences nothing', (name, value) => {
  const before = process.env[name];
  process.env[name] = value;
  onTestFinished(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
  const findings = findingsOn((stack) => {
    allowEverything(stack);
    harmless(stack).addPropertyOverride('Colour', 'red');
  });
  expect(findings.join('\n')).toMatch(/Colour/);
  expect(findings.join('\n')).toMatch(/AwsSolutions-IAM5/);
});
