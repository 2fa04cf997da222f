import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { synthesize } from '../../infra/commands/synth.ts';
import { ENVIRONMENTS, type Environment } from '../../infra/environments.ts';

const ACCOUNT = '000000000000';
const MAX_NAME_LENGTH = 'a-city-of-many-words';

/** Settings that change what is made, each with and without. */
const choicesOf = ({ partition, region }: Environment): [Partial<Environment>, Partial<Environment>][] => [
  [{}, { account: ACCOUNT }],
  [{}, { certificate: `arn:${partition}:acm:${region}:${ACCOUNT}:certificate/a` }],
  [{ isProduction: false }, { isProduction: true }],
  [{ architecture: 'arm64' }, { architecture: 'x86_64' }],
  [{}, { name: MAX_NAME_LENGTH }],
];
/** In eight rows each two settings meet in all four ways. */
const ROWS = Array.from({ length: 8 }, (_, row) => {
  const [one = 0, two = 0, three = 0] = [row & 1, (row >> 1) & 1, (row >> 2) & 1];
  return [one, two, three, one ^ two, one ^ three];
});

const EVERY: [string, Environment][] = Object.values(ENVIRONMENTS).flatMap((base) =>
  ROWS.map((row): [string, Environment] => {
    const chosen = choicesOf(base).map((choice, at) => choice[row[at] ?? 0]);
    const settings: Partial<Environment> = Object.assign({}, ...chosen);
    return [`${base.partition} ${JSON.stringify(settings)}`, { ...base, ...settings }];
  }),
);

test.each(EVERY)('nothing is found on %s', (_, environment) => {
  const dist = mkdtempSync(join(tmpdir(), 'zhicheng-environments-'));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  expect(synthesize(environment, dist)).toEqual([]);
});
