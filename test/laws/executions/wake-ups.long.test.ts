import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Hint, Workflow } from '../../../adapters/workflow.ts';
import { patrol } from '../../../functions/patrol/patrol.ts';
import { askTheEmployer } from '../../../functions/waits/ask.ts';
import { PATROL_MINUTES } from '../../../infra/functions.ts';
import { NO_END } from '../../rigs/functions/running.ts';
import { actingOn } from '../../rigs/machine/acting.ts';
import {
  type FrontedRig,
  keepsMessage,
  keepsToken,
  openFrontedRig,
  readsStory,
  setsDue,
} from '../../rigs/machine/front.ts';
import { type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, messagesOf } from '../../rigs/machine/walks.ts';

/** The look for the first rung of a declaration submitted on 22 September: its day's hour of letters. */
const RUNG = '2021-09-24 10:30';
const REVIEW = 'Ask the employer to review and to post the public notice';
const CORRECT = 'Ask the applicant to correct';

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
  expect(stateNow(id)).toBe(CORRECT);
  expect((await rig.story(id)).declaration).toMatchObject({ standing: 'returned', run: 1 });
  expect(await entriesOf(rig, id, 'return')).toHaveLength(1);
  const told = (await messagesOf(rig, id, 'asked-to-correct')).map(({ audience }) => audience);
  expect(told).toEqual(['applicant']);
  expect(await messagesOf(rig, id, 'done-by-link')).toHaveLength(1);
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
    taken(await rig.giveBack(id));
    await climb();
    await rig.settle();
    expect(await rig.states('declaration', `${id}-1`)).toContain(CORRECT);
    expect(await messagesOf(rig, id, 'employer-two-days-after-asked')).toEqual([]);
    await expectDecidedOnce(id);
  });

  test('when the rung comes first', async () => {
    const id = await atItsRung();
    await climb();
    taken(await rig.giveBack(id));
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
    taken(await rig.giveBack(id));
    held.release();
    await climbed;
    await rig.settle();
    await expectDecidedOnce(id);
  });

  test('when the reminder that crossed with it is not corrected', async () => {
    const id = await atItsRung();
    const held = fronted.front.hold(keepsMessage(id));
    const climbed = climb();
    await held.arrived;
    taken(await rig.giveBack(id));
    held.release();
    await climbed;
    await rig.turnBy(3600);
    expect(stateNow(id)).toBe(CORRECT);
    expect(await messagesOf(rig, id, 'employer-two-days-after-asked')).toHaveLength(1);
    expect(await messagesOf(rig, id, 'date-changed')).toEqual([]);
  });

  test('when it falls just before the rung', async () => {
    const id = await rig.submitted(1);
    await rig.turnTo('2021-09-24 10:29:59.999');
    taken(await rig.giveBack(id));
    await rig.turnTo(RUNG);
    await expectDecidedOnce(id);
    expect(await messagesOf(rig, id, 'employer-two-days-after-asked')).toEqual([]);
  });
});

const broken = () => Promise.reject(new Error('The workflow is away'));
const lost = async () => true;
const without = (part: Partial<Workflow>) =>
  actingOn({ ...rig.machine.needs, workflow: { ...rig.machine.needs.workflow, ...part } }, rig.call);

describe('a signal that is lost is made good by the patrol', () => {
  test.each([
    ['fails', broken],
    ['is swallowed', lost],
  ])('a decision whose wake-up %s stands, and its driver is woken', async (_, wake) => {
    const id = await rig.submitted(1);
    expect(await without({ wake }).giveBack(id)).toMatchObject({ ok: true });
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
    const { declaration } = await rig.story(id);
    const { keepWait, tokenWrite } = rig.machine.records.declarations;
    const wrong = tokenWrite(declaration, { token: 'nobody-waits-with-this' }, declaration.dueAt ?? '');
    expect(await keepWait([wrong])).toBe(true);
    taken(await rig.giveBack(id));
    await rig.turnBy(25 * 60);
    expect(stateNow(id)).toBe(REVIEW);
    await rig.turnBy(15 * 60);
    expect(stateNow(id)).toBe(CORRECT);
    expect((await rig.story(id)).declaration.run).toBe(2);
    expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({ status: 'ABORTED' });
    expect(await messagesOf(rig, id, 'asked-to-correct')).toHaveLength(1);
  });
});

describe('a task that begins a wait', () => {
  /** The employer's task, with what it completes. */
  function task() {
    const woken: (readonly [token: string, hint: Hint | undefined])[] = [];
    const { needs } = rig.machine;
    const wake = async (token: string, next?: Hint) => {
      woken.push([token, next]);
      return true;
    };
    return { ask: askTheEmployer({ ...needs, workflow: { ...needs.workflow, wake } }), woken };
  }

  /** The waiting run, with another token. */
  async function waiting(id: string, token: string) {
    const { run } = (await rig.story(id)).declaration;
    return { declaration: id, run, token };
  }

  test('keeps its token where the declaration waits for the same, whatever word led there', async () => {
    const id = await rig.submitted(1);
    const { ask, woken } = task();
    await ask(await waiting(id, 'mine'));
    expect((await rig.story(id)).declaration.token).toBe('mine');
    taken(await rig.support(id));
    await ask(await waiting(id, 'after the support'));
    expect((await rig.story(id)).declaration.token).toBe('after the support');
    expect(woken).toEqual([]);
  });

  test('completes it at once for another run, for no declaration, and with the right word where it stands elsewhere', async () => {
    const id = await rig.submitted(1);
    const undecided = await waiting(id, 'too late');
    const { token } = (await rig.story(id)).declaration;
    const { ask, woken } = task();
    await ask({ ...undecided, run: 2, token: 'of another run' });
    await ask({ ...undecided, declaration: 'nothing', token: 'of nothing' });
    expect((await rig.story(id)).declaration.token).toBe(token);
    taken(await rig.giveBack(id));
    await rig.settle();
    const decided = (await rig.story(id)).declaration.token;
    await ask(undecided);
    expect((await rig.story(id)).declaration.token).toBe(decided);
    const superseded = { outcome: 'superseded', seconds: 1 };
    const elsewhere = { outcome: 'correction', seconds: expect.any(Number) };
    expect(woken).toEqual([
      ['of another run', superseded],
      ['of nothing', superseded],
      ['too late', elsewhere],
    ]);
    taken(await rig.withdraw(id));
    await ask(undecided);
    expect(woken.at(-1)).toEqual(['too late', { outcome: 'withdrawn', seconds: 1 }]);
  });

  test('completes it without a word where an act is committed after its reading, so nothing is missed', async () => {
    const id = await rig.submitted(1);
    const { ask, woken } = task();
    const held = fronted.front.hold(keepsToken(id));
    const asked = ask(await waiting(id, 'too late'));
    await held.arrived;
    taken(await rig.giveBack(id));
    held.release();
    await asked;
    await rig.settle();
    expect(woken).toEqual([['too late', undefined]]);
    await expectDecidedOnce(id);
  });
});

describe('a support after which the employer posts', () => {
  test('wakes nobody; the patrol tells it within its pace, once, while the run goes on waiting', async () => {
    const id = await rig.submitted(1);
    taken(await rig.support(id));
    await rig.settle();
    expect(await messagesOf(rig, id, 'told-of-support')).toEqual([]);
    await rig.turnBy(PATROL_MINUTES * 60);
    const told = (await messagesOf(rig, id, 'told-of-support')).map(({ audience }) => audience);
    expect(told).toEqual(['applicant']);
    // The employer gets no letter of an own act.
    expect(await messagesOf(rig, id, 'done-by-link')).toHaveLength(1);
    expect(await messagesOf(rig, id, 'asked-to-post')).toMatchObject([{ state: 'noted' }]);
    await rig.turnBy(3600);
    expect(stateNow(id)).toBe(REVIEW);
    expect((await rig.story(id)).declaration.run).toBe(1);
    taken(await rig.post(id, { postedOn: '2021-09-22' }));
    await rig.settle();
    expect(stateNow(id)).toBe('Ask for the result of the public notice');
    const states = await rig.states('declaration', `${id}-1`);
    expect(states.filter((state) => state === REVIEW)).toHaveLength(1);
  });

  test('is told with the posting where that comes first', async () => {
    const id = await rig.submitted(1);
    taken(await rig.support(id));
    taken(await rig.post(id, { postedOn: '2021-09-22' }));
    await rig.settle();
    for (const occasion of ['told-of-support', 'told-of-posting'])
      expect(await messagesOf(rig, id, occasion)).toHaveLength(1);
  });

  test('wakes the run where an act before it is still unseen', async () => {
    const id = await rig.submitted(1);
    const mute = without({ wake: lost });
    taken(await mute.giveBack(id));
    taken(await mute.submit(id));
    taken(await rig.support(id));
    await rig.settle();
    const { token, unseen } = (await rig.story(id)).declaration;
    expect({ token: token !== undefined, unseen }).toEqual({ token: true, unseen: undefined });
  });
});
