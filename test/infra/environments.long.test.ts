import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ENVIRONMENTS, type Environment } from '../../infra/environments.ts';
import { synthesize } from '../../infra/synth.ts';

const ACCOUNT = '000000000000';
const LONGEST_NAME = 'a-city-of-many-words';

/** Each setting that changes what is made, with and without, in both partitions and in each with each other. */
const EVERY: [string, Environment][] = Object.values(ENVIRONMENTS).flatMap((base) =>
  combinations([
    [{}, { account: ACCOUNT }],
    [{}, { certificate: `arn:${base.partition}:acm:${base.region}:${ACCOUNT}:certificate/a` }],
    [{ isProduction: false }, { isProduction: true }],
    [{ architecture: 'arm64' }, { architecture: 'x86_64' }],
    [{}, { name: LONGEST_NAME }],
  ]).map((settings): [string, Environment] => [
    `${base.partition} ${JSON.stringify(settings)}`,
    { ...base, ...settings },
  ]),
);

function combinations(choices: readonly (readonly Partial<Environment>[])[]): Partial<Environment>[] {
  return choices.reduce<Partial<Environment>[]>(
    (all, choice) => all.flatMap((so) => choice.map((each) => ({ ...so, ...each }))),
    [{}],
  );
}

test.each(EVERY)('nothing is found on %s', (_, environment) => {
  const dist = mkdtempSync(join(tmpdir(), 'zhicheng-environments-'));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  expect(synthesize(environment, dist)).toEqual([]);
});
