import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** A process that runs `npm start`. */
export interface Started {
  readonly pid: number | undefined;
  /** Resolves when it answers; rejects with what it said where it ended before. */
  answering(): Promise<void>;
  /** Resolves when it ended: with which code, and what it said. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export function start(environment: Readonly<Record<string, string>>, cwd = process.cwd()): Started {
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = endOf(child);
  return {
    pid: child.pid,
    ended,
    async answering() {
      while (child.exitCode === null && child.signalCode === null) {
        const answer = await fetch(`http://127.0.0.1:${environment.PORT}/`).catch(() => undefined);
        if (answer?.status === 200) return;
        await pause(25);
      }
      throw new Error(`It ended before it answered: ${(await ended).said}`);
    },
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
}

function endOf(child: ChildProcess): Started['ended'] {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      said += text;
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No TCP port is free');
  return address.port;
}
