import { expect, onTestFinished, test } from 'vitest';
import { MUNICIPAL } from '../rigs/machine/people.ts';
import { CALL, openRig, type Rig, taken } from '../rigs/machine/rig.ts';

const WAITS = {
  employer: 'Ask the employer to review and to post the public notice',
  correction: 'Ask the applicant to correct',
  result: 'Ask for the result of the public notice',
  body: 'Ask the body to review',
} as const;

const NEXT = 'Who acts next?';

/**
 * The whole list of states of a run that waits for the employer and then for these in turn. Every word on the way is an
 * act's hint, so nobody asks the ladder.
 */
function path(waits: readonly (keyof typeof WAITS)[], end: string): string[] {
  return [WAITS.employer, ...waits.flatMap((wait) => [NEXT, WAITS[wait]]), NEXT, end];
}

async function open(): Promise<Rig> {
  const rig = await openRig({ startAt: '2021-10-11 09:00' });
  onTestFinished(() => rig.stop());
  return rig;
}

/** The states that a declaration's last run entered, once it has ended. */
async function walked(rig: Rig, id: string, run = 1): Promise<string[]> {
  await rig.settle();
  expect(await rig.describe('declaration', `${id}-${run}`)).toMatchObject({ status: 'SUCCEEDED' });
  return rig.states('declaration', `${id}-${run}`);
}

/** Up to the employer's recommendation, within the rungs. */
async function recommended(rig: Rig, id: string): Promise<void> {
  await rig.turnTo('2021-10-12 10:00');
  taken(await rig.support(id));
  await rig.turnTo('2021-10-12 11:00');
  taken(await rig.post(id, { postedOn: '2021-10-12' }));
  // The first day of a result, before its rung at 09:00.
  await rig.turnTo('2021-10-20 08:45');
  taken(await rig.record(id));
  await rig.turnTo('2021-10-20 08:50');
}

test('a county’s declaration passes the employer and two bodies to the committee', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  await recommended(rig, id);
  taken(await rig.support(id));
  await rig.turnTo('2021-10-21 09:00');
  taken(await rig.support(id));
  const waits = ['result', 'body', 'body'] as const;
  expect(await walked(rig, id)).toEqual(path(waits, 'Recommended to the review committee'));
});

test('a municipal declaration goes from the employer to the committee', async () => {
  const rig = await open();
  const id = await rig.submitted(1, { employer: MUNICIPAL });
  await recommended(rig, id);
  const waits = ['result'] as const;
  expect(await walked(rig, id)).toEqual(path(waits, 'Recommended to the review committee'));
});

test('a returned declaration waits for its correction, and its public notice counts on', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  await recommended(rig, id);
  taken(await rig.giveBack(id));
  await rig.turnTo('2021-10-20 15:00');
  taken(await rig.submit(id));
  for (const at of ['2021-10-20 16:00', '2021-10-20 16:10', '2021-10-20 16:20']) {
    await rig.turnTo(at);
    taken(await rig.support(id));
  }
  const waits = ['result', 'body', 'correction', 'employer', 'body', 'body'] as const;
  expect(await walked(rig, id)).toEqual(path(waits, 'Recommended to the review committee'));
});

test('a correction with other files leads to the employer, whose wait takes them up', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  taken(await rig.giveBack(id));
  await rig.settle();
  const { materials = [] } = (await rig.story(id)).declaration.draft;
  const [file] = materials;
  if (!file) throw new Error('No file');
  taken(await rig.change(id, { materials: [...materials, { ...file, version: 'another' }] }));
  await rig.settle();
  taken(await rig.submit(id));
  await rig.settle();
  taken(await rig.withdraw(id));
  // A change of the draft wakes nobody.
  const waits = ['correction', 'employer'] as const;
  expect(await walked(rig, id)).toEqual(path(waits, 'Declaration withdrawn'));
});

test('an interrupted public notice is posted again', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  taken(await rig.support(id));
  await rig.settle();
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await rig.settle();
  taken(await rig.interrupt(id, '公示内容有误'));
  await rig.settle();
  taken(await rig.withdraw(id));
  const waits = ['result', 'employer'] as const;
  expect(await walked(rig, id)).toEqual(path(waits, 'Declaration withdrawn'));
});

test('a refusal ends the run', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  taken(await rig.decide(id, { kind: 'refuse', reason: '不符合条件' }));
  expect(await walked(rig, id)).toEqual(path([], 'Declaration refused'));
});

test('a withdrawal ends the run', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  taken(await rig.withdraw(id));
  expect(await walked(rig, id)).toEqual(path([], 'Declaration withdrawn'));
});

test('silence is reminded, escalated and reminded again, and lapses with the lock', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  await rig.turnTo('2021-11-12 00:10');
  // The patrol climbs three rungs while the execution waits; the lock wakes it before its own last wake.
  expect(await walked(rig, id)).toEqual(path([], 'Declaration lapsed'));
});

test('a returned declaration that nobody corrects lapses with the applicant’s stage', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  taken(await rig.giveBack(id));
  await rig.turnTo('2021-11-01 00:10');
  expect(await walked(rig, id)).toEqual(path(['correction'], 'Declaration lapsed'));
});

test('a run that was superseded while it waited ends as that', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  const { declaration } = await rig.story(id);
  await rig.operate({ act: 'restart-declaration', declaration: id, expectedRun: declaration.run });
  // The operator's act stops the first run; one that an old message starts later finds the record taken.
  await rig.machine.needs.workflow.start('declaration', 'late', { declaration: id, run: 1 });
  await rig.settle();
  expect(await rig.states('declaration', 'late')).toEqual([
    WAITS.employer,
    NEXT,
    'Superseded by a later run',
  ]);
  expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({ status: 'ABORTED' });
  expect(rig.machine.stepFunctions.listRunning()).toMatchObject([{ name: `${id}-2`, state: WAITS.employer }]);
});

test('a lapse that a reopening undoes goes on in a new run', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  taken(await rig.giveBack(id));
  await rig.turnTo('2021-11-01 00:10');
  await rig.operate({
    act: 'move-deadline',
    call: CALL.id,
    stage: 'declare',
    from: '2021-10-31',
    to: '2021-11-02',
  });
  await rig.turnTo('2021-11-01 08:00');
  taken(await rig.submit(id));
  await rig.settle();
  taken(await rig.withdraw(id));
  // A run that begins finds out by its first wait where the declaration stands.
  expect(await walked(rig, id, 2)).toEqual(path(['correction', 'employer'], 'Declaration withdrawn'));
});
