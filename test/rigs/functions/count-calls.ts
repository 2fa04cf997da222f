import { SFNClient } from '@aws-sdk/client-sfn';

/** The class from which all clients of the SDK inherit `send`. */
const CLIENT = Object.getPrototypeOf(SFNClient.prototype) as { send: (...all: unknown[]) => unknown };

/**
 * Counts the calls to AWS that this process makes while something runs, whatever the service. One that is made again since
 * a connection broke counts once.
 */
export async function countCalls(run: () => Promise<unknown>): Promise<number> {
  const { send } = CLIENT;
  const calls = new Set<unknown>();
  CLIENT.send = function (this: unknown, ...all: unknown[]) {
    calls.add((all[0] as { input: unknown }).input);
    return Reflect.apply(send, this, all);
  };
  try {
    await run();
    return calls.size;
  } finally {
    CLIENT.send = send;
  }
}
