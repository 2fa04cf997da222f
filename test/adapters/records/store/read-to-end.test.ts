import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecords } from '../../../../adapters/records/records.ts';
import type { Store } from '../../../../adapters/records/store/store.ts';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import type { Body } from '../../../../domain/declaration/registry.ts';
import { type Dynamo, startDynamo } from '../../../../local/dynamodb/start-dynamo.ts';
import { sampleBodies } from '../../../../local/samples/sample-registry.ts';
import { type Bench, carried, changeTo, LATER, OPEN, openBench } from '../../../rigs/adapters/records.ts';
import { CALL } from '../../../rigs/machine/rig.ts';

let dynamo: Dynamo;
let bench: Bench;
const IDS = ['a', 'b', 'c', 'd', 'e'];

beforeAll(async () => {
  dynamo = await startDynamo();
  bench = await openBench(dynamo.endpoint);
  const signed = {
    hash: 'of-its-text',
    defaultsHash: 'h',
    publishedAt: OPEN,
    by: 'operator',
    reason: 'test',
    version: 1,
  };
  for (const id of IDS) {
    const call = { ...CALL, id: `call-${id}` };
    await bench.records.calls.publish({ ...signed, call }, locksOf(call));
    const draft = { employer: '91' };
    const change = changeTo('submitted', { set: { draft, submittedDraft: draft, run: 1 } });
    await carried(bench, await bench.draft(id, { account: 'one', call: call.id }), change);
    await bench.records.reports.keep({ kind: 'not-moved', at: LATER, record: id, during: 'sweep' });
  }
  const [sample] = sampleBodies as [Body];
  await bench.records.people.register({ bodies: IDS.map((id) => ({ ...sample, id })) });
});
afterAll(() => dynamo.stop());

/** A table with pages so small that none is a whole list. */
function withShortPages(store: Store): Store {
  return { ...store, query: (input) => store.query({ ...input, Limit: 2 }) };
}

test.each<[string, (records: Bench['records']) => Promise<readonly unknown[]>]>([
  ['calls', async ({ calls }) => (await calls.all()).filter((id) => id !== CALL.id)],
  ['stages of a call', async ({ stages }) => Object.keys(await stages.of(CALL.id)).concat('', '')],
  ['an account’s declarations', ({ declarations }) => declarations.allOfAccount('one')],
  ['a declaration’s timeline', async ({ declarations }) => timelineOf(declarations)],
  ['a district’s bodies', ({ people }) => people.bodiesOf(sampleBodies[0]?.district ?? '')],
  ['reports', ({ reports }) => reports.since()],
  ['a desk', ({ indexes }) => indexes.queued(CALL.id, 'employer:91')],
  ['desks', ({ waiting }) => waiting.atDesks(CALL.id, ['employer:91'])],
  ['a stage', ({ indexes }) => indexes.allUnfinished(CALL.id, 'employer')],
  ['a desk page by page', ({ deskLists }) => everyPlaceOf(deskLists)],
  [
    'due items',
    async ({ indexes }) => (await indexes.due('9999')).filter(({ kind }) => kind === 'declaration'),
  ],
])('%s: read to the end, however early the table ends a page', async (_, read) => {
  const records = openRecords(withShortPages(bench.store), () => {});
  expect(await read(records)).toHaveLength(IDS.length);
});

/** The places of a desk, by pages of which the table never fills one. */
async function everyPlaceOf({ page }: Bench['records']['deskLists']) {
  const list = { call: CALL.id, desk: 'employer:91' } as const;
  const found: string[] = [];
  let from: { after: string } | undefined;
  do {
    const { proposed, hasAfter } = await page(list, 4, from);
    found.push(...proposed.map(({ place }) => place));
    const [last] = found.slice(-1);
    from = hasAfter && last !== undefined ? { after: last } : undefined;
  } while (from);
  return new Set(found).size === found.length ? found : [];
}

/** Its five entries: begun, submitted, and three changes. */
async function timelineOf({ story }: Bench['records']['declarations']) {
  const before = await story('a');
  for (let version = before?.timeline.length ?? 0; version < 5; version += 1) {
    const { declaration } = (await bench.records.declarations.story('a')) ?? {};
    if (declaration) await carried(bench, declaration, changeTo('submitted', { move: 'change', set: {} }));
  }
  return (await story('a'))?.timeline ?? [];
}
