import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { synthesizeAll } from '../../../infra/commands/synth.ts';
import type { Environment } from '../../../infra/environments.ts';

/** Synthesizes into a folder of its own, and gives the exit code and the findings that were printed. */
export function synthesized(environments: Record<string, Environment>, ...asked: string[]) {
  const dist = mkdtempSync(join(tmpdir(), 'zhicheng-dist-'));
  onTestFinished(() => rmSync(dist, { recursive: true, force: true }));
  const said: string[] = [];
  const { log, error } = console;
  console.log = () => {};
  console.error = (line: string) => void said.push(line);
  try {
    return { code: synthesizeAll({ asked, environments, dist }), said, dist };
  } finally {
    Object.assign(console, { log, error });
  }
}
