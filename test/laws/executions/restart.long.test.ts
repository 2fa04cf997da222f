import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FrontedRig, keepsToken, openFrontedRig, readsStory } from '../../rigs/machine/front.ts';
import { executionArn, openRig, presentExecution, type Rig, taken } from '../../rigs/machine/rig.ts';
import { endOf, WALK } from '../../rigs/machine/walks.ts';

const WAITS = [
  'Ask the employer to review and to post the public notice',
  'Ask the applicant to correct',
  'Ask for the result of the public notice',
  'Ask the body to review',
] as const;
const PASSING = ['Ask what the ladder says', 'Who acts next?'] as const;
const END = 'Recommended to the review committee';

type Stopping = (rig: Rig, id: string) => Promise<void>;

async function stop(rig: Rig, name: string): Promise<void> {
  await rig.askStepFunctions('StopExecution', { executionArn: executionArn('declaration', name) });
}

/**
 * Stops the execution, as the console does, and has an operator start the declaration again:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
 */
const byOperator: Stopping = async (rig, id) => {
  const { run } = (await rig.story(id)).declaration;
  await stop(rig, await presentExecution(rig, id));
  const restarted = await rig.operate({ act: 'restart-declaration', declaration: id, expectedRun: run });
  expect(restarted.status).toBe('SUCCEEDED');
};

/** Stops the execution and leaves everything to the patrol. */
const byPatrol: Stopping = async (rig, id) => stop(rig, await presentExecution(rig, id));

function stateNow(rig: Rig, id: string): string | undefined {
  return rig.machine.stepFunctions.listRunning().find(({ name }) => name.startsWith(id))?.state;
}

/** Walks a declaration on; stops it once, the first time that it stands in this state. */
async function walked(rig: Rig, ids: Map<string, string>, stopping: Stopping): Promise<void> {
  const waiting = new Set(ids.keys());
  const stopWhereWanted = async () => {
    await rig.settle();
    for (const state of [...waiting]) {
      const id = ids.get(state) ?? '';
      if (stateNow(rig, id) !== state) continue;
      waiting.delete(state);
      await stopping(rig, id);
    }
  };
  await stopWhereWanted();
  for (const [wall, act] of WALK) {
    await rig.turnTo(wall);
    for (const id of ids.values()) await act(rig, id);
    await stopWhereWanted();
  }
  await rig.turnTo('2021-10-12 10:00');
}

describe.each([
  ['an operator starts it again', byOperator],
  ['only the patrol finds it', byPatrol],
])('stopped in a wait, when %s', (_, stopping) => {
  let rig: Rig;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    rig = await openRig({ startAt: '2021-09-22 09:00' });
    for (const [nth, name] of ['undisturbed', ...WAITS].entries())
      ids.set(name, await rig.submitted(nth + 1));
    await walked(rig, ids, stopping);
  });
  afterAll(() => rig?.stop());

  test('the undisturbed walk passes every wait in one run and ends at the committee', async () => {
    const id = ids.get('undisturbed') ?? '';
    const states = await rig.states('declaration', `${id}-1`);
    expect(new Set(states)).toEqual(new Set(['Who acts next?', ...WAITS, END]));
    expect(await endOf(rig, id)).toMatchObject({ status: 'SUCCEEDED', sentTwice: [], due: undefined });
  });

  test.each(WAITS)('stopped at “%s”, a declaration ends the same in its second run', async (state) => {
    const id = ids.get(state) ?? '';
    expect((await rig.states('declaration', `${id}-1`)).at(-1)).toBe(state);
    expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({ status: 'ABORTED' });
    expect((await rig.story(id)).declaration.run).toBe(2);
    expect(await endOf(rig, id)).toEqual(await endOf(rig, ids.get('undisturbed') ?? ''));
  });
});

describe('stopped on its way through', () => {
  let rig: Rig;
  let fronted: FrontedRig;
  let undisturbed: string;
  const ids = new Map<string, string>();

  /** Stops a first run in a state that it only passes, by what holds it there. */
  const stoppedIn: Record<(typeof PASSING)[number], (id: string) => Promise<void>> = {
    async 'Ask what the ladder says'(id) {
      const token = await waiting(id);
      const held = fronted.front.hold(readsStory(id));
      await rig.machine.needs.workflow.wake(token);
      await held.arrived;
      expect(stateNow(rig, id)).toBe('Ask what the ladder says');
      await stop(rig, `${id}-1`);
      held.release();
    },
    async 'Who acts next?'(id) {
      await rig.machine.needs.workflow.wake(await waiting(id));
      while (stateNow(rig, id) !== 'Who acts next?') await nextTurn();
      await stop(rig, `${id}-1`);
    },
  };

  /** The token of the first wait. Completed without a hint, it leads to the ladder. */
  const waiting = async (id: string) => {
    taken(await rig.submit(id));
    await rig.settle();
    return (await rig.story(id)).declaration.token ?? '';
  };

  beforeAll(async () => {
    fronted = await openFrontedRig({ startAt: '2021-09-22 09:00' });
    rig = fronted.rig;
    undisturbed = await rig.submitted(1);
  });
  afterAll(() => fronted?.close());

  test.each(PASSING)('stopped at “%s”, it waits again in its next run', async (state) => {
    const id = await rig.drafted(PASSING.indexOf(state) + 2);
    ids.set(state, id);
    await stoppedIn[state](id);
    await rig.settle();
    expect((await rig.states('declaration', `${id}-1`)).at(-1)).toBe(state);
    await byOperator(rig, id);
    expect(stateNow(rig, id)).toBe(WAITS[0]);
  });

  test('stopped where a wait has read the records and kept no token yet, it waits in its next run', async () => {
    const id = await rig.drafted(PASSING.length + 2);
    ids.set('no token yet', id);
    const held = fronted.front.hold(keepsToken(id));
    await rig.submit(id);
    await held.arrived;
    await stop(rig, `${id}-1`);
    await byOperator(rig, id);
    held.release();
    await rig.settle();
    expect(stateNow(rig, id)).toBe(WAITS[0]);
  });

  test('started again, each goes on and ends as the undisturbed one', async () => {
    await walked(rig, new Map([['none', undisturbed], ...ids]), byOperator);
    const end = await endOf(rig, undisturbed);
    expect(end).toMatchObject({ status: 'SUCCEEDED', declaration: { standing: 'recommended' } });
    for (const [state, id] of ids) expect(await endOf(rig, id), state).toEqual(end);
  });

  test('an ended declaration is not started again, and stopping its execution changes nothing', async () => {
    const before = await rig.items(undisturbed);
    await stop(rig, `${undisturbed}-1`);
    const answer = await rig.operate({
      act: 'restart-declaration',
      declaration: undisturbed,
      expectedRun: 1,
    });
    expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
    expect(await rig.items(undisturbed)).toEqual(before);
    expect((await rig.states('declaration', `${undisturbed}-1`)).at(-1)).toBe(END);
  });
});
