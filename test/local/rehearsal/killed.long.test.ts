import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { seeded } from '../../../local/rehearsal/chance.ts';
import type { Report } from '../../../local/rehearsal/report.ts';

const KILLS = 50;
const APPLICANTS = 44;

/** One life of the rehearsal's process; killed after so many milliseconds, or left to end. How it ended. */
async function live(folder: string, seed: number, killAfter?: number): Promise<string> {
  const command = ['local/rehearse.ts', 'calls/jiaxing-it-2021.yaml', '--applicants', String(APPLICANTS)];
  const place = ['--seed', String(seed), '--folder', folder, '--json', join(folder, 'report.json')];
  const child = spawn(process.execPath, [...command, ...place], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  if (killAfter !== undefined) {
    await Promise.race([ended, after(killAfter)]);
    child.kill('SIGKILL');
  }
  const [code] = await ended;
  return code === 0 ? 'ended' : `exit ${code}\n${printed.slice(-2000)}`;
}

/** The report's file is there from the start, and filled at the end. */
function isReported(folder: string): boolean {
  const file = join(folder, 'report.json');
  return existsSync(file) && readFileSync(file, 'utf8') !== '';
}

function reportIn(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
}

/** The acts of people and operators, and the ends. The system's own repairs may differ. */
function essence(report: Report) {
  return report.fates.map(({ account, ended, cause, timeline }) => ({
    account,
    ended,
    cause,
    acts: [...new Set(timeline.map(({ at, said }) => `${at} ${said}`))].filter(
      (act) => !act.includes('系统自动'),
    ),
  }));
}

test('a rehearsal killed at fifty random points and started again loses nothing and ends the same', async () => {
  const chance = seeded(20211031);
  const folders = mkdtempSync(join(tmpdir(), 'zhicheng-killed-'));
  let kills = 0;
  try {
    for (let seed = 1; kills < KILLS; seed += 1) {
      const [calm, killed] = [join(folders, `calm-${seed}`), join(folders, `killed-${seed}`)];
      expect(await live(calm, seed)).toBe('ended');
      while (!isReported(killed) && kills < KILLS) {
        await live(killed, seed, 400 + chance() * 1200);
        kills += 1;
      }
      if (!isReported(killed)) expect(await live(killed, seed)).toBe('ended');
      const report = reportIn(killed);
      expect(report.surprises).toEqual([]);
      expect(report.broken).toEqual([]);
      expect(essence(report)).toEqual(essence(reportIn(calm)));
    }
  } finally {
    rmSync(folders, { recursive: true, force: true });
  }
});
