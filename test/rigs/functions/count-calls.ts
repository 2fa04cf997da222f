import { aroundCalls } from '../adapters/around-calls.ts';

/**
 * Counts the calls to AWS that this process makes while something runs, whatever the service. One that is made again since
 * a connection broke counts once.
 */
export async function countCalls(run: () => Promise<unknown>): Promise<number> {
  const calls = new Set<unknown>();
  const stop = aroundCalls(({ command }, send) => {
    calls.add(command.input);
    return send();
  });
  try {
    await run();
    return calls.size;
  } finally {
    stop();
  }
}
