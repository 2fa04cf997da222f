import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { stacksOf } from './app.ts';
import { ENVIRONMENTS, type Environment, findingsOn } from './environments.ts';
import { findingsIn } from './findings.ts';

/** Where the stacks and the bundles of every environment are written. */
export const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** Synthesizes one environment into `<dist>/<name>`; every finding, a sentence each. */
export function synthesize(environment: Environment, dist = DIST): string[] {
  const own = findingsOn(environment);
  if (own.length > 0) return own.map((finding) => `infra/environments.ts, ${environment.name}: ${finding}`);
  const bundles = join(dist, environment.name, 'bundles');
  const { app } = stacksOf(environment, { bundles, outdir: join(dist, environment.name, 'cdk.out') });
  // The library says its own findings on standard error, and sets the exit code.
  const before = process.exitCode;
  const assembly = app.synth();
  const said = process.exitCode === before ? [] : ['The findings above are the library’s and cdk-nag’s.'];
  return [...said, ...findingsIn(environment, assembly, bundles)];
}

if (import.meta.main) {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !Object.hasOwn(ENVIRONMENTS, name));
  if (unknown.length > 0) {
    console.error(
      `没有环境 ${unknown.join(', ')}；现有：${Object.keys(ENVIRONMENTS).join(', ')}。 No such environment; infra/environments.ts has these.`,
    );
    process.exit(1);
  }
  rmSync(DIST, { recursive: true, force: true });
  let count = 0;
  for (const [name, environment] of Object.entries(ENVIRONMENTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`正在合成 Synthesizing ${name} (${environment.partition}, ${environment.region})…`);
    const findings = synthesize(environment);
    for (const finding of findings) console.error(finding);
    count += findings.length;
  }
  console.log(
    count === 0
      ? `没有发现问题，模板在 dist/。 Nothing found; the templates are in dist/.`
      : `${count} 个问题。 ${count} findings.`,
  );
  if (count > 0) process.exit(1);
}
