import { expect, onTestFinished, test } from 'vitest';
import { createMachine } from '../../adapters/set-up.ts';
import { openWorkflow, runIgnoring, type Workflow } from '../../adapters/workflow.ts';
import { listen } from '../../local/machine/http/listen.ts';
import { openStepFunctions } from '../../local/step-functions/step-functions.ts';
import { asking, handClock, tokenKeeper } from '../local/step-functions/harness.ts';

interface Opened {
  readonly workflow: Workflow;
  /** The tokens of the waits so far. */
  readonly tokens: readonly string[];
  turnBy(seconds: number): Promise<void>;
  settle(): Promise<void>;
}

/** A machine with one task that waits for its token, for a minute at most. */
async function open(): Promise<Opened> {
  const { tokens, ask } = tokenKeeper();
  const clock = handClock();
  const invoke = async (_: string, payload: unknown) => ask(payload as { token: string });
  const engine = openStepFunctions({ path: ':memory:', clock, invoke });
  const server = await listen(engine);
  onTestFinished(async () => {
    await server.close();
    engine.close();
  });
  const text = JSON.stringify({ QueryLanguage: 'JSONata', ...asking({ TimeoutSeconds: 60 }) });
  const declaration = await createMachine('declaration', text, server.url);
  const workflow = openWorkflow({ declaration, 'deadline-lock': '', operations: '' }, server.url);
  return {
    workflow,
    tokens,
    settle: () => engine.settle(),
    async turnBy(seconds) {
      clock.at += seconds * 1000;
      engine.fireDue();
      await engine.settle();
    },
  };
}

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
test('an execution of one name is started once, however often and with any input', async () => {
  const { workflow, tokens, settle } = await open();
  for (const input of [{ run: 1 }, { run: 1 }, { run: 2 }]) await workflow.start('declaration', 'a-1', input);
  await settle();
  expect(tokens).toHaveLength(1);
  await workflow.wake(tokens[0] ?? '');
  await settle();
  await workflow.start('declaration', 'a-1', { run: 1 });
  await settle();
  expect(tokens).toHaveLength(1);
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
test('a wake ends the wait that holds the token', async () => {
  const { workflow, tokens, settle } = await open();
  await workflow.start('declaration', 'a-1', {});
  await settle();
  expect(await workflow.status('declaration', 'a-1')).toBe('running');
  await workflow.wake(tokens[0] ?? '');
  await settle();
  expect(await workflow.status('declaration', 'a-1')).toBe('ended');
});

test('waking a token that was used, timed out, belongs to a stopped execution or never existed is success', async () => {
  const { workflow, tokens, settle, turnBy } = await open();
  for (const name of ['used', 'stopped', 'timed-out']) {
    await workflow.start('declaration', name, {});
    await settle();
  }
  const [used = '', stopped = '', timedOut = ''] = tokens;
  expect(await workflow.wake(used)).toBe(true);
  await workflow.stop('declaration', 'stopped', 'test');
  await turnBy(61);
  for (const token of [used, stopped, timedOut, 'never-was']) expect(await workflow.wake(token)).toBe(false);
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html#API_SendTaskSuccess_Errors
test.each<[string, 'gone' | 'thrown']>([
  ['TaskTimedOut', 'gone'],
  ['TaskDoesNotExist', 'gone'],
  ['InvalidToken', 'gone'],
  ['AccessDeniedException', 'thrown'],
])('a wake that is answered with %s is %s', async (name, expected) => {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  const server = await listen({
    answer: async () => ({ status: 400, headers, body: JSON.stringify({ __type: name, message: name }) }),
  });
  onTestFinished(() => server.close());
  const workflow = openWorkflow({ declaration: '', 'deadline-lock': '', operations: '' }, server.url);
  const woken = workflow.wake('token').then(
    () => 'gone',
    () => 'thrown',
  );
  expect(await woken).toBe(expected);
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
test('stopping an execution that ended, or never existed, is success', async () => {
  const { workflow, tokens, settle } = await open();
  expect(await workflow.status('declaration', 'a-1')).toBe('never-started');
  await workflow.stop('declaration', 'a-1', 'test');
  await workflow.start('declaration', 'a-1', {});
  await settle();
  expect(tokens).toHaveLength(1);
  await workflow.stop('declaration', 'a-1', 'test');
  await workflow.stop('declaration', 'a-1', 'test');
  expect(await workflow.status('declaration', 'a-1')).toBe('ended');
});

test('an error of another name is not swallowed', async () => {
  const named = (name: string) => () => Promise.reject(Object.assign(new Error(name), { name }));
  expect(await runIgnoring(['Gone'], named('Gone'))).toBeUndefined();
  await expect(runIgnoring(['Gone'], named('AccessDeniedException'))).rejects.toThrow(
    'AccessDeniedException',
  );
  const { workflow } = await open();
  await expect(workflow.start('operations', 'a', {})).rejects.toThrow();
});
