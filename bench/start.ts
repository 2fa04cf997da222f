import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Measured } from './bench.ts';
import { median } from './median.ts';

const PORT = 39_417;
const RUNS = 5;

/**
 * Measures the time from the command to the first page, on an installed clone and a new folder each time, and the
 * memory when idle.
 */
export async function measureStart(): Promise<Measured[]> {
  const seconds: number[] = [];
  const megabytes: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await secondsOfBareNode());
    const { took, idle } = await start();
    seconds.push(took);
    megabytes.push(idle);
  }
  const [took, least] = [median(seconds), median(bare)];
  return [
    {
      what: 'start to first answer',
      value: `${took.toFixed(2)} s, ${(took / least).toFixed(0)} × an empty Node`,
      aim: 'aim 3 s',
      isMet: took <= 3,
    },
    {
      what: 'idle memory with the database engine',
      value: `${median(megabytes).toFixed(0)} MB`,
      aim: 'aim 200 MB',
      isMet: median(megabytes) <= 200,
    },
  ];
}

async function start(): Promise<{ took: number; idle: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  const begun = performance.now();
  const child = spawn(process.execPath, ['local/start.ts'], {
    env: { ...process.env, PORT: String(PORT), DATA_DIR: folder },
    stdio: 'ignore',
  });
  try {
    await firstAnswer(child);
    const took = (performance.now() - begun) / 1000;
    await pause(5000);
    return { took, idle: residentMegabytes(child.pid ?? 0) };
  } finally {
    child.kill('SIGTERM');
    await new Promise((ended) => child.once('exit', ended));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstAnswer(child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/`).catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(10);
  }
  throw new Error('npm start ended before it answered');
}

/** Resident memory in megabytes of a process and its children, as Linux counts it. */
function residentMegabytes(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid);
  return [String(pid), ...children].reduce((sum, name) => sum + residentOf(name), 0);
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

const parentOf = (pid: string) => Number(/^PPid:\s+(\d+)/m.exec(statusOf(pid))?.[1]);
const residentOf = (pid: string) => Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0) / 1024;

async function secondsOfBareNode(): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  await new Promise((ended) => child.once('exit', ended));
  return (performance.now() - begun) / 1000;
}
