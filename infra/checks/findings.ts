import { statSync } from 'node:fs';
import aslValidator from 'asl-validator';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { MachineName } from '../../adapters/workflow.ts';
import { bundle } from '../bundle.ts';
import { CHINA } from '../china.ts';
import type { Environment } from '../environments.ts';
import { FUNCTIONS, MACHINES } from '../functions.ts';
import { fillPlaceholders, machineFile } from '../machines.ts';
import { bareBundle } from './bare-bundle.ts';
import { reportedFindings } from './checks.ts';
import { expressionFaults } from './definition-expressions.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}
export type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/**
 * The most bytes of a template:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MAX_TEMPLATE = 1_000_000;
/** The most bytes of a definition: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MAX_DEFINITION = 1_000_000;
/**
 * The most that a cold start may read, against a function with these clients that does nothing. The largest are the
 * operators' acts, with every check of a call and the defaults of calls, and the pages of a declaration: up to half a megabyte
 * of rules, vocabularies and words in two languages. A bundle above this bound has caught a library.
 */
const MAX_TIMES_BARE = 1.7;

/** The templates of an assembly, by their stack's name. */
export function templatesIn(assembly: CloudAssembly): Record<string, Template> {
  return Object.fromEntries(
    assembly.stacks.map(({ stackName, template }) => [stackName, template as Template]),
  );
}

/** Lists everything that is wrong with what was synthesized, a sentence each. */
export function findingsIn(environment: Environment, assembly: CloudAssembly, bundles: string): string[] {
  const { partition } = environment;
  const machines = Object.keys(MACHINES) as MachineName[];
  const functions = Object.entries(FUNCTIONS);
  return [
    ...reportedFindings(assembly),
    ...assembly.stacks.flatMap(({ stackName, templateFullPath }) =>
      templateFindings(stackName, templateFullPath),
    ),
    ...machines.flatMap((name) => definitionFindings(name, machineFile(name), environment)),
    ...functions.flatMap(([logicalId, { name }]) =>
      bundleFindings(logicalId, bundle(name, bundles).bytes, bareBundle(name, bundles).bytes),
    ),
    ...(partition === 'aws-cn' ? Object.entries(templatesIn(assembly)).flatMap(chinaFindings) : []),
  ];
}

export function templateFindings(stack: string, file: string): string[] {
  return tooLarge(`${stack}: the template`, statSync(file).size, MAX_TEMPLATE);
}

/** Checks a definition as it is deployed, with stand-ins for names that only a deployment knows. */
export function definitionFindings(
  name: MachineName,
  definition: string,
  { partition, region }: Environment,
): string[] {
  const arn = (each: string) => `arn:${partition}:lambda:${region}:000000000000:function:${each}`;
  const values = Object.fromEntries(MACHINES[name].map((each) => [each, arn(each)]));
  const text = fillPlaceholders(definition, { ...values, Partition: partition });
  const parsed = JSON.parse(text) as { States?: object };
  const { isValid, errorsText } = aslValidator(parsed);
  return [
    ...(isValid ? [] : [`${name}: ${errorsText()}`]),
    ...expressionFaults(parsed).map(
      ({ path, message }) => `${name}: ${message} at /${path.map(String).join('/')}`,
    ),
    ...tooLarge(`${name}: the definition`, Buffer.byteLength(text), MAX_DEFINITION),
  ];
}

/** Compares the bytes of a function's bundle with those of a bare one. */
export function bundleFindings(name: string, bytes: number, bare: number): string[] {
  const most = Math.floor(MAX_TIMES_BARE * bare);
  return tooLarge(`${name}: the bundle`, bytes, most).map(
    (found) => `${found}, ${MAX_TIMES_BARE} × a bare one with its clients: look at what it imports`,
  );
}

function tooLarge(what: string, bytes: number, most: number): string[] {
  return bytes > most ? [`${what} has ${bytes} bytes, of ${most}`] : [];
}

/** Checks that the table of what China has lists every type, and that nothing it calls absent is used. */
export function chinaFindings([stack, { Resources }]: [string, Template]): string[] {
  const known = new Set(CHINA.flatMap(({ covers }) => covers));
  const absent = CHINA.filter(({ inChina }) => inChina === 'absent').flatMap(({ covers }) => covers);
  return Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => [
    ...(known.has(Type) ? [] : [`${stack}/${id}: infra/china.ts says nothing of ${Type}`]),
    ...absent
      .filter((each) => each === Type || isUsed(each, Type, Properties))
      .map((each) => `${stack}/${id}: ${each} is absent in China`),
  ]);
}

/** Whether a property is set to something, by its path: `AWS::Lambda::Function.TracingConfig`. */
function isUsed(path: string, type: string, properties: Readonly<Record<string, unknown>>): boolean {
  const [of, ...parts] = path.split('.');
  if (of !== type || parts.length === 0) return false;
  let here: unknown = properties;
  for (const part of parts) here = (here as Record<string, unknown> | undefined)?.[part];
  return here !== undefined;
}
