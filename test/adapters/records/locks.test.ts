import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  gateWrites,
  type RecordedMovement,
  type StageRecord,
} from '../../../adapters/records/stage-writes.ts';
import { keys } from '../../../adapters/records/store/table.ts';
import { MAX_STAGES } from '../../../domain/call/call.ts';
import { gateShardsFor, MAX_GATE_SHARDS } from '../../../domain/call/gate-shards.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import { drainedAt, type Lock, type Locks } from '../../../domain/call/windows.ts';
import { plusSeconds } from '../../../domain/values/instant.ts';
import { type Dynamo, startDynamo } from '../../../local/dynamodb/start-dynamo.ts';
import {
  asCase,
  type Bench,
  changeTo,
  LATER,
  lockStage,
  OPEN,
  openBench,
} from '../../rigs/adapters/records.ts';
import { CALL } from '../../rigs/machine/rig.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STAGE = 'declare';
const GATE_SHARDS = gateShardsFor(CALL.expects.value);

async function record({ records }: Bench, stage = STAGE): Promise<StageRecord> {
  const found = (await records.stages.of(CALL.id))[stage];
  if (!found) throw new Error(`No stage ${stage}`);
  return found;
}

function movementOf({ closesAt, lockedAt }: StageRecord, seconds: number): RecordedMovement {
  const signed = { by: 'operator', reason: 'test', execution: 'arn', at: LATER };
  return { from: closesAt, to: plusSeconds(closesAt, seconds), reopening: lockedAt !== undefined, ...signed };
}

/** The attributes of a stage's record and of its gates that decide whether a write passes. */
function deciding(item: object): unknown[] {
  const { opensAt, closesAt, generation, moves, lockedAt } = item as Partial<StageRecord>;
  return [opensAt, closesAt, generation, moves, lockedAt];
}

async function gates({ store }: Bench, stage = STAGE): Promise<unknown[][]> {
  const shards = Array.from({ length: GATE_SHARDS }, (_, shard) =>
    store.get(keys.gate(CALL.id, stage, shard)),
  );
  return (await Promise.all(shards)).map((item) => deciding(item ?? {}));
}

/** One step of an operator, a lock or a stale copy of either. It may be refused. */
type Step = { readonly does: 'move' | 'lock'; readonly seconds: number; readonly stale: boolean };
const steps = fc.array(
  fc.record<Step>({
    does: fc.constantFrom('move', 'lock'),
    seconds: fc.integer({ min: 1, max: 1_000_000 }),
    stale: fc.boolean(),
  }),
  { maxLength: 8 },
);

test('after any sequence of movements, locks and reopenings every gate agrees with its stage', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const bench = await openBench(dynamo.endpoint);
      const { stages } = bench.records;
      const first = await record(bench);
      for (const { does, seconds, stale } of sequence) {
        const seen = stale ? first : await record(bench);
        if (does === 'move') await stages.move(seen, movementOf(seen, seconds));
        else await stages.lock(seen, plusSeconds(seen.closesAt, 30), plusSeconds(seen.closesAt, 3600));
        const now = deciding(await record(bench));
        expect(await gates(bench)).toEqual(Array.from({ length: GATE_SHARDS }, () => now));
      }
      const after = await record(bench);
      expect(after.movements).toHaveLength(after.moves);
      expect(after.generation - 1).toBe(after.movements.filter(({ reopening }) => reopening).length);
    }),
    { numRuns: 12 },
  );
});

describe('a lock', () => {
  test('is set in one transaction with all its shards', async () => {
    const bench = await openBench(dynamo.endpoint);
    await lockStage(bench, STAGE, LATER);
    expect(bench.transactions.at(-1)).toEqual([
      'stage',
      ...Array.from({ length: GATE_SHARDS }, () => 'gate'),
    ]);
  });

  test('is not set at all if one shard is already locked', async () => {
    const bench = await openBench(dynamo.endpoint);
    const odd = keys.gate(CALL.id, STAGE, 2);
    await bench.put({ ...(await bench.store.get(odd)), lockedAt: OPEN });
    expect(await bench.records.stages.lock(await record(bench), LATER, LATER)).toBe(false);
    expect((await record(bench)).lockedAt).toBeUndefined();
    expect((await gates(bench)).map((gate) => gate.at(-1))).toEqual([undefined, undefined, OPEN, undefined]);
  });

  test.each<[string, Partial<StageRecord>]>([
    ['moved meanwhile', { closesAt: OPEN }],
    ['was reopened meanwhile', { generation: 2 }],
  ])('is not set if the deadline %s', async (_, seen) => {
    const bench = await openBench(dynamo.endpoint);
    expect(await bench.records.stages.lock({ ...(await record(bench)), ...seen }, LATER, LATER)).toBe(false);
    expect((await record(bench)).lockedAt).toBeUndefined();
  });

  test('is set once, and only the sweep of its generation clears what is due', async () => {
    const bench = await openBench(dynamo.endpoint);
    const { stages } = bench.records;
    expect(await stages.swept(CALL.id, STAGE, 1, LATER)).toBe(false);
    const before = await record(bench);
    expect(await stages.lock(before, LATER, LATER)).toBe(true);
    expect(await stages.lock(before, OPEN, OPEN)).toBe(false);
    expect(await stages.swept(CALL.id, STAGE, 2, LATER)).toBe(false);
    expect(await record(bench)).toMatchObject({ lockedAt: LATER, dueAt: LATER });
    expect(await stages.swept(CALL.id, STAGE, 1, LATER)).toBe(true);
    expect((await record(bench)).dueAt).toBeUndefined();
  });

  test('is put off by one patrol at a time, and not once nothing is due', async () => {
    const bench = await openBench(dynamo.endpoint);
    const { stages } = bench.records;
    const seen = await record(bench);
    expect(await Promise.all([1, 2].map(() => stages.putOff(seen, LATER, 2)))).toContain(true);
    expect(await stages.putOff(seen, LATER, 2)).toBe(false);
    await lockStage(bench, STAGE, LATER);
    await stages.swept(CALL.id, STAGE, 1, LATER);
    expect(await stages.putOff(await record(bench), LATER, 3)).toBe(false);
  });

  test('stops declarations of every shard, and none before it is set', async () => {
    const bench = await openBench(dynamo.endpoint);
    const ids = Array.from({ length: 12 }, (_, nth) => `shard-${nth}`);
    const drafts = await Promise.all(ids.map((id) => bench.draft(id)));
    const change = changeTo('submitted', { gates: [{ kind: 'open', stage: STAGE }] });
    const passes = async (declaration: (typeof drafts)[number]) =>
      (await bench.records.declarations.writeChange(asCase(declaration), change)).ok;
    expect(await Promise.all(drafts.slice(0, 6).map(passes))).toEqual(Array(6).fill(true));
    await lockStage(bench, STAGE, LATER);
    expect(await Promise.all(drafts.slice(6).map(passes))).toEqual(Array(6).fill(false));
  });
});

describe('a movement', () => {
  test.each<[string, (seen: StageRecord, movement: RecordedMovement) => [StageRecord, RecordedMovement]]>([
    ['from an instant that is not the present one', (seen, it) => [seen, { ...it, from: OPEN }]],
    ['as a reopening of what is not locked', (seen, it) => [seen, { ...it, reopening: true }]],
    ['of a generation that is over', (seen, it) => [{ ...seen, generation: 0 }, it]],
  ])('is refused %s', async (_, change) => {
    const bench = await openBench(dynamo.endpoint);
    const seen = await record(bench);
    expect(await bench.records.stages.move(...change(seen, movementOf(seen, 60)))).toBe(false);
    expect(await record(bench)).toEqual(seen);
  });

  test('after the lock begins the next generation, due after its own drain', async () => {
    const bench = await openBench(dynamo.endpoint);
    await lockStage(bench, STAGE, LATER);
    const locked = await record(bench);
    const reopening = movementOf(locked, 86_400);
    expect(await bench.records.stages.move(locked, { ...reopening, reopening: false })).toBe(false);
    expect(await bench.records.stages.move(locked, reopening)).toBe(true);
    const after = await record(bench);
    expect(after).toMatchObject({
      generation: 2,
      attempt: 1,
      moves: 1,
      dueAt: drainedAt({ closesAt: reopening.to }),
    });
    expect(after.lockedAt).toBeUndefined();
  });
});

describe('a publication', () => {
  const signed = { hash: 'x', defaultsHash: 'h', publishedAt: OPEN, by: 'operator', reason: 'test' };

  test('is refused if its version exists already, or is not the next', async () => {
    const bench = await openBench(dynamo.endpoint);
    for (const version of [1, 3])
      expect(await bench.records.calls.publish({ call: CALL, version, ...signed }, locksOf(CALL))).toBe(
        false,
      );
    expect(await bench.records.calls.currentVersion(CALL.id)).toBe(1);
  });

  test('of a later version leaves every lock as it stands, and adds new ones', async () => {
    const bench = await openBench(dynamo.endpoint);
    const { publish } = bench.records.calls;
    const seen = await record(bench);
    await bench.records.stages.move(seen, movementOf(seen, 86_400));
    const before = await bench.records.stages.of(CALL.id);
    const city = { ...seen, stage: 'city', moves: 0 };
    expect(await publish({ call: CALL, version: 2, ...signed }, { city }, before)).toBe(true);
    const { city: brought, ...others } = await bench.records.stages.of(CALL.id);
    expect(others).toEqual(before);
    expect(brought).toMatchObject({ stage: 'city', closesAt: seen.closesAt, movements: [] });
  });

  test('is refused if a lock that it was compared with has moved since', async () => {
    const bench = await openBench(dynamo.endpoint);
    const before = await bench.records.stages.of(CALL.id);
    const seen = await record(bench);
    await bench.records.stages.move(seen, movementOf(seen, 86_400));
    expect(await bench.records.calls.publish({ call: CALL, version: 2, ...signed }, {}, before)).toBe(false);
    expect(await bench.records.calls.currentVersion(CALL.id)).toBe(1);
  });

  // At most 100 actions: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
  test('is one transaction within the limit of writes', async () => {
    const bench = await openBench(dynamo.endpoint);
    const [published = []] = bench.transactions;
    expect(published).toHaveLength(4 + stagesOf(CALL).length * (1 + GATE_SHARDS));
    expect(published.length).toBeLessThanOrEqual(100);
  });
});

describe('a publication', () => {
  const lock = locksOf(CALL)[STAGE] as Lock;
  const steps = (many: number): Locks =>
    Object.fromEntries(
      Array.from({ length: many }, (_, at) => [`step${at}`, { ...lock, call: 'long', stage: `step${at}` }]),
    );
  const published = (version: number) => ({
    ...{ call: { ...CALL, id: 'long' }, version, hash: `${version}`, defaultsHash: 'h' },
    ...{ publishedAt: OPEN, by: 'operator', reason: 'test' },
  });

  test('of as many steps as a call may have is one transaction, and so is the next version', async () => {
    const { records, transactions } = await openBench(dynamo.endpoint);
    const all = steps(MAX_STAGES);
    expect(await records.calls.publish(published(1), all)).toBe(true);
    expect(transactions.at(-1)?.length).toBe(99);
    expect(await records.calls.publish(published(2), {}, all)).toBe(true);
    expect(Object.keys(await records.stages.of('long'))).toHaveLength(MAX_STAGES);
  });

  /** Two steps with as many gates as a lock may have. */
  const wide = (closesAt = lock.closesAt): Locks =>
    Object.fromEntries(
      Object.entries(steps(2)).map(([id, step]) => [id, { ...step, closesAt, shards: MAX_GATE_SHARDS }]),
    );
  const gatesOf = async ({ store }: Bench, stage: string) => {
    const shards = Array.from({ length: MAX_GATE_SHARDS }, (_, shard) => keys.gate('long', stage, shard));
    return (await store.getAll(shards)).map(deciding);
  };

  test('of more gates than one transaction holds writes them before, and its locks are set and moved in one', async () => {
    const bench = await openBench(dynamo.endpoint);
    const { records, transactions } = bench;
    expect(await records.calls.publish(published(1), wide())).toBe(true);
    expect(Math.max(...transactions.map(({ length }) => length))).toBeLessThanOrEqual(100);
    const stage = (await records.stages.of('long')).step0;
    if (!stage) throw new Error('No stage');
    const begun = transactions.length;
    expect(await records.stages.lock(stage, LATER, LATER)).toBe(true);
    expect(transactions.length).toBe(begun + 1);
    const locked = deciding((await records.stages.of('long')).step0 ?? {});
    expect(await gatesOf(bench, 'step0')).toEqual(Array.from({ length: MAX_GATE_SHARDS }, () => locked));
    expect(await bench.store.get(keys.preparation('long'))).toBeUndefined();
  });

  test('that ended before its version was written leaves nothing that a later one with other closings would keep', async () => {
    const bench = await openBench(dynamo.endpoint);
    const { records, store } = bench;
    const [first] = Object.values(wide());
    if (!first) throw new Error('No lock');
    await store.transact(gateWrites(first));
    expect(await records.stages.of('long')).toEqual({});
    expect(await records.calls.publish(published(1), wide(LATER))).toBe(true);
    const stage = deciding((await records.stages.of('long')).step0 ?? {});
    expect(stage[1]).toBe(LATER);
    expect(await gatesOf(bench, 'step0')).toEqual(Array.from({ length: MAX_GATE_SHARDS }, () => stage));
  });

  test.each([2, 4])(
    'of %i operators at once takes effect once, and every gate is of the one that did',
    async (many) => {
      const bench = await openBench(dynamo.endpoint);
      const { records } = bench;
      const closings = Array.from({ length: many }, (_, nth) => plusSeconds(lock.closesAt, nth * 3600));
      const at = (closesAt: string) => records.calls.publish(published(1), wide(closesAt));
      const taken = await Promise.all(closings.map(at));
      expect(taken.filter((each) => each).length).toBeLessThanOrEqual(1);
      if (!taken.includes(true)) expect(await at(lock.closesAt)).toBe(true);
      for (const stage of ['step0', 'step1']) {
        const record = deciding((await records.stages.of('long'))[stage] ?? {});
        expect(await gatesOf(bench, stage)).toEqual(Array.from({ length: MAX_GATE_SHARDS }, () => record));
      }
    },
  );

  test('of a version that expects more leaves the gates of older steps, and every declaration finds its own', async () => {
    const bench = await openBench(dynamo.endpoint);
    const { records } = bench;
    const before = await records.stages.of(CALL.id);
    const more = { ...CALL, expects: { value: 100_000, assumed: 'a rush' } };
    const city = { ...(locksOf(more)[STAGE] as Lock), stage: 'city' };
    const next = { ...published(2), call: more };
    expect(await records.calls.publish(next, { city }, before)).toBe(true);
    const after = await records.stages.of(CALL.id);
    expect([after[STAGE]?.shards, after.city?.shards]).toEqual([4, 40]);
    for (const [nth, stage] of [STAGE, STAGE, STAGE, 'city', 'city', 'city'].entries()) {
      const draft = await bench.draft(`late-${nth}`);
      const change = changeTo('submitted', { gates: [{ kind: 'open', stage }] });
      const subject = { ...asCase(draft), locks: after };
      expect(await records.declarations.writeChange(subject, { ...change, at: OPEN })).toEqual({ ok: true });
    }
  });
});
