import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const CALL = 'calls/jiaxing-it-2021.yaml';

/** The command as people run it, with what it prints and the report that it writes. */
export function rehearse(...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-rehearsal-'));
  const file = join(folder, 'report.json');
  try {
    const command = ['local/rehearse.ts', ...args, '--json', file];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    return { status, stdout, stderr, json: existsSync(file) ? readFileSync(file, 'utf8') : '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
