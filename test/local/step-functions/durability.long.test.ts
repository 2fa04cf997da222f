import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it, onTestFinished } from 'vitest';
import { asking, clientOf, ROLE } from './harness.ts';

async function serve(path: string): Promise<{ child: ChildProcess; client: SFNClient }> {
  const script = join(import.meta.dirname, 'served-alone.ts');
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, client: clientOf(url.toString().trim()) };
}

async function tokenOf(client: SFNClient, executionArn: string): Promise<string | undefined> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  const scheduled = events.find((it) => it.type === 'TaskScheduled')?.taskScheduledEventDetails;
  return JSON.parse(scheduled?.parameters ?? '{}').Payload?.token;
}

/** Starts executions and completes every second one until the process is gone; gives what was acknowledged. */
async function work(client: SFNClient, machine: string, round: number) {
  const started: string[] = [];
  const completed: string[] = [];
  const worker = async (id: number) => {
    for (let count = 0; ; count += 1) {
      const name = `${round}-${id}-${count}`;
      const { executionArn = '' } = await client.send(
        new StartExecutionCommand({ stateMachineArn: machine, name }),
      );
      started.push(executionArn);
      const taskToken = count % 2 === 0 ? await tokenOf(client, executionArn) : undefined;
      if (taskToken === undefined) continue;
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(executionArn) }));
      completed.push(executionArn);
    }
  };
  await Promise.allSettled(Array.from({ length: 8 }, (_, id) => worker(id)));
  return { started, completed };
}

it('loses nothing that was acknowledged when its process is killed, three times over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'step-functions.db');
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...asking() });
  for (const round of [1, 2, 3]) {
    const before = await serve(path);
    const create = new CreateStateMachineCommand({ name: 'killed', definition, roleArn: ROLE });
    const { stateMachineArn = '' } = await before.client.send(create);
    setTimeout(() => before.child.kill('SIGKILL'), 1500);
    const { started, completed } = await work(before.client, stateMachineArn, round);
    expect(started.length).toBeGreaterThan(50);

    const { child, client } = await serve(path);
    const describeIt = (executionArn: string) => client.send(new DescribeExecutionCommand({ executionArn }));
    for (const arn of started) expect((await describeIt(arn)).executionArn).toBe(arn);
    for (const arn of completed) {
      await expect.poll(async () => (await describeIt(arn)).status).toBe('SUCCEEDED');
      expect((await describeIt(arn)).output).toBe(JSON.stringify(arn));
    }
    const waiting = started.filter((it) => !completed.includes(it)).at(-1) ?? '';
    await expect.poll(() => tokenOf(client, waiting)).toBeDefined();
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
