import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workflow } from '../../../adapters/workflow.ts';
import { waitForAPerson } from '../../../casework/executions/wait-for-a-person.ts';
import { patrol } from '../../../functions/patrol/patrol.ts';
import { NO_END } from '../../rigs/functions/running.ts';
import { actingOn } from '../../rigs/machine/acting.ts';
import {
  type FrontedRig,
  keepsMessage,
  openFrontedRig,
  readsStory,
  setsDue,
} from '../../rigs/machine/front.ts';
import { type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, messagesOf } from '../../rigs/machine/walks.ts';

/** The first rung of a declaration submitted on 22 September. */
const RUNG = '2021-09-24 09:30';
const REVIEW = 'Ask the employer to review';
const POST = 'Ask the employer to post the public notice';

let fronted: FrontedRig;
let rig: Rig;
beforeEach(async () => {
  fronted = await openFrontedRig({ startAt: '2021-09-22 10:00' });
  rig = fronted.rig;
});
afterEach(() => fronted?.close());

function stateNow(id: string): string | undefined {
  return rig.machine.stepFunctions.listRunning().find(({ name }) => name.startsWith(id))?.state;
}

/** Neither lost nor doubled: decided once, told once, and the driver waits for what comes next. */
async function expectDecidedOnce(id: string): Promise<void> {
  expect(stateNow(id)).toBe(POST);
  expect((await rig.story(id)).declaration).toMatchObject({ standing: 'supported', run: 1 });
  expect(await entriesOf(rig, id, 'support')).toHaveLength(1);
  const told = (await messagesOf(rig, id, 'told-of-support')).map(({ audience }) => audience);
  expect(told).toEqual(['applicant']);
  expect(await messagesOf(rig, id, 'done-by-link')).toHaveLength(1);
  expect(await messagesOf(rig, id, 'asked-to-post')).toHaveLength(1);
  await rig.turnBy(3600);
  expect((await rig.story(id)).declaration.run).toBe(1);
  expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({ status: 'RUNNING' });
}

describe('a decision committed at the instant of a rung is neither lost nor doubled', () => {
  const climb = () => patrol(rig.machine.needs)(NO_END);

  async function atItsRung(): Promise<string> {
    const id = await rig.submitted(1);
    expect(stateNow(id)).toBe(REVIEW);
    rig.sleepTo(RUNG);
    return id;
  }

  test('when the decision comes first', async () => {
    const id = await atItsRung();
    taken(await rig.support(id));
    await climb();
    await rig.settle();
    expect(await rig.states('declaration', `${id}-1`)).toContain(POST);
    expect(await messagesOf(rig, id, 'employer-two-days-after-asked')).toEqual([]);
    await expectDecidedOnce(id);
  });

  test('when the rung comes first', async () => {
    const id = await atItsRung();
    await climb();
    taken(await rig.support(id));
    await rig.settle();
    await expectDecidedOnce(id);
  });

  test.each([
    ['before the patrol has read', readsStory],
    ['after the patrol has read and before it reminds', keepsMessage],
    ['after it reminded and before the next rung is kept', setsDue],
  ])('when the decision falls between: %s', async (_, between) => {
    const id = await atItsRung();
    const held = fronted.front.hold(between(id));
    const climbed = climb();
    await held.arrived;
    taken(await rig.support(id));
    held.release();
    await climbed;
    await rig.settle();
    await expectDecidedOnce(id);
  });

  test('when it is a return, and the reminder that crossed with it is not corrected', async () => {
    const id = await atItsRung();
    const held = fronted.front.hold(keepsMessage(id));
    const climbed = climb();
    await held.arrived;
    taken(await rig.giveBack(id));
    held.release();
    await climbed;
    await rig.turnBy(3600);
    expect(stateNow(id)).toBe('Ask the applicant to correct');
    expect(await messagesOf(rig, id, 'employer-two-days-after-asked')).toHaveLength(1);
    expect(await messagesOf(rig, id, 'date-changed')).toEqual([]);
  });

  test('when it falls just before the rung', async () => {
    const id = await rig.submitted(1);
    await rig.turnTo('2021-09-24 09:29:59.999');
    taken(await rig.support(id));
    await rig.turnTo(RUNG);
    await expectDecidedOnce(id);
    expect(await messagesOf(rig, id, 'employer-two-days-after-asked')).toEqual([]);
  });
});

describe('a signal that is lost is made good by the patrol', () => {
  const broken = () => Promise.reject(new Error('The workflow is away'));
  const lost = async () => true;
  const without = (part: Partial<Workflow>) =>
    actingOn({ ...rig.machine.needs, workflow: { ...rig.machine.needs.workflow, ...part } }, rig.call);

  test.each([
    ['fails', broken],
    ['is swallowed', lost],
  ])('a decision whose wake-up %s stands, and its driver is woken', async (_, wake) => {
    const id = await rig.submitted(1);
    expect(await without({ wake }).support(id)).toMatchObject({ ok: true });
    await rig.settle();
    expect(stateNow(id)).toBe(REVIEW);
    await rig.turnBy(9 * 60);
    expect(stateNow(id)).toBe(REVIEW);
    await rig.turnBy(6 * 60);
    await expectDecidedOnce(id);
  });

  test.each([
    ['fails', broken],
    ['is swallowed', async () => {}],
  ])('a submission whose start %s stands, and its first run is started', async (_, start) => {
    const id = await rig.drafted(1);
    expect(await without({ start }).submit(id)).toMatchObject({ ok: true });
    await rig.turnBy(9 * 60);
    expect(stateNow(id)).toBeUndefined();
    await rig.turnBy(6 * 60);
    expect(stateNow(id)).toBe(REVIEW);
    expect((await rig.story(id)).declaration.run).toBe(1);
    expect(await messagesOf(rig, id, 'asked-to-review')).toHaveLength(1);
  });

  test('a driver whose token is not the one in the record is replaced when waking did not help', async () => {
    const id = await rig.submitted(1);
    const { version, dueAt = '' } = (await rig.story(id)).declaration;
    const wrong = { declaration: id, run: 1, version, dueAt, token: 'nobody-waits-with-this' };
    expect(await rig.machine.records.declarations.keepToken(wrong)).toBe(true);
    taken(await rig.support(id));
    await rig.turnBy(25 * 60);
    expect(stateNow(id)).toBe(REVIEW);
    await rig.turnBy(15 * 60);
    expect(stateNow(id)).toBe(POST);
    expect((await rig.story(id)).declaration.run).toBe(2);
    expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({ status: 'ABORTED' });
    expect(await messagesOf(rig, id, 'asked-to-post')).toHaveLength(1);
  });
});

describe('a task that comes to keep its token', () => {
  /** The employer's task, with what it wakes. */
  function task() {
    const woken: string[] = [];
    const { needs } = rig.machine;
    const wake = async (token: string) => {
      woken.push(token);
      return true;
    };
    const ask = waitForAPerson({ ...needs, workflow: { ...needs.workflow, wake } });
    return { ask, woken };
  }

  /** A wait for the declaration as it stands, with another token. */
  async function waiting(id: string, token: string) {
    const { run, version, dueAt = '' } = (await rig.story(id)).declaration;
    return { declaration: id, run, version, dueAt, token };
  }

  test('keeps it while nothing has happened since the ladder answered', async () => {
    const id = await rig.submitted(1);
    const { ask, woken } = task();
    await ask(await waiting(id, 'mine'));
    expect((await rig.story(id)).declaration.token).toBe('mine');
    expect(woken).toEqual([]);
  });

  test('completes it at once after the decision, for another run, and for no declaration', async () => {
    const id = await rig.submitted(1);
    const undecided = await waiting(id, 'too late');
    const { token } = (await rig.story(id)).declaration;
    const { ask, woken } = task();
    await ask({ ...undecided, run: 2, token: 'of another run' });
    await ask({ ...undecided, declaration: 'nothing', token: 'of nothing' });
    expect((await rig.story(id)).declaration.token).toBe(token);
    taken(await rig.support(id));
    await rig.settle();
    const decided = (await rig.story(id)).declaration.token;
    await ask(undecided);
    expect((await rig.story(id)).declaration.token).toBe(decided);
    expect(woken).toEqual(['of another run', 'of nothing', 'too late']);
  });
});
