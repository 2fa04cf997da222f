import { afterEach, beforeEach, expect, test } from 'vitest';
import { restartDeclaration } from '../../../functions/operations/acts/restart-declaration.ts';
import { type FrontedRig, keepsToken, openFrontedRig } from '../../rigs/machine/front.ts';
import { type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, lettersOf, messagesOf } from '../../rigs/machine/walks.ts';

/**
 * A stopped execution can be redriven, with the input that it had:
 * https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
const EMPLOYER = 'Ask the employer to review and to post the public notice';
const CORRECT = 'Ask the applicant to correct';
const SUPERSEDED = 'Superseded by a later run';

let fronted: FrontedRig;
let rig: Rig;
beforeEach(async () => {
  fronted = await openFrontedRig({ startAt: '2021-09-22 10:00' });
  rig = fronted.rig;
});
afterEach(() => fronted?.close());

/** Gives the declaration its next run while the old execution cannot be stopped. */
async function restartWithoutStopping(id: string, expectedRun: number): Promise<void> {
  const { needs } = rig.machine;
  const workflow = { ...needs.workflow, stop: async () => {} };
  const input = {
    declaration: id,
    expectedRun,
    by: '操作员',
    reason: '试验',
    execution: `restart-${expectedRun}`,
  };
  taken(await restartDeclaration({ ...needs, workflow })(input));
  await rig.settle();
}

async function lastState(name: string): Promise<string | undefined> {
  return (await rig.states('declaration', name)).at(-1);
}

test('an old run that goes on beside its successor changes nothing and ends as superseded', async () => {
  const id = await rig.submitted(1);
  await restartWithoutStopping(id, 1);
  const running = rig.machine.stepFunctions.listRunning().map(({ name }) => name);
  expect(running.filter((name) => name.startsWith(id)).sort()).toEqual([`${id}-1`, `${id}-2`]);
  await rig.turnTo('2021-09-24 10:31');
  expect(await lastState(`${id}-2`)).toBe(EMPLOYER);
  expect(await messagesOf(rig, id, 'employer-two-days-after-asked')).toHaveLength(1);
  const references = lettersOf(rig, id).map(({ reference }) => reference);
  expect(new Set(references).size).toBe(references.length);
  taken(await rig.giveBack(id));
  await rig.settle();
  expect(await lastState(`${id}-2`)).toBe(CORRECT);
  // Nobody wakes the old run, so it looks again when its stage has closed.
  await rig.turnTo('2021-11-12 00:10');
  expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await lastState(`${id}-1`)).toBe(SUPERSEDED);
});

test('a late execution of an old run leaves every item as it was', async () => {
  const id = await rig.submitted(1);
  const restarted = await rig.operate({ act: 'restart-declaration', declaration: id, expectedRun: 1 });
  expect(restarted.status).toBe('SUCCEEDED');
  const before = await rig.items(id);
  await rig.machine.needs.workflow.start('declaration', `${id}-1-late`, { declaration: id, run: 1 });
  await rig.settle();
  expect(await rig.states('declaration', `${id}-1-late`)).toEqual([EMPLOYER, 'Who acts next?', SUPERSEDED]);
  expect(await rig.items(id)).toEqual(before);
});

test('an old run that comes to keep its token after the restart completes it and ends as superseded', async () => {
  const id = await rig.drafted(1);
  const held = fronted.front.hold(keepsToken(id));
  taken(await rig.submit(id));
  await held.arrived;
  const { needs } = rig.machine;
  const workflow = { ...needs.workflow, stop: async () => {} };
  const input = { declaration: id, expectedRun: 1, by: '操作员', reason: '试验', execution: 'restart' };
  taken(await restartDeclaration({ ...needs, workflow })(input));
  held.release();
  await rig.settle();
  expect(await lastState(`${id}-1`)).toBe(SUPERSEDED);
  expect(await lastState(`${id}-2`)).toBe(EMPLOYER);
  taken(await rig.giveBack(id));
  await rig.settle();
  expect(await lastState(`${id}-2`)).toBe(CORRECT);
});

test('a restart stops the old execution, and one that names a run of before is refused', async () => {
  const id = await rig.submitted(1);
  const act = { act: 'restart-declaration', declaration: id, expectedRun: 1 };
  expect(await rig.operate(act)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({ status: 'ABORTED' });
  const before = await rig.items(id);
  expect(await rig.operate(act)).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(await rig.items(id)).toEqual(before);
  expect(await rig.describe('declaration', `${id}-2`)).toMatchObject({ status: 'RUNNING' });
});

test('one of two restarts that saw one run is carried out and the other refused', async () => {
  const id = await rig.submitted(1);
  const act = { act: 'restart-declaration', declaration: id, expectedRun: 1 };
  const answers = await Promise.all([rig.operate(act), rig.operate(act)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['FAILED', 'SUCCEEDED']);
  expect((await rig.story(id)).declaration.run).toBe(2);
  expect(await entriesOf(rig, id, 'restart')).toHaveLength(1);
});

test('a restart entered again by the same execution raises no further run', async () => {
  const id = await rig.submitted(1);
  const input = { declaration: id, expectedRun: 1, by: '操作员', reason: '试验', execution: 'the-same' };
  const restart = restartDeclaration(rig.machine.needs);
  taken(await restart(input));
  await rig.settle();
  taken(await restart(input));
  await rig.settle();
  expect((await rig.story(id)).declaration.run).toBe(2);
  expect(await lastState(`${id}-2`)).toBe(EMPLOYER);
});
