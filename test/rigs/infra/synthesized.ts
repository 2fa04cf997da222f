import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Reported, reportOf } from '../../../infra/checks/checks.ts';
import { findingsIn } from '../../../infra/checks/findings.ts';
import { ENVIRONMENTS, type Environment } from '../../../infra/environments.ts';
import { stacksOf } from '../../../infra/stacks/app.ts';

/** One environment of each partition: the trial in aws, the production of Jiaxing in aws-cn. */
export const DEPLOYED = ['trial', 'jiaxing'] as const;
export type Deployed = (typeof DEPLOYED)[number];

/**
 * A resource as a reader sees it: intrinsic functions are put together to strings, what another stack exports is
 * followed to where it is made, and names have lost their hashes: `{Records.Arn}`, `{Materials.Arn}/materials/*`.
 */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
  readonly deletionPolicy: string | undefined;
  readonly dependsOn: readonly string[];
  /** When a change makes another one in its place. */
  readonly updateReplacePolicy: string | undefined;
}
export type Properties = Readonly<Record<string, unknown>>;

export interface Synthesized {
  readonly environment: Environment;
  readonly findings: readonly string[];
  readonly acknowledged: readonly Reported[];
  readonly resources: readonly Resource[];
  /** Templates as they are written, by stack. */
  readonly templates: Readonly<Record<string, string>>;
  readonly terminationProtection: Readonly<Record<string, boolean>>;
  all(type: string): Resource[];
  /** The one resource of this type and name; the name may be left out where there is but one. */
  one(type: string, id?: string): Resource;
}

const made = new Map<Deployed, Synthesized>();

/** One synthesis an environment for all files of a worker: it takes seconds. */
export function synthesized(name: Deployed): Synthesized {
  const known = made.get(name) ?? synthesize(ENVIRONMENTS[name] as Environment);
  made.set(name, known);
  return known;
}

interface Raw {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string | readonly string[];
}
interface RawTemplate {
  readonly Resources: Readonly<Record<string, Raw>>;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: string } }>>;
}

function synthesize(environment: Environment): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-synth-'));
  try {
    const bundles = join(folder, 'bundles');
    const { app } = stacksOf(environment, { bundles, outdir: join(folder, 'cdk.out') });
    const assembly = app.synth();
    const templates = new Map(
      assembly.stacks.map(({ stackName, template }) => [stackName, template as RawTemplate]),
    );
    const resources = readable(templates, environment);
    const all = (type: string) => resources.filter((each) => each.type === type);
    return {
      environment,
      findings: findingsIn(environment, assembly, bundles),
      acknowledged: reportOf(assembly).pluginReports.flatMap(({ suppressedViolations = [] }) => [
        ...suppressedViolations,
      ]),
      resources,
      templates: Object.fromEntries([...templates].map(([name, each]) => [name, JSON.stringify(each)])),
      terminationProtection: Object.fromEntries(
        assembly.stacks.map((each) => [each.stackName, each.terminationProtection ?? false]),
      ),
      all,
      one(type, id) {
        const [found, ...more] = all(type).filter((each) => id === undefined || each.id === id);
        if (!found || more.length > 0) throw new Error(`${1 + more.length} of ${type} ${id ?? ''}`);
        return found;
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const nameOf = (logicalId: string) => logicalId.replace(/[0-9A-F]{8}$/, '');

function readable(templates: ReadonlyMap<string, RawTemplate>, environment: Environment): Resource[] {
  const exported = new Map<string, unknown>();
  for (const { Outputs = {} } of templates.values())
    for (const { Value, Export } of Object.values(Outputs)) if (Export) exported.set(Export.Name, Value);
  const read = readerOf(environment, exported);
  return [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([logicalId, { Type, Properties = {}, ...policies }]) => ({
      stack: stack.replace(`zhicheng-${environment.name}-`, ''),
      id: nameOf(logicalId),
      type: Type,
      properties: read(Properties) as Properties,
      deletionPolicy: policies.DeletionPolicy,
      dependsOn: [policies.DependsOn ?? []].flat(),
      updateReplacePolicy: policies.UpdateReplacePolicy,
    })),
  );
}

function readerOf({ partition, region }: Environment, exported: ReadonlyMap<string, unknown>) {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': '<account>',
    'AWS::Partition': partition,
    'AWS::Region': region,
    'AWS::URLSuffix': partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
  const ref = (name: string) => pseudo[name] ?? `{${nameOf(name)}}`;
  return function read(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(read);
    if (typeof value !== 'object' || value === null) return value;
    const [[key, inner] = ['', undefined], ...rest] = Object.entries(value);
    if (rest.length === 0) {
      if (key === 'Ref') return ref(inner as string);
      if (key === 'Fn::ImportValue') return read(exported.get(inner as string));
      if (key === 'Fn::Join') return ((inner as [string, unknown[]])[1].map(read) as string[]).join('');
      if (key === 'Fn::GetAtt') {
        const [id = '', attribute] = inner as string[];
        return `{${nameOf(id)}.${attribute}}`;
      }
      if (key === 'Fn::Sub') return (inner as string).replace(/\$\{([\w:]+)\}/g, (_, name) => ref(name));
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, read(each)]));
  };
}
