import { AsyncLocalStorage } from 'node:async_hooks';
import { SFNClient } from '@aws-sdk/client-sfn';

/** The class from which all clients of the SDK inherit `send`. */
const CLIENT = Object.getPrototypeOf(SFNClient.prototype) as {
  send: (...all: unknown[]) => Promise<unknown>;
};

/** A call to AWS: the client that sent it, and its command. */
export interface Call {
  readonly client: unknown;
  readonly command: { readonly input: unknown };
}

/** The calls to AWS that one piece of work made. */
export interface Chain {
  readonly calls: readonly Call[];
  /** The most calls of which each began only when the one before had ended. */
  readonly inSequence: number;
}

interface Links {
  readonly calls: Call[];
  /** The longest chain among the calls that have ended, and among all. */
  ended: number;
  longest: number;
}

const working = new AsyncLocalStorage<Links>();

/**
 * Runs work and gives the calls to AWS that it made itself. What engines of this process do meanwhile is not among them,
 * and a call that is made again counts once.
 */
export async function chainOf<T>(work: () => Promise<T>): Promise<Chain & { readonly result: T }> {
  const links: Links = { calls: [], ended: 0, longest: 0 };
  const { send } = CLIENT;
  if (!watched.has(send)) CLIENT.send = watching(send);
  const result = await working.run(links, work);
  return { result, calls: links.calls, inSequence: links.longest };
}

const watched = new WeakSet<object>();

function watching(send: typeof CLIENT.send): typeof CLIENT.send {
  const watch = function (this: unknown, ...all: unknown[]) {
    const answer = Reflect.apply(send, this, all) as Promise<unknown>;
    const links = working.getStore();
    const command = all[0] as Call['command'];
    if (!links || links.calls.some((each) => each.command.input === command.input)) return answer;
    links.calls.push({ client: this, command });
    const chain = links.ended + 1;
    links.longest = Math.max(links.longest, chain);
    return answer.finally(() => {
      links.ended = Math.max(links.ended, chain);
    });
  };
  watched.add(watch);
  return watch;
}

/** The name of a call: `BatchGet`, `StartExecution`. */
export function nameOf({ command }: Call): string {
  return command.constructor.name.replace(/Command$/, '');
}
