import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import aslValidator from 'asl-validator';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { MachineName } from '../adapters/workflow.ts';
import { CHINA } from './china.ts';
import type { Environment } from './environments.ts';
import { FUNCTIONS, type FunctionName, MACHINES } from './functions.ts';
import { fillPlaceholders, machineFile } from './machines.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}
export type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** In bytes. A template: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MOST_TEMPLATE = 1_000_000;
/** A definition: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MOST_DEFINITION = 1_000_000;
/** Ours: what a cold start reads. A bundle that grows past it has caught a library whole. */
const MOST_BUNDLE = 1_200_000;

/** The templates of an assembly, by the name of their stack. */
export function templatesIn(assembly: CloudAssembly): Record<string, Template> {
  return Object.fromEntries(
    assembly.stacks.map(({ stackName, template }) => [stackName, template as Template]),
  );
}

/** What the library's own checks do not see, a sentence each. */
export function findingsIn(environment: Environment, assembly: CloudAssembly, bundles: string): string[] {
  const templates = templatesIn(assembly);
  return [
    ...Object.entries(templates).flatMap(([name, template]) => sizeFindings(name, template)),
    ...(Object.keys(MACHINES) as MachineName[]).flatMap((name) => definitionFindings(name, environment)),
    ...(Object.keys(FUNCTIONS) as FunctionName[]).flatMap((name) => bundleFindings(name, bundles)),
    ...(environment.partition === 'aws-cn' ? Object.entries(templates).flatMap(chinaFindings) : []),
  ];
}

function sizeFindings(name: string, template: Template): string[] {
  const bytes = JSON.stringify(template).length;
  return bytes > MOST_TEMPLATE ? [`${name}: the template has ${bytes} bytes, of ${MOST_TEMPLATE}`] : [];
}

/** The definition as it is deployed, with names in the place of what is only known there. */
function definitionFindings(name: MachineName, { partition, region }: Environment): string[] {
  const arn = (each: string) => `arn:${partition}:lambda:${region}:000000000000:function:${each}`;
  const values = Object.fromEntries(MACHINES[name].map((each) => [each, arn(each)]));
  const text = fillPlaceholders(machineFile(name), { ...values, Partition: partition });
  const { isValid, errorsText } = aslValidator(JSON.parse(text));
  return [
    ...(isValid ? [] : [`${name}: ${errorsText()}`]),
    ...(text.length > MOST_DEFINITION ? [`${name}: the definition has ${text.length} bytes`] : []),
  ];
}

function bundleFindings(name: FunctionName, bundles: string): string[] {
  const bytes = readFileSync(join(bundles, FUNCTIONS[name].folder, 'index.mjs')).length;
  return bytes > MOST_BUNDLE ? [`${name}: the bundle has ${bytes} bytes, of ${MOST_BUNDLE}`] : [];
}

/** Every type must stand in the table of what China has, and nothing may be used that it says is absent. */
function chinaFindings([stack, { Resources }]: [string, Template]): string[] {
  const known = new Set(CHINA.flatMap(({ covers }) => covers));
  const absent = CHINA.filter(({ inChina }) => inChina === 'absent').flatMap(({ covers }) => covers);
  return Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => [
    ...(known.has(Type) ? [] : [`${stack}/${id}: infra/china.ts says nothing of ${Type}`]),
    ...absent
      .filter((each) => each === Type || isUsed(each, Type, Properties))
      .map((each) => `${stack}/${id}: ${each} is absent in China`),
  ]);
}

/** `AWS::Lambda::Function.TracingConfig`: a property by its path, where it is set to something. */
function isUsed(path: string, type: string, properties: Readonly<Record<string, unknown>>): boolean {
  const [of, ...parts] = path.split('.');
  if (of !== type || parts.length === 0) return false;
  let here: unknown = properties;
  for (const part of parts) here = (here as Record<string, unknown> | undefined)?.[part];
  return here !== undefined;
}
