import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findingsOn, misnamedIn } from '../check-environments.ts';
import { findingsIn } from '../checks/findings.ts';
import { demonstrationNote, ENVIRONMENTS, type Environment } from '../environments.ts';
import { stacksOf } from '../stacks/app.ts';

/** The folder of every environment's stacks and bundles. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** Synthesizes one environment into `<dist>/<name>`, and gives every finding as a sentence. */
export function synthesize(environment: Environment, dist = DIST): string[] {
  const own = findingsOn(environment);
  if (own.length > 0) return own.map((finding) => `infra/environments.ts, ${environment.name}: ${finding}`);
  const bundles = join(dist, environment.name, 'bundles');
  const { app } = stacksOf(environment, { bundles, outdir: join(dist, environment.name, 'cdk.out') });
  return findingsIn(environment, app.synth(), bundles);
}

interface Synthesis {
  /** Names of environments; an empty list means all of them. */
  readonly asked: readonly string[];
  readonly environments?: Readonly<Record<string, Environment>>;
  readonly dist?: string;
}

/** Synthesizes the named environments, prints the findings, and gives the exit code. */
export function synthesizeAll({ asked, environments = ENVIRONMENTS, dist = DIST }: Synthesis): 0 | 1 {
  const unknown = asked.filter((name) => !Object.hasOwn(environments, name));
  if (unknown.length > 0) {
    console.error(
      `没有环境 ${unknown.join(', ')}；现有：${Object.keys(environments).join(', ')}。 No such environment; infra/environments.ts has these.`,
    );
    return 1;
  }
  const misnamed = misnamedIn(environments);
  for (const finding of misnamed) console.error(finding);
  if (misnamed.length > 0) return 1;
  rmSync(dist, { recursive: true, force: true });
  const names = asked.length > 0 ? asked : Object.keys(environments);
  const findings = names.flatMap((name) => said(environments[name] as Environment, dist));
  console.log(
    findings.length === 0
      ? `没有发现问题，模板在 dist/。 Nothing found; the templates are in dist/.`
      : `${findings.length} 个问题。 ${findings.length} findings.`,
  );
  return findings.length === 0 ? 0 : 1;
}

function said(environment: Environment, dist: string): string[] {
  const { name, partition, region } = environment;
  console.log(`正在合成 Synthesizing ${name} (${partition}, ${region})…`);
  const note = demonstrationNote(environment);
  if (note !== undefined) console.log(note);
  const findings = synthesize(environment, dist);
  for (const finding of findings) console.error(finding);
  return findings;
}

// An exit code that the library has set stays.
if (import.meta.main && synthesizeAll({ asked: process.argv.slice(2) }) === 1) process.exitCode = 1;
