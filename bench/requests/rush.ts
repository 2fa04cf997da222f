import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { openDynamoFront } from '../../test/rigs/dynamodb/open-front.ts';
import { BUSY, CLIENTS, submitUntilAnswered } from '../../test/rigs/faults/rush.ts';
import { type Chain, chainOf } from '../../test/rigs/functions/chain-of-calls.ts';
import type { Measured } from '../bench.ts';
import { percentile } from '../median.ts';
import { type Drafted, openSite, type Site, taken } from './site.ts';
import { copied, itemsOf } from './submission.ts';

/** Submissions that each client sends, one after another. */
const EACH = 5;

/**
 * Measures a last-minute rush: as many clients submit over HTTP at once as a test of the laws lets, without faults and
 * with a table that refuses a tenth of the writes for each of three reasons. Beside it as many send bare transactions of
 * the same items. Everything passes the front that injects the faults.
 */
export async function measureRush(): Promise<Measured[]> {
  let front: Awaited<ReturnType<typeof openDynamoFront>> | undefined;
  const chains: Chain[] = [];
  const site = await openSite(
    3 * CLIENTS * EACH,
    (answer) => async (event) => {
      const { result, ...chain } = await chainOf(() => answer(event));
      if (event.rawPath.endsWith('/submission')) chains.push(chain);
      return result;
    },
    {
      throughFront: async (target) => {
        front = await openDynamoFront({ target });
        return front.endpoint;
      },
      // On AWS the executions run elsewhere. Here their functions wait until the rush is over.
      aroundFunctions: (functions) => async (name, payload) => {
        await during;
        return functions(name, payload);
      },
    },
  );
  try {
    await rush(site, await drafts(site, 0));
    chains.splice(0);
    const calm = await rush(site, await drafts(site, 1));
    const bare = await bareRush(chains);
    const drafted = await drafts(site, 2);
    for (const fault of BUSY) front?.inject(fault);
    const busy = await rush(site, drafted);
    await front?.clear();
    return rowsOf(calm, busy, bare);
  } finally {
    await site.close();
    await front?.close();
  }
}

function rowsOf(calm: readonly number[], busy: readonly number[], bare: readonly number[]): Measured[] {
  const [half, most, peer] = [percentile(calm, 50), percentile(calm, 99), percentile(bare, 50)];
  const rows: [what: string, value: number, of: number, aim: number][] = [
    [
      `a rush of ${CLIENTS} clients: the median submission, against a rush of bare transactions`,
      half,
      peer,
      2,
    ],
    ['the slowest of a hundred, against the median', most, half, 5],
    [
      'the slowest of a hundred on a busy table, against the median without faults',
      percentile(busy, 99),
      half,
      5,
    ],
  ];
  return rows.map(([what, value, of, aim]) => ({
    what,
    value: `${(value / of).toFixed(1)} × (${value.toFixed(0)} ms against ${of.toFixed(0)} ms)`,
    aim: `aim ${aim} ×`,
    isMet: value / of <= aim,
  }));
}

async function drafts(site: Site, part: number): Promise<Drafted[]> {
  const all: Drafted[] = [];
  for (let nth = 0; nth < CLIENTS * EACH; nth += 1) all.push(await site.drafted(part * CLIENTS * EACH + nth));
  return all;
}

let during: Promise<void> | undefined;

/** The milliseconds of each submission, sent by all clients at once. */
async function rush(site: Site, all: readonly Drafted[]): Promise<number[]> {
  const took: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  during = promise;
  await byClients(all, async (drafted) => {
    const sent = await submitUntilAnswered(site, drafted);
    for (const answer of sent.answers.slice(-1)) taken(answer);
    took.push(sent.took);
  });
  resolve();
  await site.settle();
  return took;
}

/** The same for the bare transactions of these requests, on copies of their items. */
async function bareRush(chains: readonly Chain[]): Promise<number[]> {
  const transactions: (() => Promise<unknown>)[] = [];
  for (const [nth, { calls }] of chains.entries()) {
    const client = calls[0]?.client as DynamoDBDocumentClient;
    const TransactItems = await copied(client, calls.flatMap(itemsOf), 2, nth);
    transactions.push(() =>
      client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: randomUUID() })),
    );
  }
  const took: number[] = [];
  await byClients(transactions, async (send) => {
    const begun = performance.now();
    await send();
    took.push(performance.now() - begun);
  });
  return took;
}

async function byClients<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const next = all.values();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (const one of next) await work(one);
    }),
  );
}
