import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findEngine } from '../../../local/dynamodb/find-engine.ts';
import { startDynamo } from '../../../local/dynamodb/start-dynamo.ts';

const folder = mkdtempSync(join(tmpdir(), 'dynamo-'));
afterAll(() => rmSync(folder, { recursive: true }));

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('ends the engine and frees its port on stop', async () => {
  const dynamo = await startDynamo();
  expect(isAlive(dynamo.pid)).toBe(true);
  await dynamo.stop();
  expect(isAlive(dynamo.pid)).toBe(false);
  await expect(fetch(dynamo.endpoint)).rejects.toThrow();
});

test('makes the folder of its file', async () => {
  const path = join(folder, 'new', 'records.db');
  const dynamo = await startDynamo({ path });
  await dynamo.stop();
  expect(existsSync(path)).toBe(true);
});

test('leaves no engine behind when the process that started it is killed with kill -9', async () => {
  const module = new URL('../../../local/dynamodb/start-dynamo.ts', import.meta.url).href;
  const path = join(folder, 'killed.db');
  const script = `
    const { startDynamo } = await import(${JSON.stringify(module)});
    console.log((await startDynamo({ path: ${JSON.stringify(path)} })).pid);`;
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  const [line] = (await once(starter.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isAlive(pid)).toBe(true);
  starter.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 5_000, interval: 5 }).toBe(false);
  const next = await startDynamo({ path });
  await next.stop();
});

test('says what the engine said when it does not start', async () => {
  await expect(startDynamo({ path: folder })).rejects.toThrow(/引擎无法启动[\s\S]*does not start/);
});

test('takes the endpoint that the environment names and starts nothing', () => {
  expect(findEngine({ AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000' })).toEqual({
    runningAt: 'http://127.0.0.1:8000',
  });
});
