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
const BYTES = Buffer.from('%PDF-1.7');

test('the function gets only the bytes and their type, and its answer comes back', async () => {
  let got: unknown;
  const inspection = await inspecting((payload) => {
    got = payload;
    return { opens: true, pages: 3 };
  });
  expect(await inspection.open('application/pdf', BYTES)).toEqual({ opens: true, pages: 3 });
  expect(got).toEqual({ type: 'application/pdf', bytes: BYTES.toString('base64') });
});

test('the largest allowed file passes', async () => {
  const inspection = await inspecting(() => ({ opens: true, pages: 1 }));
  expect(await inspection.open('image/png', new Uint8Array(4 * 1024 * 1024))).toMatchObject({ opens: true });
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
    expect(await inspection.open('application/pdf', BYTES)).toEqual({ gaveUp });
  });
});

test.each([
  ['breaks by itself', 'Inspection', thrown('TypeError')],
  ['was not deployed whole', 'Inspection', thrown('Runtime.ImportModuleError')],
])('a function that %s says nothing about the file', async (_, name, run) => {
  const inspection = await inspecting(run, name);
  await expect(inspection.open('application/pdf', BYTES)).rejects.toMatchObject({
    name: 'RecordsUnavailable',
  });
});

test('a function that does not exist is our own mistake', async () => {
  const inspection = await inspecting(() => ({}), 'Elsewhere');
  await expect(inspection.open('application/pdf', BYTES)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
