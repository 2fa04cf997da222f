import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, it, onTestFinished } from 'vitest';
import { asking, calling, HOUR, handClock, open, refusal, tokenKeeper, typesOf } from './harness.ts';

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'step-functions.db');
}

it('keeps tokens, timers, variables and histories on reopening, and late timers fire', async () => {
  const path = file();
  const clock = handClock();
  const { tokens, ask } = tokenKeeper();
  const before = await open({ path, clock, functions: { ask } });
  const machine = await before.create(
    asking({ TimeoutSeconds: 3600, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Missed' }] }),
  );
  const answered = await before.start(machine, {}, 'answered');
  const missed = await before.start(machine, {}, 'missed');
  const waiting = await before.start({
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { kept: 7 }, Next: 'W' },
      W: { Type: 'Wait', Seconds: 1800, Output: '{% $kept %}', End: true },
    },
  });
  await before.close();

  clock.at += 30 * 60_000;
  const after = await open({ path, clock, functions: { ask } });
  after.engine.resume();
  await after.engine.settle();
  expect(tokens).toHaveLength(2);
  await after.succeed(tokens[0] ?? '', 'answer');
  expect(await after.describe(answered)).toMatchObject({ status: 'SUCCEEDED', output: 'answer' });
  await after.turn(0);
  expect((await after.describe(waiting)).output).toBe(7);
  clock.at += 5 * HOUR;
  await after.turn(0);
  expect((await after.describe(missed)).output).toEqual({ Error: 'States.Timeout' });
  expect(await refusal(after.succeed(tokens[1] ?? '', 1))).toBe('TaskTimedOut');
  expect((await typesOf(after, answered)).at(-1)).toBe('ExecutionSucceeded');
});

it('invokes again what was under way, with the same token', async () => {
  const path = file();
  const seen: string[] = [];
  const never = ({ token }: { token: string }) => {
    seen.push(token);
    return new Promise(() => {});
  };
  const before = await open({ path, functions: { ask: never, call: () => new Promise(() => {}) } });
  for (const definition of [asking(), calling('call')]) {
    const stateMachineArn = await before.create(definition);
    await before.client.send(new StartExecutionCommand({ stateMachineArn, name: 'n' }));
  }
  await expect
    .poll(() => before.engine.listRunning().map((it) => it.phase))
    .toEqual(['invoking', 'invoking']);
  const [asked, called] = before.engine.listRunning().map((it) => it.executionArn);
  await before.close();

  const ask = ({ token }: { token: string }) => void seen.push(token);
  const after = await open({ path, functions: { ask, call: () => 'second' } });
  await after.engine.settle();
  expect(seen).toHaveLength(1);
  after.engine.resume();
  await after.engine.settle();
  expect(seen).toHaveLength(2);
  expect(seen[0]).toBe(seen[1]);
  expect((await after.describe(called ?? '')).output).toBe('second');
  await after.succeed(seen[0] ?? '', 'answer');
  expect((await after.describe(asked ?? '')).output).toBe('answer');
});

it('does not drive twice what a completion moved between the opening and the resumption', async () => {
  const path = file();
  const { tokens, ask } = tokenKeeper();
  let calls = 0;
  const count = () => {
    calls += 1;
    return calls;
  };
  const definition = asking() as { States: Record<string, object> };
  definition.States.Answered = (calling('count') as { States: { Call: object } }).States.Call;
  const never = (payload: { token: string }) => {
    ask(payload);
    return new Promise(() => {});
  };
  const before = await open({ path, functions: { ask: never } });
  const stateMachineArn = await before.create(definition);
  const { executionArn = '' } = await before.client.send(new StartExecutionCommand({ stateMachineArn }));
  await expect.poll(() => tokens.length).toBe(1);
  await before.close();

  const after = await open({ path, functions: { ask, count } });
  const sent = after.succeed(tokens[0] ?? '', 1);
  await sent;
  after.engine.resume();
  await after.engine.settle();
  expect(await after.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 1 });
});

it('lets nothing of a closed engine reach the file', async () => {
  const path = file();
  let release = (_: string) => {};
  const slow = () => new Promise<string>((resolve) => (release = resolve));
  const before = await open({ path, functions: { slow } });
  const stateMachineArn = await before.create(calling('slow'));
  const { executionArn = '' } = await before.client.send(new StartExecutionCommand({ stateMachineArn }));
  await expect.poll(() => before.engine.listRunning()[0]?.phase).toBe('invoking');
  await before.close();
  release('from the dead');
  await before.engine.settle();
  const after = await open({ path, functions: { slow } });
  expect((await after.describe(executionArn)).status).toBe('RUNNING');
});
