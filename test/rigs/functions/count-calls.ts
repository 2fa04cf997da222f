import { SFNClient } from '@aws-sdk/client-sfn';

/** The class from which all clients of the SDK inherit `send`. */
const CLIENT = Object.getPrototypeOf(SFNClient.prototype) as { send: (...all: unknown[]) => unknown };

/** Counts the calls to AWS that this process makes while something runs, whatever the service. */
export async function countCalls(run: () => Promise<unknown>): Promise<number> {
  const { send } = CLIENT;
  let calls = 0;
  CLIENT.send = function (this: unknown, ...all: unknown[]) {
    calls += 1;
    return Reflect.apply(send, this, all);
  };
  try {
    await run();
    return calls;
  } finally {
    CLIENT.send = send;
  }
}
