import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { misnamedIn } from '../check-environments.ts';
import { ENVIRONMENTS, type Environment } from '../environments.ts';
import { DIST } from './synth.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The environment that a command's first word names; undefined after printing the names there are. */
export function environmentAsked(usage: string): Environment | undefined {
  const [name = ''] = process.argv.slice(2);
  const environment = Object.hasOwn(ENVIRONMENTS, name) ? ENVIRONMENTS[name] : undefined;
  const misnamed = misnamedIn(ENVIRONMENTS);
  for (const finding of misnamed) console.error(finding);
  if (misnamed.length > 0) return undefined;
  if (environment) return environment;
  console.error(
    `用法 Usage: ${usage}\n没有环境“${name}”；infra/environments.ts 里有：${Object.keys(ENVIRONMENTS).join(', ')}。 No such environment; infra/environments.ts has these.`,
  );
  return undefined;
}

/** Runs a CDK command on what was synthesized, with the shell's credentials, and gives its exit code. */
export function cdk({ name }: Pick<Environment, 'name'>, ...words: readonly string[]): number {
  const command = ['--no-install', 'cdk', ...words, '--app', join(DIST, name, 'cdk.out')];
  const { status } = spawnSync('npx', command, { cwd: ROOT, stdio: 'inherit' });
  return status ?? 1;
}
