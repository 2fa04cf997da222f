import { gateShardsFor } from '../domain/call/gate-shards.ts';
import { rush } from '../test/rigs/domain/rush.ts';
import type { Measured } from './bench.ts';

/** The rush of the last day of a call of 100,000: ten times its usual acts. */
const [APPLICANTS, PER_SECOND] = [100_000, 560];

/** Plays the rush against the gates of a lock, where a transaction holds its gate for 20 ms. */
export function measureGates(): Measured[] {
  const shards = gateShardsFor(APPLICANTS);
  const { conflicted, gaveUp } = rush(PER_SECOND, shards);
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  return [
    {
      what: `acts that end in 503 at ${PER_SECOND} a second on ${shards} gates`,
      value: percent(gaveUp),
      aim: 'below 0.1 %',
      isMet: gaveUp < 0.001,
    },
    {
      what: 'of them acts that try again at least once',
      value: percent(conflicted),
      aim: 'no aim of its own',
    },
  ];
}
