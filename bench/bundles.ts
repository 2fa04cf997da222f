import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type HandlerName, SETTINGS_OF } from '../functions/settings.ts';
import { bundle } from '../infra/bundle.ts';
import { bareBundle } from '../infra/checks/bare-bundle.ts';
import type { Measured } from './bench.ts';
import { median } from './median.ts';

const RUNS = 9;

/**
 * Measures each function's bundle against a bare one: a handler that does nothing and imports our clients' names.
 * Compares the size, and the time of an import in a process of its own, by turns in one run.
 */
export async function measureBundles(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bundles-'));
  try {
    return (Object.keys(SETTINGS_OF) as HandlerName[]).flatMap((name) => measured(name, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(name: HandlerName, folder: string): Measured[] {
  const own = bundle(name, folder);
  const bare = bareBundle(name, folder);
  const times = { own: [] as number[], bare: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    times.own.push(importMilliseconds(own.path, name));
    times.bare.push(importMilliseconds(bare.path, name));
  }
  const [ownTime, bareTime] = [median(times.own), median(times.bare)];
  const kilobytes = (bytes: number) => Math.round(bytes / 1024);
  return [
    {
      what: `${name}: bundle against a bare function with its clients`,
      value: `${(own.bytes / bare.bytes).toFixed(2)} × (${kilobytes(own.bytes)} KB against ${kilobytes(bare.bytes)} KB), import ${(ownTime / bareTime).toFixed(2)} × (${ownTime.toFixed(0)} ms against ${bareTime.toFixed(0)} ms)`,
      aim: 'aim 1.3 × and 1.5 ×',
      isMet: own.bytes / bare.bytes <= 1.3 && ownTime / bareTime <= 1.5,
    },
  ];
}

function importMilliseconds(path: string, name: HandlerName): number {
  const settings = Object.fromEntries(SETTINGS_OF[name].map((setting) => [setting, settingOf(setting)]));
  const file = join(path, 'index.mjs');
  const script = `const t = performance.now(); await import(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - t)); process.exit(0);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...settings, AWS_REGION: 'us-east-1' },
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return Number(stdout);
}

function settingOf(setting: string): string {
  return setting.endsWith('_MACHINE')
    ? 'arn:aws:states:us-east-1:000000000000:stateMachine:x'
    : 'https://x.example';
}
