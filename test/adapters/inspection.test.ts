import { afterEach, describe, expect, test } from 'vitest';
import { openInspection } from '../../adapters/inspection.ts';
import { openLambda } from '../../local/lambda/open-lambda.ts';
import { listen } from '../../local/machine/http/listen.ts';

let close: () => Promise<void>;
afterEach(() => close?.());

/** The adapter in front of a local Lambda whose one function behaves in this way. */
async function inspecting(run: (payload: unknown) => unknown, name = 'Inspection') {
  const server = await listen(openLambda(['Inspection'], async (_, payload) => run(payload)));
  close = server.close;
  return openInspection(name, server.url);
}

const thrown =
  (name: string, message = 'x') =>
  () => {
    throw Object.assign(new Error(message), { name });
  };
const FILE = { type: 'application/pdf', from: 'https://storage/one' } as const;
const PICTURE = {
  type: 'image/heic',
  from: 'https://storage/two',
  to: { url: 'https://storage', fields: { key: 'three' } },
} as const;

test('the function gets only addresses and the type, and its answer comes back', async () => {
  let got: unknown;
  const inspection = await inspecting((payload) => {
    got = payload;
    return { opens: true, pages: 3 };
  });
  expect(await inspection.open(FILE)).toEqual({ opens: true, pages: 3 });
  expect(got).toEqual(FILE);
  await inspection.open(PICTURE);
  expect(got).toEqual(PICTURE);
});

/** https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
describe('a function that was ended during the inspection', () => {
  test.each([
    ['for its time', 'Sandbox.Timedout', 'RequestId: 1 Error: Task timed out after 12.00 seconds', 'time'],
    [
      'for its time, as it was said before',
      'Error',
      '2026-11-30 1 Task timed out after 12.00 seconds',
      'time',
    ],
    ['for its memory', 'Runtime.OutOfMemory', 'RequestId: 1 Error: Runtime exited', 'crash'],
    [
      'by a signal',
      'Runtime.ExitError',
      'RequestId: 1 Error: Runtime exited with error: signal: killed',
      'crash',
    ],
  ])('%s gave the file up', async (_, name, message, gaveUp) => {
    const inspection = await inspecting(thrown(name, message));
    expect(await inspection.open(FILE)).toEqual({ gaveUp });
  });
});

test.each([
  ['breaks by itself', 'Inspection', thrown('TypeError')],
  ['was not deployed whole', 'Inspection', thrown('Runtime.ImportModuleError')],
])('a function that %s says nothing about the file', async (_, name, run) => {
  const inspection = await inspecting(run, name);
  await expect(inspection.open(FILE)).rejects.toMatchObject({
    name: 'RecordsUnavailable',
  });
});

test('a function that does not exist is our own mistake', async () => {
  const inspection = await inspecting(() => ({}), 'Elsewhere');
  await expect(inspection.open(FILE)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
