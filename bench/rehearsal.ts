import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Measured } from './bench.ts';
import { git } from './results.ts';

/** The build before the calls of an act were halved and the engines made cheaper. */
const PEER = '3da4be7';
const [APPLICANTS, MORE, RUNS] = [120, 1000, 2];
const MAX_EXPONENT = 1.1;

/**
 * Measures the processor time of a rehearsal with its engines, against an earlier build by turns, and how it grows
 * with the applicants. Of several runs the least counts, since whatever else runs on the machine only adds to it.
 */
export async function measureRehearsal(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-peer-'));
  const peer = join(folder, 'build');
  git('worktree', 'add', '--detach', peer, PEER);
  try {
    const times = { own: [] as number[], peer: [] as number[] };
    symlinkSync(join(process.cwd(), 'node_modules'), join(peer, 'node_modules'));
    for (let run = 0; run < RUNS; run += 1) {
      times.own.push(rehearsed('.', APPLICANTS).seconds);
      times.peer.push(rehearsed(peer, APPLICANTS).seconds);
    }
    const own = Math.min(...times.own);
    return [against(own, Math.min(...times.peer)), growth(own)];
  } finally {
    git('worktree', 'remove', '--force', peer);
    rmSync(folder, { recursive: true, force: true });
  }
}

function against(own: number, peer: number): Measured {
  return {
    what: `processor time of a rehearsal of ${APPLICANTS}, against commit ${PEER}`,
    value: `${(own / peer).toFixed(2)} × (${own.toFixed(1)} s against ${peer.toFixed(1)} s)`,
    aim: 'aim 0.5 ×',
    isMet: own / peer <= 0.5,
  };
}

function growth(few: number): Measured {
  const { seconds, megabytes } = rehearsed('.', MORE);
  const exponent = Math.log(seconds / few) / Math.log(MORE / APPLICANTS);
  return {
    what: `growth of that time from ${APPLICANTS} to ${MORE} applicants, as an exponent`,
    value: `${exponent.toFixed(2)} (${few.toFixed(1)} s and ${seconds.toFixed(1)} s), ${Math.round(megabytes)} MB`,
    aim: `aim ${MAX_EXPONENT}`,
    isMet: exponent <= MAX_EXPONENT,
  };
}

/** Prints the seconds of processor time of a process with its ended children, and its memory, as the last line. */
const TELL = `import { readFileSync } from 'node:fs';
process.on('exit', () => {
  const ticks = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ').slice(11, 15).map(Number);
  const seconds = ticks.reduce((sum, each) => sum + each, 0) / 100;
  console.error(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
});`;

function rehearsed(build: string, applicants: number): { seconds: number; megabytes: number } {
  const hook = `data:text/javascript,${encodeURIComponent(TELL)}`;
  const call = 'calls/jiaxing-it-2021.yaml';
  const command = ['--import', hook, 'local/rehearse.ts', call, '--applicants', String(applicants)];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: build, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '');
}
