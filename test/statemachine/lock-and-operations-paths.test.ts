import { expect, onTestFinished, test } from 'vitest';
import { layCall } from '../../local/machine/lay-call.ts';
import { CALL, FILE, openRig, type Rig, taken } from '../rigs/machine/rig.ts';

const LOCK = `lock-${CALL.id}-declare-1`;
const SET = ['Set the lock', 'Is the lock set?'];
const NOT_YET = [...SET, 'Wait until writes in time have drained'];
const PAGE = ['Sweep a page of what is unfinished', 'Is anything left?'];
/** The governed index has four shards, and a page ends with its shard. */
const PASS = [...PAGE, ...PAGE, ...PAGE, ...PAGE];
const AGAIN = 'Wait for the index to catch up';
const REPORTED = ['Report what the lock did', 'Was it still this generation?', 'Stage locked and swept'];

async function open(startAt: string): Promise<Rig> {
  const rig = await openRig({ startAt });
  onTestFinished(() => rig.stop());
  return rig;
}

const moveDeadline = (from: string, to: string) => ({
  act: 'move-deadline',
  call: CALL.id,
  stage: 'declare',
  from,
  to,
});

test('a lock is set, swept, and swept again a minute later, until a pass finds nothing', async () => {
  const rig = await open('2021-10-31 20:00');
  await rig.drafted(1);
  await rig.turnTo('2021-11-01 00:05');
  expect(await rig.states('deadline-lock', LOCK)).toEqual([
    'Take up the lock',
    ...[...SET, ...PASS, AGAIN, ...PASS],
    ...REPORTED,
  ]);
});

test('a lock whose deadline moved while it waited waits for the new one, and lapses nobody before', async () => {
  const rig = await open('2021-10-31 20:00');
  const id = await rig.drafted(1);
  // Started early, as an operator may from the console.
  const input = { call: CALL.id, stage: 'declare', generation: 1, attempt: 1, part: 1 };
  await rig.machine.needs.workflow.start('deadline-lock', LOCK, input);
  await rig.settle();
  await rig.operate(moveDeadline('2021-10-31', '2021-11-02'));
  await rig.turnTo('2021-11-02 23:59:59');
  expect(await rig.standingOf(id)).toBe('draft');
  expect(await rig.states('deadline-lock', LOCK)).toEqual(['Take up the lock', ...NOT_YET, ...NOT_YET]);
  await rig.turnTo('2021-11-03 00:05');
  expect(await rig.standingOf(id)).toBe('lapsed');
  expect(await rig.states('deadline-lock', LOCK)).toEqual([
    'Take up the lock',
    ...[...NOT_YET, ...NOT_YET, ...SET, ...PASS, AGAIN, ...PASS],
    ...REPORTED,
  ]);
});

test('a lock of a generation that is over touches nothing', async () => {
  const rig = await open('2021-10-31 20:00');
  const input = { call: CALL.id, stage: 'declare', generation: 7, attempt: 1, part: 1 };
  await rig.machine.needs.workflow.start('deadline-lock', 'stale', input);
  await rig.settle();
  expect(await rig.states('deadline-lock', 'stale')).toEqual([
    'Take up the lock',
    ...SET,
    'Superseded by a later generation',
  ]);
});

const ACT = ["Carry out the operator's act", 'How did it go?'];
const TELL = ['Tell a page of the cases', 'How did it go?'];
/** One page a shard. */
const TOLD = [...TELL, ...TELL, ...TELL, ...TELL];

test('publishing a call is one act', async () => {
  const rig = await open('2021-10-11 09:00');
  await rig.operate({ act: 'publish-call', expectedVersion: 0, file: layCall(rig.machine, FILE) }, 'publish');
  expect(await rig.states('operations', 'publish')).toEqual([...ACT, 'Done']);
});

test('a text published again is done, and another under its version is refused', async () => {
  const rig = await open('2021-10-11 09:00');
  const file = FILE;
  const before = await rig.machine.records.stages.of(CALL.id);
  const publish = { act: 'publish-call', expectedVersion: 0 };
  expect(await rig.operate({ ...publish, file: layCall(rig.machine, file) })).toMatchObject({
    status: 'SUCCEEDED',
  });
  const refused = await rig.operate({ ...publish, file: layCall(rig.machine, `${file}\n# 另一文本\n`) });
  expect(refused).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(await rig.machine.records.calls.currentVersion(CALL.id)).toBe(1);
  expect(await rig.machine.records.stages.of(CALL.id)).toEqual(before);
});

test('a moved deadline is told to the cases in flight, page by page, those under a late entry too', async () => {
  const rig = await open('2021-10-11 09:00');
  await rig.submitted(1);
  await rig.operate(moveDeadline('2021-10-31', '2021-11-02'), 'move');
  await rig.turnBy(120);
  expect(await rig.states('operations', 'move')).toEqual([
    ...ACT,
    ...[...TOLD, ...TOLD, AGAIN],
    ...[...TOLD, ...TOLD, 'Done'],
  ]);
});

test('a reopening goes on until a pass begun a minute later finds no lapse, then tells late entries', async () => {
  const rig = await open('2021-10-31 20:00');
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 00:10');
  await rig.operate(moveDeadline('2021-10-31', '2021-11-02'), 'reopen');
  expect(await rig.standingOf(id)).toBe('draft');
  await rig.turnTo('2021-11-01 00:15');
  expect(await rig.states('operations', 'reopen')).toEqual([
    ...ACT,
    ...TOLD,
    AGAIN,
    ...TOLD,
    ...TOLD,
    'Done',
  ]);
});

test('a late entry is granted and a declaration restarted by one act each', async () => {
  const rig = await open('2021-10-31 20:00');
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 00:10');
  const { version } = (await rig.story(id)).declaration;
  const grant = { act: 'grant-late-entry', declaration: id, until: '2021-11-03', expectedVersion: version };
  expect(await rig.operate(grant, 'grant')).toMatchObject({ status: 'SUCCEEDED' });
  taken(await rig.submit(id));
  await rig.settle();
  const restart = { act: 'restart-declaration', declaration: id, expectedRun: 1 };
  expect(await rig.operate(restart, 'restart')).toMatchObject({ status: 'SUCCEEDED' });
  for (const name of ['grant', 'restart'])
    expect(await rig.states('operations', name)).toEqual([...ACT, 'Done']);
});

test('a refused act ends as refused, and says why', async () => {
  const rig = await open('2021-10-11 09:00');
  const refused = await rig.operate(moveDeadline('2021-10-30', '2021-11-02'), 'stale');
  expect(refused).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(refused.cause).toContain('Something changed since what you saw');
  expect(await rig.states('operations', 'stale')).toEqual([...ACT, 'Refused']);
});
