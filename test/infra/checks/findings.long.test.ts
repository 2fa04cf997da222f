import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, onTestFinished, test } from 'vitest';
import {
  bundleFindings,
  chinaFindings,
  definitionFindings,
  findingsIn,
  templateFindings,
} from '../../../infra/checks/findings.ts';
import { ENVIRONMENTS, type Environment } from '../../../infra/environments.ts';
import { machineFile } from '../../../infra/machines.ts';
import { stacksOf } from '../../../infra/stacks/app.ts';
import { REFUSED } from '../../rigs/infra/expression-cases.ts';
import { DEPLOYED, synthesized } from '../../rigs/infra/synthesized.ts';

const jiaxing = ENVIRONMENTS.jiaxing as Environment;

/** A file of so many bytes; a Chinese character has three. */
function fileOf(bytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-findings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'file');
  writeFileSync(file, `${'职'.repeat(Math.floor(bytes / 3))}${' '.repeat(bytes % 3)}`);
  return file;
}

/** The machine that operators start, with one text replaced by another. */
function operationsWith(from: string, to: string): string {
  const text = machineFile('operations');
  expect(text).toContain(from);
  return text.replaceAll(from, () => to);
}

test.each(DEPLOYED)('nothing is found on %s', (name) => {
  expect(synthesized(name).findings).toEqual([]);
});

test('every careless addition to the stacks is found, all at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-broken-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { app, data, workflow } = stacksOf(jiaxing, { bundles: folder, outdir: join(folder, 'cdk.out') });
  const { PatrolFunction } = workflow.functions;
  new Bucket(data, 'Extra');
  new CfnUserPool(data, 'People');
  PatrolFunction.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: ['*:all'] }));
  const form = PatrolFunction.node.defaultChild as CfnFunction;
  form.addPropertyOverride('TracingConfig', { Mode: 'Active' });
  form.addPropertyOverride('PackageType', 'Parcel');
  const findings = findingsIn(jiaxing, app.synth(), folder);
  for (const found of [
    /^AwsSolutions, AwsSolutions-S10: .*\n {2}zhicheng-jiaxing-data\/Extra\/Resource/,
    /^AwsSolutions, AwsSolutions-IAM5\[Resource::\*:all\]: .*\n {2}zhicheng-jiaxing-workflow\/PatrolFunctionRole/,
    /^CloudFormation Validate, .*Parcel/,
    /^zhicheng-jiaxing-data\/People: infra\/china.ts says nothing of AWS::Cognito::UserPool$/,
    /^zhicheng-jiaxing-workflow\/PatrolFunction\w+: AWS::Lambda::Function.TracingConfig is absent in China$/,
  ])
    expect(findings).toContainEqual(expect.stringMatching(found));
});

test('a template that CloudFormation would not take is found, by its bytes as they are written', () => {
  expect(templateFindings('stack', fileOf(1_000_000))).toEqual([]);
  expect(templateFindings('stack', fileOf(1_000_001))).toEqual([
    'stack: the template has 1000001 bytes, of 1000000',
  ]);
});

test('a bundle that has caught a library whole is found', () => {
  expect(bundleFindings('PatrolFunction', 1700, 1000)).toEqual([]);
  expect(bundleFindings('PatrolFunction', 1701, 1000)).toEqual([
    'PatrolFunction: the bundle has 1701 bytes, of 1700, 1.7 × a bare one with its clients: look at what it imports',
  ]);
});

test('a definition is found to be right as its file is', () => {
  expect(definitionFindings('operations', machineFile('operations'), jiaxing)).toEqual([]);
});

test('a definition with bad JSONata is found', () => {
  const definition = operationsWith('{% $states.input %}', '{% $states..input[ %}');
  expect(definitionFindings('operations', definition, jiaxing)).toEqual([
    expect.stringMatching(/^operations: .*Arguments\/Payload\/input is invalid/),
    expect.stringMatching(
      /^operations: Invalid JSONata expression .* at \/States\/[^/]+\/Arguments\/Payload\/input$/,
    ),
  ]);
});

test.each(REFUSED)(
  'a definition with an expression that Step Functions cannot run is found: {%% %s %%}',
  (source) => {
    const definition = operationsWith('"{% $states.input %}"', JSON.stringify(`{% ${source} %}`));
    const found = definitionFindings('operations', definition, jiaxing);
    expect(found.at(-1)).toMatch(/^operations: .* at \/States\/[^/]+\/Arguments\/Payload\/input$/);
  },
);

test('a definition that leads to no state is found', () => {
  const { StartAt } = JSON.parse(machineFile('operations')) as { StartAt: string };
  const definition = operationsWith(`"StartAt": "${StartAt}"`, '"StartAt": "Nowhere"');
  expect(definitionFindings('operations', definition, jiaxing).join()).toMatch(/^operations: /);
});

test('a definition that Step Functions would not take for its size is found', () => {
  const definition = operationsWith('"Comment": "', `"Comment": "${'职'.repeat(333_334)}`);
  expect(definitionFindings('operations', definition, jiaxing)).toEqual([
    expect.stringMatching(/^operations: the definition has \d+ bytes, of 1000000$/),
  ]);
});

test('a definition whose placeholders have drifted from the list stops the synthesis', () => {
  const drifted = operationsWith('OperationsFunction', 'PatrolFunction');
  expect(() => definitionFindings('operations', drifted, jiaxing)).toThrow(
    /PatrolFunction.*OperationsFunction/,
  );
});

const stackOf = (Type: string, Properties = {}): [string, { Resources: Record<string, never> }] => [
  'stack',
  { Resources: { Thing: { Type, Properties } as never } },
];

test('a type of which the table of China says nothing is found', () => {
  expect(chinaFindings(stackOf('AWS::Cognito::UserPool'))).toEqual([
    'stack/Thing: infra/china.ts says nothing of AWS::Cognito::UserPool',
  ]);
});

test('a type that China lacks is found', () => {
  expect(chinaFindings(stackOf('AWS::Lambda::Url'))).toEqual([
    'stack/Thing: AWS::Lambda::Url is absent in China',
  ]);
});

test.each([
  ['AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } }, 'AWS::Lambda::Function.TracingConfig'],
  [
    'AWS::Lambda::Function',
    { Code: { SourceKMSKeyArn: 'arn' } },
    'AWS::Lambda::Function.Code.SourceKMSKeyArn',
  ],
])('a feature of %s that China lacks is found: %j', (type, properties, feature) => {
  expect(chinaFindings(stackOf(type, properties))).toEqual([`stack/Thing: ${feature} is absent in China`]);
});

test('a type that China has is none, with every feature that is not absent', () => {
  const properties = { Code: { S3Key: 'key' }, DeadLetterConfig: {} };
  expect(chinaFindings(stackOf('AWS::Lambda::Function', properties))).toEqual([]);
});
