import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Placed } from '../../../../adapters/records/letters/messages.ts';
import { DUE_SHARDS, GOVERNED_SHARDS } from '../../../../adapters/records/store/shards.ts';
import type { Item } from '../../../../adapters/records/store/store.ts';
import { stagesOf } from '../../../../domain/call/steps.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import { isFinal, type Standing } from '../../../../domain/declaration/moves.ts';
import { type Dynamo, startDynamo } from '../../../../local/dynamodb/start-dynamo.ts';
import {
  type Bench,
  carried,
  changeTo,
  LATER,
  lockStage,
  OPEN,
  openBench,
} from '../../../rigs/adapters/records.ts';
import { beijing } from '../../../rigs/machine/acting.ts';
import { CALL } from '../../../rigs/machine/rig.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** The content of the index of due items, in words. */
async function due({ records }: Bench, until = '9999'): Promise<string[]> {
  const found = await records.indexes.due(until, 100);
  return found
    .map((each) => {
      if (each.kind === 'declaration') return `declaration ${each.id}`;
      if (each.kind === 'stage') return `stage ${each.stage}`;
      if (each.kind === 'sanction') return `sanction ${each.id}`;
      if (each.kind === 'booking') return 'booking';
      return each.kind === 'grant' ? `grant ${each.number}` : `message ${each.occasion}`;
    })
    .sort();
}

/** Both keys or neither: an index that is sparse by mistake shows half of its items. */
function expectSparse(items: readonly Item[]): void {
  for (const item of items)
    expect(item.dueShard === undefined, String(item.sk)).toBe(item.dueAt === undefined);
}

const STAGES = ['stage declare', 'stage employer', 'stage recommendation'];
const MESSAGE: Placed = {
  ...{ state: 'sending', attempts: 1, dueAt: LATER },
  occasion: 'told',
  round: 1,
  audience: 'applicant',
  states: {},
  covers: ['early#0'],
};

test('an unfinished draft, declaration, message, lock and grant is due, and leaves the index when it is done', async () => {
  const bench = await openBench(dynamo.endpoint);
  const { declarations, messages } = bench.records;
  const is = async (...also: string[]) => {
    expect(await due(bench)).toEqual([...also, ...STAGES.filter((each) => !done.has(each))].sort());
    expectSparse(await bench.items());
  };
  const done = new Set<string>();
  await is();
  const draft = await bench.draft('a');
  await is('declaration a');
  const [kept] = (await messages.keep('a', [MESSAGE], OPEN)).kept;
  if (!kept) throw new Error('Not kept');
  await is('declaration a', 'message told');
  await messages.ended([{ message: kept, state: 'sending', at: OPEN, dueAt: LATER }]);
  await is('declaration a', 'message told');
  await messages.ended([{ message: kept, state: 'sent', at: LATER }]);
  await is('declaration a');
  const terms = { until: beijing('2021-11-03'), reason: 'r', by: 'b' };
  const grant = { kind: 'new-grant', stage: 'declare', number: 1, grant: terms } as const;
  const granted = await carried(bench, draft, changeTo('draft', { move: 'grant', gates: [grant] }));
  await is('declaration a', 'grant 1');
  const use = { kind: 'grant', stage: 'declare', number: 1, uses: true } as const;
  const submitted = await carried(bench, granted, changeTo('submitted', { gates: [use] }));
  await is('declaration a');
  const withdrawn = await carried(bench, submitted, changeTo('withdrawn', { move: 'withdraw' }));
  await is('declaration a');
  await declarations.setDue(withdrawn, undefined);
  await is();
  await lockStage(bench, 'declare', LATER);
  await is();
  await bench.records.stages.swept(CALL.id, 'declare', 1, LATER);
  done.add('stage declare');
  await is();
});

test('a grant that was put away, or ran out, is no longer due', async () => {
  const bench = await openBench(dynamo.endpoint);
  const terms = { until: beijing('2021-10-12'), reason: 'r', by: 'b' };
  for (const id of ['a', 'b']) {
    const gate = { kind: 'new-grant', stage: 'declare', number: 1, grant: terms } as const;
    const granted = await carried(bench, await bench.draft(id), changeTo('draft', { gates: [gate] }));
    const ranOut = { kind: 'ran-out', stage: 'declare', number: 1 } as const;
    if (id === 'a') await bench.records.declarations.putGrantAway('a', 1, LATER);
    else await carried(bench, granted, changeTo('lapsed', { gates: [ranOut] }));
  }
  expect((await due(bench)).filter((each) => each.startsWith('grant'))).toEqual([]);
});

test('an item that is due later is not shown before, and each shard begins with its oldest', async () => {
  const bench = await openBench(dynamo.endpoint);
  for (let nth = 0; nth < 8; nth += 1)
    await bench.draft(`d-${nth}`, { dueAt: beijing(`2021-10-${String(20 - nth)}`) });
  expect(await due(bench, beijing('2021-10-14'))).toEqual(['declaration d-6', 'declaration d-7']);
  const { due: first } = await bench.records.indexes.duePage('9999', 1);
  expect(first.length).toBeLessThanOrEqual(DUE_SHARDS);
  expect(first.map(({ dueAt }) => dueAt)).toContain(beijing('2021-10-13'));
});

/** Every id that a stage governs, or that one generation of it let lapse, read by pages of two. */
async function paged({ records }: Bench, stage: string, generation?: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: Parameters<typeof records.indexes.governed>[2] | undefined = { shard: 0 };
  while (cursor) {
    const page: Awaited<ReturnType<typeof records.indexes.governed>> =
      generation === undefined
        ? await records.indexes.governed(CALL.id, stage, cursor, 2)
        : await records.indexes.lapsed(CALL.id, stage, generation, cursor, 2);
    expect(page.ids.length).toBeLessThanOrEqual(2);
    ids.push(...page.ids);
    cursor = page.next;
  }
  return ids.sort();
}

const GOVERNED: readonly (readonly [Standing, string | undefined])[] = [
  ['draft', 'declare'],
  ['returned', 'declare'],
  ['submitted', 'employer'],
  ['supported', 'employer'],
  ['posted', 'employer'],
  ['forwarded', 'recommendation'],
  ['recommended', undefined],
  ['refused', undefined],
  ['withdrawn', undefined],
];

test.each(GOVERNED)(
  'a declaration that is %s is governed by the stage %s and no other',
  async (to, stage) => {
    const bench = await openBench(dynamo.endpoint);
    const route = [{ body: 'b', kind: 'k', name: 'n', step: 'recommendation', stage: 'recommendation' }];
    await carried(bench, await bench.draft('a'), changeTo(to, { set: { route, run: 1 } }));
    for (const { id } of stagesOf(CALL)) expect(await paged(bench, id)).toEqual(id === stage ? ['a'] : []);
    expect(isFinal(to)).toBe(stage === undefined);
  },
);

test('every governed declaration is found once, over all shards and pages', async () => {
  const bench = await openBench(dynamo.endpoint);
  const ids = Array.from({ length: 5 * GOVERNED_SHARDS }, (_, nth) => `many-${nth}`);
  for (const id of ids) await bench.draft(id);
  expect(await paged(bench, 'declare')).toEqual([...ids].sort());
});

/** The late entries that a declaration may have: none, one for its stage, one left over from another stage. */
const ENTRIES: readonly (readonly [string, (stage: string) => Declaration['grant']])[] = [
  ['without a late entry', () => undefined],
  ['under a late entry', (stage) => ({ stage, number: 1, until: LATER })],
  ['with a late entry for another stage', () => ({ stage: 'elsewhere', number: 1, until: LATER })],
];
const CASES = GOVERNED.flatMap(([to, stage], nth) =>
  ENTRIES.map(([how, grantFor]) => ({ id: `${nth}-${how}`, to, stage, grant: grantFor(stage ?? '') })),
);

test('every list for messages, counts and pages knows every unfinished case, and the sweep knows those that its lock ends', async () => {
  const bench = await openBench(dynamo.endpoint);
  const { counters, indexes, waiting } = bench.records;
  const route = [{ body: 'b', kind: 'k', name: 'n', step: 'recommendation', stage: 'recommendation' }];
  const draft = { employer: 'e' };
  for (const { id, to, grant } of CASES) {
    const set = { route, draft, submittedDraft: draft, run: 1, ...(grant ? { grant } : {}) };
    await carried(bench, await bench.draft(id), changeTo(to, { set }));
  }
  const idsWhere = (isSo: (each: (typeof CASES)[number]) => boolean) =>
    CASES.filter(isSo)
      .map(({ id }) => id)
      .sort();
  for (const { id: stage } of stagesOf(CALL)) {
    const here = idsWhere((each) => each.stage === stage);
    expect((await indexes.allUnfinished(CALL.id, stage)).sort()).toEqual(here);
    expect(await counters.inStages(CALL.id, [stage])).toEqual({ [stage]: here.length });
    const ended = idsWhere((each) => each.stage === stage && each.grant?.stage !== stage);
    expect(await paged(bench, stage)).toEqual(ended);
  }
  const atDesk = (...standings: Standing[]) => idsWhere(({ to }) => standings.includes(to));
  const employer = atDesk('submitted', 'supported', 'posted');
  expect((await waiting.atDesks(CALL.id, ['employer:e', 'employer:other'])).sort()).toEqual(employer);
  expect((await indexes.queued(CALL.id, 'body:b')).sort()).toEqual(atDesk('forwarded'));
});

test('a lapse moves a case from its stage to its generation’s lapses, and a late entry moves it back among the unfinished', async () => {
  const bench = await openBench(dynamo.endpoint);
  const { indexes } = bench.records;
  const lapsed = (generation: number) =>
    ({ from: 'draft', stage: 'declare', generation, at: LATER }) as const;
  const lapse = (generation: number) =>
    changeTo('lapsed', { move: 'lapse', set: { lapsed: lapsed(generation) } });
  const first = await carried(bench, await bench.draft('a'), lapse(1));
  await carried(bench, await bench.draft('b'), lapse(2));
  expect(await paged(bench, 'declare')).toEqual([]);
  expect(await indexes.allUnfinished(CALL.id, 'declare')).toEqual([]);
  expect(await paged(bench, 'declare', 1)).toEqual(['a']);
  expect(await paged(bench, 'declare', 2)).toEqual(['b']);
  const grant: Declaration['grant'] = { stage: 'declare', number: 1, until: LATER };
  const restored = changeTo('draft', { move: 'restore', set: { grant }, drop: ['lapsed'] });
  const granted = await carried(bench, first, restored);
  expect(await paged(bench, 'declare')).toEqual([]);
  expect(await paged(bench, 'declare', 1)).toEqual([]);
  expect(await indexes.allUnfinished(CALL.id, 'declare')).toEqual(['a']);
  await carried(bench, granted, changeTo('draft', { move: 'change', set: {}, drop: ['grant'] }));
  expect(await paged(bench, 'declare')).toEqual(['a']);
  expect(await indexes.allUnfinished(CALL.id, 'declare')).toEqual(['a']);
});
