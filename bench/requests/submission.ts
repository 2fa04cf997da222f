import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { applicantApi } from '../../functions/applicant-api/applicant-api.ts';
import type { WebFunction } from '../../local/machine/http/front.ts';
import { SETTINGS } from '../../local/machine/settings.ts';
import { type Chain, chainOf } from '../../test/rigs/functions/chain-of-calls.ts';
import type { Measured } from '../bench.ts';
import { median } from '../median.ts';
import { openSite, type Site, taken } from './site.ts';

const WARM = 40;
/** Looks and changes of a turn that only warms the functions up, since one of each leaves their code cold. */
const AGAIN = 5;
const RUNS = 100;

/** What is measured, each in milliseconds by turns, and the calls of AWS one after another. */
const TIMES = ['submission', 'transaction', 'look', 'calls', 'empty', 'change', 'item'] as const;
type Times = Record<(typeof TIMES)[number], number[]>;

/**
 * Measures requests over HTTP as a person waits for them, each against its bare call: a submission against one
 * TransactWriteItems of the same items and conditions, the page of a declaration and a change of a draft against one
 * GetItem. By turns in one run, on one engine, with one client.
 */
export async function measureSubmission(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  const last: { chain?: Chain; next?: WebFunction } = {};
  const site = await openSite(
    WARM + RUNS + 1,
    (answer) => async (event) => {
      const { result, ...chain } = await chainOf(() => (last.next ?? answer)(event));
      last.chain = chain;
      return result;
    },
    { folder },
  );
  try {
    const times = Object.fromEntries(TIMES.map((name) => [name, [] as number[]])) as Times;
    const depths: number[] = [];
    for (let nth = 0; nth < WARM + RUNS; nth += 1) {
      const { submission, ...took } = await turn(site, last, nth, nth < WARM ? AGAIN : 0);
      if (nth < WARM) continue;
      depths.push(submission.inSequence);
      for (const name of TIMES) times[name].push(name === 'submission' ? submission.took : took[name]);
    }
    const drafted = await site.drafted(WARM + RUNS);
    last.next = applicantApi(site.machine.coldNeeds());
    taken(await site.submit(drafted));
    return [
      ...rowsOf(times),
      sequence('', depths, 3),
      sequence(' of a function that has just started', [last.chain?.inSequence ?? 0], 5),
    ];
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsOf({ submission, transaction, look, calls, empty, change, item }: Times): Measured[] {
  return [
    against(
      'submission over HTTP, against one bare TransactWriteItems of the same items',
      submission,
      transaction,
      2,
    ),
    against('page of a declaration over HTTP, against a bare GetItem', look, item, 2.5),
    against('of it: the calls of the page, bare and at once', calls, item),
    against('of it: an empty answer over HTTP', empty, item),
    against('change of a draft over HTTP, against a bare GetItem', change, item, 5),
  ];
}

/** The median of one beside that of its peer. Without an aim the row explains another one. */
function against(what: string, whole: readonly number[], bare: readonly number[], most?: number): Measured {
  const [one, other] = [median(whole), median(bare)];
  const value = `${(one / other).toFixed(1)} × (${one.toFixed(1)} ms against ${other.toFixed(1)} ms)`;
  if (most === undefined) return { what, value, aim: 'no aim of its own' };
  return { what, value, aim: `aim ${most} ×`, isMet: one / other <= most };
}

/** The calls as most requests make them. One in a minute reads anew what a function remembers for so long. */
function sequence(of: string, depths: readonly number[], most: number): Measured {
  const [usual, worst] = [median(depths), Math.max(...depths)];
  return {
    what: `AWS calls one after another in a submission over HTTP${of}`,
    value: worst > usual ? `${usual}, ${worst} once in a minute` : String(usual),
    aim: `at most ${most}`,
    isMet: usual <= most,
  };
}

/** One person's change, submission and look, with the bare calls between them. */
async function turn(site: Site, last: { readonly chain?: Chain }, nth: number, again: number) {
  let drafted = await site.drafted(nth);
  let change = 0;
  for (let nthChange = 0; nthChange <= again; nthChange += 1) {
    const [took, changed] = await timed(() => site.change(drafted));
    drafted = { ...drafted, version: Number(/\d+/.exec(taken(changed).headers.etag ?? '')?.[0]) };
    change = took;
    if (nthChange < again) taken(await site.look(drafted));
  }
  const { client } = last.chain?.calls[0] ?? {};
  const bare = client as DynamoDBDocumentClient;
  const Key = { pk: `DECLARATION#${drafted.id}`, sk: 'DECLARATION' };
  const get = () => bare.send(new GetCommand({ TableName: SETTINGS.TABLE, Key, ConsistentRead: true }));
  const [item] = await timed(get);
  const [took, submitted] = await timed(() => site.submit(drafted));
  taken(submitted);
  const { calls: made = [], inSequence = 0 } = last.chain ?? {};
  await site.settle();
  const TransactItems = await copied(bare, made.flatMap(itemsOf), drafted.version, nth);
  const command = new TransactWriteCommand({ TransactItems, ClientRequestToken: randomUUID() });
  const [transaction] = await timed(() => bare.send(command));
  const [look, page] = await timed(() => site.look(drafted));
  taken(page);
  const asked = last.chain?.calls.map(({ command }) => command as GetCommand) ?? [];
  const [calls] = await timed(() => Promise.all(asked.map((each) => bare.send(each))));
  const [empty] = await timed(() => site.empty());
  return { submission: { took, inSequence }, transaction, look, calls, empty, change, item };
}

async function timed<T>(run: () => Promise<T>): Promise<[milliseconds: number, result: T]> {
  const begun = performance.now();
  const result = await run();
  return [performance.now() - begun, result];
}

type Items = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** The writes of a call; none if it is no transaction. */
export function itemsOf({ command }: Chain['calls'][number]): Items {
  return command instanceof TransactWriteCommand ? (command.input.TransactItems ?? []) : [];
}

/** The writes on copies of the items, so that their conditions hold once more. `version` is that of the draft before. */
export async function copied(
  client: DynamoDBDocumentClient,
  items: Items,
  version: number,
  nth: number,
): Promise<Items> {
  const copies: Items = [];
  for (const item of items) {
    const [kind = '', body] = Object.entries(item)[0] ?? [];
    const { Key, Item, ...rest } = body as { Key?: Keyed; Item?: Keyed; TableName: string };
    const key = Key ?? Item ?? { pk: '', sk: '' };
    const pk = `BENCH#${nth}#${key.pk}`;
    if (Key) await seed(client, rest.TableName, Key, { pk, version });
    const moved = Key ? { Key: { ...Key, pk } } : { Item: { ...Item, pk } };
    copies.push({ [kind]: { ...rest, ...moved } } as Items[number]);
  }
  return copies;
}

interface Keyed {
  readonly pk: string;
  readonly sk: string;
}

async function seed(
  client: DynamoDBDocumentClient,
  TableName: string,
  Key: Keyed,
  { pk, version }: { readonly pk: string; readonly version: number },
): Promise<void> {
  const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  if (!Item) return;
  // A draft has claimed nobody yet, and the submission holds it to that.
  const { claimed: _claimed, ...unclaimed } = Item;
  const before = Key.sk === 'DECLARATION' ? { ...unclaimed, version, standing: 'draft', run: 0 } : Item;
  await client.send(new PutCommand({ TableName, Item: { ...before, pk } }));
}
