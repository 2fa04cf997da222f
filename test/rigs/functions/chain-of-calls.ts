import { AsyncLocalStorage } from 'node:async_hooks';
import { aroundCalls, type Call } from '../adapters/around-calls.ts';

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
  const result = await working.run(links, work);
  return { result, calls: links.calls, inSequence: links.longest };
}

aroundCalls((call, send) => {
  const answer = send();
  const links = working.getStore();
  if (!links || links.calls.some((each) => each.command.input === call.command.input)) return answer;
  links.calls.push(call);
  const chain = links.ended + 1;
  links.longest = Math.max(links.longest, chain);
  return answer.finally(() => {
    links.ended = Math.max(links.ended, chain);
  });
});
