import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import { afterAll, expect, test } from 'vitest';
import { openScheduler } from '../../../local/scheduler/open-scheduler.ts';
import { clientOf, MINUTE, NOON, schedule } from './rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'scheduler-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A process of its own that serves a scheduler on the file and never delivers anything. */
async function serveApart(path: string) {
  const local = (file: string) => JSON.stringify(new URL(`../../../local/${file}`, import.meta.url).href);
  const script = `
    const { listen } = await import(${local('machine/http/listen.ts')});
    const { openScheduler } = await import(${local('scheduler/open-scheduler.ts')});
    const clock = { now: () => ${NOON} };
    const deliver = () => new Promise(() => {});
    const scheduler = openScheduler({ path: ${JSON.stringify(path)}, clock, deliver });
    console.log((await listen(scheduler)).url);
    process.on('SIGUSR2', () => { clock.now = () => ${NOON + 60 * MINUTE}; scheduler.fireDue(); console.log('fired'); });`;
  const served = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  const [line] = (await once(served.stdout, 'data')) as [Buffer];
  return { served, client: clientOf(line.toString().trim()) };
}

test('a schedule created before kill -9 fires after it, late, and also one that was under way', async () => {
  const path = join(folder, 'scheduler.db');
  const { served, client } = await serveApart(path);
  const names = Array.from({ length: 20 }, (_, index) => `lock-${index}`);
  await Promise.all(names.map((name) => client.send(new CreateScheduleCommand(schedule(name)))));
  const fired = once(served.stdout, 'data');
  served.kill('SIGUSR2');
  await fired;
  served.kill('SIGKILL');
  await once(served, 'exit');

  const delivered: unknown[] = [];
  const clock = { now: () => NOON + 24 * 60 * MINUTE };
  const deliver = async (target: unknown) => void delivered.push(target);
  const scheduler = openScheduler({ path, clock, deliver });
  scheduler.fireDue();
  await scheduler.settle();
  expect(delivered).toHaveLength(20);
  expect(scheduler.nextDueAt()).toBeUndefined();
  await scheduler.close();
});
