import { expect, onTestFinished, test } from 'vitest';
import { updateWrites } from '../../adapters/records/declarations/writes.ts';
import { openStore } from '../../adapters/records/store/store.ts';
import type { Needs } from '../../casework/needs.ts';
import { plusSeconds } from '../../domain/values/instant.ts';
import { deadlineLock, type LockTask } from '../../functions/deadline-lock/deadline-lock.ts';
import { SWEEP_LANES } from '../../functions/deadline-lock/limits.ts';
import { type SweepInput, sweep } from '../../functions/deadline-lock/sweep.ts';
import { patrol } from '../../functions/patrol/patrol.ts';
import type { Invoke } from '../../local/machine/invoke.ts';
import { asCase } from '../rigs/adapters/records.ts';
import { largest } from '../rigs/domain/largest.ts';
import { type FaultRig, type Hooks, openFaultRig, QUICK } from '../rigs/faults/rig.ts';
import { breaking } from '../rigs/functions/breaking.ts';
import { countCalls } from '../rigs/functions/count-calls.ts';
import { NO_END } from '../rigs/functions/running.ts';
import { CALL, executionArn } from '../rigs/machine/rig.ts';

const LOCK = `lock-${CALL.id}-declare-1`;
const SWEEP = 'Sweep a page of what is unfinished';

/** A few hours before the applicants' stage closes. */
async function open(hooks: Hooks = {}): Promise<FaultRig> {
  const rig = await openFaultRig(QUICK, { startAt: '2021-10-31 20:00', ...hooks });
  onTestFinished(() => rig.stop());
  return rig;
}

/** Pages of one declaration, three an execution; `before` sees each page's input. */
function smallPages(before: (input: LockTask, needs: Needs) => Promise<void> = async () => {}): Hooks {
  return {
    aroundFunctions(tasks: Invoke, needs: Needs): Invoke {
      const lock = deadlineLock(needs, { pageSize: 1, pagesPerExecution: 3, lanes: 1 });
      return async (name, payload) => {
        if (name !== 'DeadlineLockFunction') return tasks(name, payload);
        await before(payload as LockTask, needs);
        return lock(payload as LockTask, NO_END);
      };
    },
  };
}

async function drafts(rig: FaultRig, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 1; nth <= count; nth += 1) ids.push(await rig.drafted(nth));
  return ids;
}

async function standings(rig: FaultRig, ids: readonly string[]): Promise<string[]> {
  return Promise.all(ids.map(rig.standingOf));
}

/** Every execution of the lock's machine with its last state, in the order in which they started. */
async function locks(rig: FaultRig): Promise<{ name: string; status: string; last: string | undefined }[]> {
  const stateMachineArn = executionArn('deadline-lock', '')
    .replace(':execution:', ':stateMachine:')
    .slice(0, -1);
  const { executions } = await rig.askStepFunctions<{ executions: { name: string; status: string }[] }>(
    'ListExecutions',
    { stateMachineArn },
  );
  const told = executions.map(async ({ name, status }) => {
    return { name, status, last: (await rig.states('deadline-lock', name)).at(-1) };
  });
  return (await Promise.all(told)).reverse();
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Writes
test('a declaration that the index shows only after the first pass lapses in a pass begun a minute later', async () => {
  const rig = await open();
  const lag = await rig.front.lagIndexes(100_000);
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 00:01');
  expect(await rig.standingOf(id)).toBe('draft');
  expect((await rig.states('deadline-lock', LOCK)).at(-1)).toBe('Wait for the index to catch up');
  await lag.catchUp();
  await rig.turnTo('2021-11-01 00:02');
  expect(await rig.standingOf(id)).toBe('lapsed');
  expect(await rig.describe('deadline-lock', LOCK)).toMatchObject({ status: 'RUNNING' });
  await lag.catchUp();
  await rig.turnTo('2021-11-01 00:05');
  expect(await rig.describe('deadline-lock', LOCK)).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"lapsed":1,"left":0}',
  });
});

test('an empty stage takes two passes of all shards, the second a minute after the lock', async () => {
  const rig = await open();
  await rig.turnTo('2021-11-01 00:05');
  const states = await rig.states('deadline-lock', LOCK);
  expect(states.filter((state) => state === SWEEP)).toHaveLength(8);
  expect(states.filter((state) => state === 'Wait for the index to catch up')).toHaveLength(1);
});

// A history ends at 25,000 events: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
test('a long sweep goes on as further executions and ends once, with everything lapsed', async () => {
  const rig = await open(smallPages());
  const ids = await drafts(rig, 5);
  await rig.turnTo('2021-11-01 01:00');
  expect(await standings(rig, ids)).toEqual(ids.map(() => 'lapsed'));
  const [first, ...others] = (await locks(rig)).filter(({ name }) => name.startsWith(LOCK));
  expect(first).toEqual({ name: LOCK, status: 'SUCCEEDED', last: 'Goes on as another execution' });
  expect(others.map(({ name }) => name)).toEqual(others.map((_, at) => `${LOCK}-p${at + 2}`));
  const ends = others.filter(({ last }) => last === 'Stage locked and swept');
  expect(ends).toEqual([others.at(-1)]);
  expect(await rig.describe('deadline-lock', ends[0]?.name ?? '')).toMatchObject({
    output: '{"lapsed":5,"left":0}',
  });
  const stage = (await rig.machine.records.stages.of(CALL.id)).declare;
  expect(stage?.dueAt).toBeUndefined();
});

test('a page swept twice, as after a lost answer, lapses everybody once', async () => {
  const { rig, ids, needs } = await locked(3);
  const page = sweep(needs, { pageSize: 25, pagesPerExecution: 9, lanes: 2 });
  const input: SweepInput = { ...LOCK_INPUT, ...FROM_THE_START };
  for (const shard of [0, 0, 1, 1, 2, 2, 3, 3]) await page({ ...input, cursor: { shard } }, NO_END);
  for (const id of ids)
    expect((await rig.story(id)).timeline.filter(({ move }) => move === 'lapse')).toHaveLength(1);
});

const LOCK_INPUT = { call: CALL.id, stage: 'declare', generation: 1, attempt: 1, part: 1 };

test('the sweep of a generation that was reopened stops and lapses nobody', async () => {
  const rig = await open();
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 00:01');
  expect(await rig.standingOf(id)).toBe('lapsed');
  await rig.operate({
    act: 'move-deadline',
    call: CALL.id,
    stage: 'declare',
    from: '2021-10-31',
    to: '2021-11-02',
  });
  await rig.turnTo('2021-11-01 00:10');
  expect(await rig.standingOf(id)).toBe('draft');
  expect((await rig.states('deadline-lock', LOCK)).slice(-2)).toEqual([
    'Is anything left?',
    'Superseded by a later generation',
  ]);
  await rig.turnTo('2021-11-03 00:10');
  const late: SweepInput = { ...LOCK_INPUT, ...FROM_THE_START };
  const page = sweep(rig.machine.needs, { pageSize: 25, pagesPerExecution: 9, lanes: 2 });
  expect((await page(late, NO_END)).outcome).toBe('superseded');
  expect((await rig.story(id)).timeline.map(({ move }) => move)).toEqual([
    ...['create', 'change', 'lapse', 'restore', 'lapse'],
  ]);
});

test('a sweep that was stopped between two pages is completed by the attempt that the patrol starts', async () => {
  let pages = 0;
  const rig = await open(
    smallPages(async ({ task }, { workflow }) => {
      if (task !== 'sweep') return;
      pages += 1;
      if (pages === 2) await workflow.stop('deadline-lock', LOCK, 'Stopped by hand');
    }),
  );
  const ids = await drafts(rig, 6);
  await rig.turnTo('2021-11-01 00:20');
  expect(await rig.describe('deadline-lock', LOCK)).toMatchObject({ status: 'ABORTED' });
  expect(await standings(rig, ids)).toContain('draft');
  await rig.turnTo('2021-11-01 02:00');
  expect(await standings(rig, ids)).toEqual(ids.map(() => 'lapsed'));
  const names = (await locks(rig)).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual([LOCK, `${LOCK}-a2`]);
  expect((await rig.machine.records.stages.of(CALL.id)).declare?.sweptAt).toBeDefined();
});

test('the patrol starts no other sweep of a lock while one moves, however long it takes', async () => {
  const rig = await open(
    smallPages(async ({ task }, needs) => {
      if (task !== 'sweep') return;
      rig.clock.set(rig.clock.now() + 20 * 60_000);
      await patrol(needs)(NO_END);
    }),
  );
  const ids = await drafts(rig, 4);
  await rig.turnTo('2021-11-01 00:00:40');
  await rig.turnBy(120);
  expect(await standings(rig, ids)).toEqual(ids.map(() => 'lapsed'));
  const names = (await locks(rig)).map(({ name }) => name).filter((name) => name.startsWith(LOCK));
  expect(names.length).toBeGreaterThan(1);
  expect(names).toEqual(names.map((_, at) => (at === 0 ? LOCK : `${LOCK}-p${at + 1}`)));
  expect((await rig.machine.records.stages.of(CALL.id)).declare?.sweptAt).toBeDefined();
});

const FROM_THE_START = { cursor: { shard: 0 }, passBegunAt: '', found: 0, lapsed: 0, pages: 0 } as const;

/** A stage locked by hand, with so many drafts. */
async function locked(count: number, hooks: Hooks = {}) {
  const rig = await open(hooks);
  const ids = await drafts(rig, count);
  await rig.turnTo('2021-11-01 00:00:29');
  const { needs } = rig.machine;
  const stage = (await needs.records.stages.of(CALL.id)).declare;
  if (!stage) throw new Error('No stage');
  await needs.records.stages.lock(stage, needs.now(), needs.now());
  return { rig, ids, needs };
}

test('a sweep that the patrol has replaced lets nobody lapse any more', async () => {
  const { rig, ids, needs } = await locked(1);
  const stage = (await needs.records.stages.of(CALL.id)).declare;
  if (!stage) throw new Error('No stage');
  expect(await needs.records.stages.putOff(stage, plusSeconds(needs.now(), 1800), 2)).toBe(true);
  const page = sweep(needs, { pageSize: 25, pagesPerExecution: 9, lanes: 2 });
  expect((await page({ ...LOCK_INPUT, ...FROM_THE_START }, NO_END)).outcome).toBe('superseded');
  expect(await standings(rig, ids)).toEqual(['draft']);
});

test('a page that has no time left goes on after the last one that it took up, and counts each once', async () => {
  const { rig, ids, needs } = await locked(5);
  const { declarations } = needs.records;
  const slow: Needs = {
    ...needs,
    records: {
      ...needs.records,
      declarations: {
        ...declarations,
        async writeChange(...all) {
          rig.clock.set(rig.clock.now() + 60_000);
          return declarations.writeChange(...all);
        },
      },
    },
  };
  const page = sweep(slow, { pageSize: 25, pagesPerExecution: 99, lanes: 1 });
  let [answer, pages] = [{ ...LOCK_INPUT, ...FROM_THE_START } as SweepInput, 0];
  for (let outcome = 'more'; outcome === 'more'; pages += 1) {
    const swept = await page(answer, plusSeconds(needs.now(), 30));
    [answer, outcome] = [swept, swept.outcome];
  }
  expect(await standings(rig, ids)).toEqual(ids.map(() => 'lapsed'));
  expect(answer).toMatchObject({ lapsed: 5, left: 5 });
  expect(pages).toBeGreaterThanOrEqual(5);
});

test('a page without any time stands where it stood', async () => {
  const { rig, ids, needs } = await locked(1);
  const page = sweep(needs, { pageSize: 25, pagesPerExecution: 9, lanes: 2 });
  let answer = await page({ ...LOCK_INPUT, ...FROM_THE_START }, needs.now());
  for (let tries = 0; tries < 4; tries += 1) answer = await page(answer, needs.now());
  expect(answer).toMatchObject({ outcome: 'more', found: 0, lapsed: 0 });
  expect(await standings(rig, ids)).toEqual(['draft']);
});

test('a case that lapses takes so few calls that 100,000 lapse in a quarter of an hour', async () => {
  const calls: number[] = [];
  for (const count of [1, 3]) {
    const { needs } = await locked(count);
    const page = sweep(needs, { pageSize: 25, pagesPerExecution: 9, lanes: SWEEP_LANES });
    let answer: SweepInput = { ...LOCK_INPUT, ...FROM_THE_START };
    const shards = [0, 1, 2, 3];
    calls.push(
      await countCalls(async () => {
        for (const _ of shards) answer = await page(answer, NO_END);
      }),
    );
    expect(answer.lapsed).toBe(count);
  }
  const [one = 0, three = 0] = calls;
  const perDraft = (three - one) / 2;
  expect(perDraft).toBe(2);
  // A submitted case has one more, the wake. At 10 ms a call:
  const seconds = (100_000 * (perDraft + 1) * 10) / SWEEP_LANES / 1000;
  expect(seconds).toBeLessThan(15 * 60);
});

test('one that cannot lapse is reported and left, those behind it lapse, and the sweep ends', async () => {
  const broken = breaking();
  const rig = await open({ aroundNeeds: broken.aroundNeeds });
  const ids = await drafts(rig, 12);
  const [first = ''] = ids;
  broken.ids.add(first);
  await rig.turnTo('2021-11-01 00:02');
  expect(await standings(rig, ids)).toEqual(ids.map((id) => (id === first ? 'draft' : 'lapsed')));
  await rig.turnTo('2021-11-01 00:20');
  expect(await rig.describe('deadline-lock', LOCK)).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"lapsed":11,"left":1}',
  });
  const reports = await rig.machine.records.reports.since();
  expect(reports).toContainEqual({
    ...{ kind: 'not-moved', record: first, during: 'sweep', error: 'BrokenRecord' },
    at: expect.stringMatching(/^2021-10-31T16/),
  });
  expect(new Set(reports.map((report) => 'record' in report && report.record))).toEqual(new Set([first]));
  // The patrol meets it again and again, and what stands behind it goes on.
  await rig.turnTo('2021-11-01 02:00');
  expect(await rig.standingOf(first)).toBe('draft');
  broken.ids.clear();
  await rig.turnTo('2021-11-01 02:20');
  expect((await rig.story(first)).timeline.at(-1)).toMatchObject({ move: 'lapse', to: 'lapsed' });
  expect((await rig.machine.records.stages.of(CALL.id)).declare?.sweptAt).toBeDefined();
});

test('one that breaks now and then lapses in a later pass, and nothing is left', async () => {
  const broken = breaking();
  const rig = await open({ aroundNeeds: broken.aroundNeeds });
  const [first = '', second = ''] = await drafts(rig, 2);
  broken.ids.add(first);
  await rig.turnTo('2021-11-01 00:01');
  broken.ids.clear();
  await rig.turnTo('2021-11-01 00:10');
  expect(await standings(rig, [first, second])).toEqual(['lapsed', 'lapsed']);
  expect(await rig.describe('deadline-lock', LOCK)).toMatchObject({ output: '{"lapsed":2,"left":0}' });
});

test('the largest declaration that can be written lapses, and is restored', async () => {
  const rig = await open();
  const id = await rig.drafted(1);
  const store = openStore('zhicheng', rig.straight);
  const { declaration } = await rig.story(id);
  const { standing: _, id: __, call: ___, version: ____, run: _____, account: ______, ...set } = largest;
  const written = updateWrites(
    { ...asCase(declaration), call: rig.call },
    {
      ...{ move: 'change', to: 'draft', at: rig.machine.needs.now(), gates: [], set },
      actor: { kind: 'applicant', account: declaration.account },
    },
  );
  for (const half of [written.slice(0, 50), written.slice(50)]) await store.transact(half);
  await rig.turnTo('2021-11-01 00:05');
  expect(await rig.standingOf(id)).toBe('lapsed');
  expect(await rig.describe('deadline-lock', LOCK)).toMatchObject({ output: '{"lapsed":1,"left":0}' });
  const reopening = { act: 'move-deadline', call: CALL.id, stage: 'declare', from: '2021-10-31' };
  await rig.operate({ ...reopening, to: '2021-11-02' });
  expect(await rig.standingOf(id)).toBe('draft');
});
