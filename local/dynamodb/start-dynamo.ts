import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ENGINES_HOST } from '../machine/http/listen.ts';
import { openEngineClient } from './engine-client.ts';
import { findEngine } from './find-engine.ts';

export interface Dynamo {
  readonly endpoint: string;
  /** The engine's process id; undefined if the environment named an engine that runs already. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/**
 * A shell beside the engine that kills it when our end of its standard input closes. The operating system closes it
 * however this process ends, `kill -9` too, so no engine keeps the file that the next start opens. It sends
 * SIGKILL, since the engine's file survives that and a polite signal might not be answered.
 */
const WATCHDOG = `
exec 3<&0
"$@" >&2 3<&- &
engine=$!
{ read -r _ <&3; kill -9 $engine; } &
echo $engine
wait $engine
kill $!
`;

/** Milliseconds after which an engine that has not answered is given up. A cold start takes 0.1 s. */
const PATIENCE_MS = 15_000;

/**
 * The most starts. Another program may take the port between our look and the engine's start, and the engine then
 * exits at once.
 */
const MAX_STARTS = 3;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, ENGINES_HOST);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No TCP port is free.');
  return address.port;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Resolves to true once the engine answers, and to false if it ended or stayed mute. */
async function untilItAnswers(endpoint: string, watchdog: ChildProcess): Promise<boolean> {
  const engine = openEngineClient(endpoint);
  const answers = () =>
    engine.call('ListTables', {}).then(
      () => true,
      () => false,
    );
  const giveUpAt = performance.now() + PATIENCE_MS;
  let isAnswering = false;
  while (!isAnswering && performance.now() < giveUpAt && !hasEnded(watchdog)) {
    isAnswering = await answers();
    if (!isAnswering) await pause(5);
  }
  engine.close();
  return isAnswering && !hasEnded(watchdog);
}

async function stop(watchdog: ChildProcess): Promise<void> {
  if (hasEnded(watchdog)) return;
  const ended = once(watchdog, 'exit');
  watchdog.stdin?.end();
  await ended;
}

async function startOnce(program: string, path: string | undefined): Promise<Dynamo | { failed: string }> {
  const port = await freePort();
  const serve = ['serve', '--host', ENGINES_HOST, '--port', String(port)];
  const file = path === undefined ? [] : ['--db-path', path];
  const command = ['-c', WATCHDOG, 'dynoxide-watchdog', program, ...serve, ...file];
  // It is in a group of its own, so Ctrl-C reaches this process alone, which still has an engine to finish its work
  // with.
  const watchdog = spawn('sh', command, { detached: true });
  let said = '';
  watchdog.stderr.on('data', (text: Buffer) => {
    said = `${said}${text}`.slice(-2_000);
  });
  await once(watchdog, 'spawn');
  const [line] = (await once(watchdog.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  const endpoint = `http://${ENGINES_HOST}:${port}`;
  if (await untilItAnswers(endpoint, watchdog)) return { endpoint, pid, stop: () => stop(watchdog) };
  await stop(watchdog);
  return { failed: said };
}

/**
 * Starts the DynamoDB engine on a free port of this machine and waits until it answers. `path` is its file, in a
 * folder that is made if missing; without it everything stays in memory. The engine ends with `stop()` and with
 * this process, however this process ends.
 */
export async function startDynamo({ path }: { path?: string } = {}): Promise<Dynamo> {
  const engine = findEngine();
  if ('runningAt' in engine) return { endpoint: engine.runningAt, pid: undefined, stop: async () => {} };
  if (path !== undefined) mkdirSync(dirname(path), { recursive: true });
  let said = '';
  for (let start = 0; start < MAX_STARTS; start++) {
    const dynamo = await startOnce(engine.program, path);
    if (!('failed' in dynamo)) return dynamo;
    said = dynamo.failed;
  }
  throw new Error(
    `DynamoDB 引擎无法启动：${engine.program}\nThe DynamoDB engine does not start: ${engine.program}\n${said}`,
  );
}
