import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ENVIRONMENTS, type Environment } from '../../../infra/environments.ts';
import { synthesized } from '../../rigs/infra/synthesizing.ts';

const trial = ENVIRONMENTS.trial as Environment;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

test('an environment with wrong values is not synthesized: each of them is said, and the exit code is 1', () => {
  const wrong = { ...trial, origin: 'http://trial', logDays: 31, monthlyBudget: 0 };
  const { code, said, dist } = synthesized({ trial: wrong });
  expect(code).toBe(1);
  expect(said.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual(
    ['origin', 'logDays', 'monthlyBudget'].map((of) => `infra/environments.ts, trial: ${of}`),
  );
  expect(existsSync(join(dist, 'trial'))).toBe(false);
});

test('an environment that is named otherwise than its key is refused: it would be deployed over another', () => {
  const { code, said } = synthesized({ shaoxing: trial });
  expect(code).toBe(1);
  expect(said).toEqual([expect.stringContaining('shaoxing is named "trial"')]);
});

test('an environment that does not exist is refused, and those that do are named', () => {
  const { status, stderr } = spawnSync(process.execPath, ['infra/commands/synth.ts', 'nowhere'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  for (const name of ['nowhere', ...Object.keys(ENVIRONMENTS)]) expect(stderr).toContain(name);
});
