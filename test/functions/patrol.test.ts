import { expect, onTestFinished, test } from 'vitest';
import { dueShard } from '../../adapters/records/store/shards.ts';
import { openStore } from '../../adapters/records/store/store.ts';
import { keys } from '../../adapters/records/store/table.ts';
import type { Workflow } from '../../adapters/workflow.ts';
import type { Needs } from '../../casework/needs.ts';
import { patrol } from '../../functions/patrol/patrol.ts';
import { type FaultRig, openFaultRig, QUICK } from '../rigs/faults/rig.ts';
import { NO_END } from '../rigs/functions/running.ts';
import { CALL, type RigOptions, taken } from '../rigs/machine/rig.ts';

const REVIEW = 'Ask the employer to review and to post the public notice';
const CORRECT = 'Ask the applicant to correct';

interface Opened {
  readonly rig: FaultRig;
  /** While one is named here, that operation of the workflow fails. */
  readonly broken: Set<keyof Workflow>;
}

async function open({ startAt = '2021-10-11 09:00', ...options }: RigOptions = {}): Promise<Opened> {
  const broken = new Set<keyof Workflow>();
  const unless = <A extends unknown[], T>(name: keyof Workflow, run: (...args: A) => Promise<T>) => {
    return (...args: A) => (broken.has(name) ? Promise.reject(new Error(`${name} is down`)) : run(...args));
  };
  const aroundNeeds = (needs: Needs): Needs => {
    const { start, wake, stop } = needs.workflow;
    const workflow = {
      start: unless('start', start),
      wake: unless('wake', wake),
      stop: unless('stop', stop),
    };
    return { ...needs, workflow: { ...needs.workflow, ...workflow } };
  };
  const rig = await openFaultRig(QUICK, { startAt, aroundNeeds, ...options });
  onTestFinished(() => rig.stop());
  return { rig, broken };
}

const running = ({ machine }: FaultRig) =>
  machine.stepFunctions.listRunning().map(({ name, state }) => [name, state]);

test('a first run that could not be started is started ten minutes later, and the applicant was not troubled', async () => {
  const { rig, broken } = await open();
  const id = await rig.drafted(1);
  broken.add('start');
  taken(await rig.submit(id));
  broken.clear();
  await rig.turnBy(9 * 60);
  expect(running(rig)).toEqual([]);
  await rig.turnBy(6 * 60);
  expect(running(rig)).toEqual([[`${id}-1`, REVIEW]]);
});

test('a decision whose wake-up was lost is taken up by the same run ten minutes later', async () => {
  const { rig, broken } = await open();
  const id = await rig.submitted(1);
  broken.add('wake');
  taken(await rig.giveBack(id));
  broken.clear();
  await rig.turnBy(9 * 60);
  expect(running(rig)).toEqual([[`${id}-1`, REVIEW]]);
  await rig.turnBy(6 * 60);
  expect(running(rig)).toEqual([[`${id}-1`, CORRECT]]);
});

test('a driver that no wake-up reaches is replaced by a new run after half an hour', async () => {
  const { rig, broken } = await open();
  const id = await rig.submitted(1);
  broken.add('wake');
  taken(await rig.giveBack(id));
  const Update = {
    Key: keys.declaration(id),
    UpdateExpression: 'SET #token = :nobody',
    ExpressionAttributeNames: { '#token': 'token' },
    ExpressionAttributeValues: { ':nobody': 'of nobody' },
  };
  await openStore('zhicheng', rig.straight).transact([{ named: 'declaration', write: { Update } }]);
  broken.clear();
  await rig.turnBy(25 * 60);
  expect(running(rig)).toEqual([[`${id}-1`, REVIEW]]);
  await rig.turnBy(15 * 60);
  expect(running(rig)).toEqual([[`${id}-2`, CORRECT]]);
  const { timeline } = await rig.story(id);
  expect(timeline.at(-1)).toMatchObject({
    move: 'restart',
    actor: { kind: 'automatic', by: 'patrol' },
    run: 2,
  });
});

test('two patrols at once replace a driver once', async () => {
  const { rig } = await open();
  const id = await rig.submitted(1);
  const { needs } = rig.machine;
  await needs.workflow.stop('declaration', `${id}-1`, 'Stopped by hand');
  taken(await rig.support(id));
  rig.sleepTo('2021-10-11 09:30');
  await Promise.all([patrol(needs)(NO_END), patrol(needs)(NO_END)]);
  await rig.settle();
  expect(running(rig)).toEqual([[`${id}-2`, REVIEW]]);
});

test('a wait in which nothing happens is left alone until its own rung', async () => {
  const { rig } = await open();
  const id = await rig.submitted(1);
  const before = await rig.story(id);
  rig.sleepTo('2021-10-12 18:00');
  expect((await patrol(rig.machine.needs)(NO_END)).repaired).toEqual([]);
  expect(await rig.story(id)).toEqual(before);
});

test('a draft is reminded at its rungs, by the patrol alone', async () => {
  const { rig } = await open();
  const id = await rig.drafted(1);
  await rig.turnTo('2021-10-31 20:00');
  const { messages } = await rig.story(id);
  const sentAt = Object.fromEntries(messages.map(({ occasion, sentAt }) => [occasion, sentAt]));
  // 5 and 1 working days before Sunday the 31st of October, 09:30 and 09:00 in Beijing.
  expect(sentAt).toEqual({
    'draft-five-days-before-lock': '2021-10-25T01:30:00.000Z',
    'draft-one-day-before-lock': '2021-10-29T01:00:00.000Z',
  });
});

test('a lock that its schedule never started is set ten minutes later, and lapses what is unfinished', async () => {
  const { rig } = await open({ startAt: '2021-10-31 20:00', lateBySeconds: () => 'never' });
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 00:10');
  expect(await rig.standingOf(id)).toBe('draft');
  // The gate still refuses a late act.
  expect(await rig.submit(id)).toMatchObject({ ok: false, refusal: { because: 'stage-closed' } });
  await rig.turnTo('2021-11-01 00:20');
  expect(await rig.standingOf(id)).toBe('lapsed');
});

test('two patrols at once start a lock once', async () => {
  const { rig } = await open({ startAt: '2021-10-31 20:00', lateBySeconds: () => 'never' });
  rig.sleepTo('2021-11-01 00:30');
  const { needs } = rig.machine;
  await Promise.all([patrol(needs)(NO_END), patrol(needs)(NO_END)]);
  expect(running(rig).map(([name]) => name)).toEqual([`lock-${CALL.id}-declare-1`]);
});

test('a grant that ran out ends its declaration; one that its declaration no longer carries is put away', async () => {
  const { rig } = await open({ startAt: '2021-10-31 20:00' });
  const [unused, withdrawn] = [await rig.drafted(1), await rig.drafted(2)];
  await rig.turnTo('2021-11-01 00:10');
  for (const id of [unused, withdrawn]) {
    const { version } = (await rig.story(id)).declaration;
    const grant = { act: 'grant-late-entry', declaration: id, until: '2021-11-02', expectedVersion: version };
    expect(await rig.operate(grant)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await rig.standingOf(id)).toBe('draft');
  }
  taken(await rig.withdraw(withdrawn));
  await rig.turnTo('2021-11-03 09:00');
  expect((await rig.story(unused)).timeline.at(-1)).toMatchObject({
    ...{ move: 'lapse', to: 'lapsed', actor: { kind: 'automatic', by: 'grant-ran-out' } },
  });
  expect(await rig.standingOf(withdrawn)).toBe('withdrawn');
  for (const id of [unused, withdrawn])
    expect((await rig.items(id)).filter(({ dueAt }) => dueAt !== undefined)).toEqual([]);
});

test('an end that its driver could not tell is told by the patrol', async () => {
  const { rig, broken } = await open();
  const id = await rig.submitted(1);
  await rig.machine.needs.workflow.stop('declaration', `${id}-1`, 'Stopped by hand');
  broken.add('start');
  taken(await rig.withdraw(id));
  await rig.turnBy(20 * 60);
  expect((await rig.story(id)).messages.map(({ occasion }) => occasion)).toContain('told-of-withdrawal');
  expect((await rig.story(id)).declaration.dueAt).toBeUndefined();
});

test('nothing is due to anybody once everything has ended', async () => {
  const { rig } = await open();
  for (const nth of [1, 2]) await rig.submitted(nth);
  await rig.turnTo('2021-11-22 09:00');
  expect(await rig.machine.records.indexes.due('9999', 100)).toEqual([]);
  expect(running(rig)).toEqual([]);
});

test('a declaration that stands in a stage after its sweep lapses by the patrol, instead of waiting for ever', async () => {
  const { rig } = await open({ startAt: '2021-10-29 09:00' });
  const id = await rig.submitted(1);
  await rig.turnTo('2021-11-12 02:00');
  expect(await rig.standingOf(id)).toBe('lapsed');
  // This acts as if somebody had brought it back behind the sweep.
  const { version } = (await rig.story(id)).declaration;
  await openStore('zhicheng', rig.straight).transact([
    {
      named: 'declaration',
      write: {
        Update: {
          Key: keys.declaration(id),
          UpdateExpression: 'SET standing = :submitted, dueShard = :shard, dueAt = :due REMOVE lapsed',
          ExpressionAttributeValues: {
            ':submitted': 'submitted',
            ':shard': dueShard(id),
            ':due': rig.machine.needs.now(),
          },
        },
      },
    },
  ]);
  const patrolled = patrol(rig.machine.needs);
  await rig.turnBy(601);
  expect((await patrolled(NO_END)).repaired).toEqual([`let ${id} lapse`]);
  expect((await rig.story(id)).timeline.at(-1)).toMatchObject({
    version: version + 1,
    move: 'lapse',
    inputs: { stage: 'employer', cause: 'unfinished-submitted' },
  });
});

test('a driver that breaks again and again is given new runs ever more rarely, and reported once', async () => {
  const { rig } = await open({
    aroundFunctions: (tasks) => async (name, payload) => {
      if (name === 'EmployerReviewFunction') throw new Error('of ours');
      return tasks(name, payload);
    },
  });
  const id = await rig.drafted(1);
  taken(await rig.submit(id));
  await rig.turnTo('2021-10-14 09:00');
  const { timeline, declaration } = await rig.story(id);
  const restarts = timeline.filter(({ move }) => move === 'restart').map(({ at }) => Date.parse(at));
  // Three days at one every ten minutes would be more than four hundred.
  expect(restarts.length).toBeGreaterThan(3);
  expect(restarts.length).toBeLessThan(12);
  const pauses = restarts.slice(1).map((at, nth) => at - (restarts[nth] ?? 0));
  expect(pauses.slice(2).every((pause, nth) => pause > (pauses[nth + 1] ?? 0))).toBe(true);
  const reports = (await rig.machine.records.reports.since()).filter(({ kind }) => kind === 'not-moved');
  expect(reports).toMatchObject([{ record: id, during: 'restart' }]);
  expect(declaration.standing).toBe('submitted');
  // Whatever somebody does begins the count anew.
  taken(await rig.support(id));
  await rig.turnBy(30 * 60);
  const after = (await rig.story(id)).timeline;
  expect(after.at(-1)).toMatchObject({ move: 'restart' });
});
