import { expect, onTestFinished, test } from 'vitest';
import { type CasesInput, tellCases } from '../../../functions/operations/tell-cases.ts';
import { breaking } from '../../rigs/functions/breaking.ts';
import { CALL, openRig, type Rig, type RigOptions } from '../../rigs/machine/rig.ts';
import { confirmed, messagesOf } from '../../rigs/machine/walks.ts';

const REOPENING = {
  act: 'move-deadline',
  call: CALL.id,
  stage: 'declare',
  from: '2021-10-31',
  to: '2021-11-02',
};

async function open(options: RigOptions = {}): Promise<Rig> {
  const rig = await openRig({ startAt: '2021-10-31 20:00', ...options });
  onTestFinished(() => rig.stop());
  return rig;
}

test.each([
  { call: CALL.id, stage: 'declare', generation: 1, reopening: false, cursor: { shard: 0 } },
  { by: '', reason: '', execution: 'forged', movedAt: '9999-01-01T00:00:00.000Z' },
  { task: 'tell-cases', cases: { call: CALL.id, stage: 'declare' } },
])('an operator’s input cannot start the task, signed or not: %j', async (more) => {
  const rig = await open();
  const told = await rig.operate({ ...more, act: 'tell-cases' }, 'forged');
  expect(told).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(told.cause).toContain('move-deadline');
  expect(await rig.states('operations', 'forged')).not.toContain('Tell a page of the cases');
});

test('a case that cannot be restored is reported and left, the others are restored, and the act ends and says so', async () => {
  const broken = breaking();
  const rig = await open({ aroundNeeds: broken.aroundNeeds });
  const ids: string[] = [];
  for (let nth = 1; nth <= 9; nth += 1) ids.push(await rig.drafted(nth));
  await rig.turnTo('2021-11-01 00:10');
  const [first = ''] = ids;
  broken.ids.add(first);
  await rig.operate(REOPENING, 'reopen');
  const standings = await Promise.all(ids.map(rig.standingOf));
  expect(standings).toEqual(ids.map((id) => (id === first ? 'lapsed' : 'draft')));
  await rig.turnTo('2021-11-01 00:30');
  const { status, output } = await rig.describe('operations', 'reopen');
  expect(status).toBe('SUCCEEDED');
  expect(output).toContain('已通知8件');
  expect(output).toContain('1件未能办理');
  expect(await rig.machine.records.reports.since()).toMatchObject([
    { kind: 'not-moved', record: first, during: 'tell-cases' },
  ]);
  // A second start of the act tells the rest.
  broken.ids.clear();
  await rig.operate(REOPENING, 'again');
  expect(await rig.standingOf(first)).toBe('draft');
});

test('a case that the index shows late is told in a second pass, and nobody is counted twice', async () => {
  const rig = await open({ startAt: '2021-10-25 10:00' });
  const [early, late] = [await rig.drafted(1), await rig.drafted(2)];
  await rig.turnBy(600);
  const { records, ...needs } = rig.machine.needs;
  let passes = 0;
  const unfinished: typeof records.indexes.unfinished = async (...asked) => {
    const page = await records.indexes.unfinished(...asked);
    return passes > 0 ? page : { ...page, ids: page.ids.filter((id) => id !== late) };
  };
  const tell = tellCases({ ...needs, records: { ...records, indexes: { ...records.indexes, unfinished } } });
  const told: number[] = [];
  const dueAt = async (id: string) => (await rig.story(id)).declaration.dueAt;
  let cases: CasesInput = {
    ...{ call: CALL.id, stage: 'declare', generation: 1, reopening: false, by: 'b', reason: 'r' },
    ...{ execution: 'e', closesAt: rig.machine.needs.now(), movedAt: rig.machine.needs.now() },
    ...{ cursor: { shard: 0 }, passBegunAt: '', found: 0, left: 0, told: 0, passes: 0 },
  };
  const before = await dueAt(late);
  for (let outcome = ''; outcome !== 'done'; ) {
    ({ outcome, ...cases } = await tell(cases));
    if (outcome !== 'more') told.push(cases.told);
    if (outcome !== 'again') continue;
    passes += 1;
    expect([(await dueAt(early)) === before, (await dueAt(late)) === before]).toEqual([false, true]);
    await rig.turnBy(60);
  }
  expect(told).toEqual([1, 2]);
  expect(await dueAt(late)).not.toBe(before);
});

test('it ends, whatever its payload says', async () => {
  const rig = await open();
  const tell = tellCases(rig.machine.needs);
  let cases: CasesInput = {
    ...{
      call: CALL.id,
      stage: 'declare',
      generation: 2,
      reopening: true,
      by: 'b',
      reason: 'r',
      execution: 'e',
    },
    ...{ closesAt: '9999-01-01T00:00:00.000Z', movedAt: '9999-01-01T00:00:00.000Z' },
    ...{ cursor: { shard: 0 }, passBegunAt: '', found: 0, left: 0, told: 0, passes: 0 },
  };
  for (let pages = 0; pages < 1000; pages += 1) {
    const { outcome, ...next } = await tell(cases);
    cases = next;
    if (outcome === 'done') break;
  }
  expect(cases.passes).toBe(60);
});

test('a draft that was told the last day of use is told the one that a moved employers’ closing makes, and is not counted', async () => {
  const rig = await open({ startAt: '2021-10-22 10:00' });
  const id = await rig.drafted(1);
  const moving = { act: 'move-deadline', call: CALL.id };
  await rig.turnTo('2021-10-25 12:00');
  await confirmed(rig, { ...moving, stage: 'declare', from: '2021-10-31', to: '2021-11-08' });
  await rig.turnBy(600);
  await rig.operate({ ...moving, stage: 'employer', from: '2021-11-11', to: '2021-11-15' }, 'employers');
  await rig.turnBy(600);
  const told = (await messagesOf(rig, id, 'date-changed')).map(({ states }) => states.lastFeasible);
  expect(told).toEqual(['2021-11-03', '2021-11-07']);
  expect((await rig.describe('operations', 'employers')).output).toContain('已通知0件');
});
