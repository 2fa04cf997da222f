import { afterEach, expect, test } from 'vitest';
import { patrol } from '../../../functions/patrol/patrol.ts';
import { fileOfShape, PLAIN, type StepId } from '../../rigs/domain/generated-calls.ts';
import { NO_END } from '../../rigs/functions/running.ts';
import { executionArn, openRig, presentExecution, type Rig, taken } from '../../rigs/machine/rig.ts';
import { THREE_CALLS } from '../../rigs/machine/three-calls.ts';
import { endOf, passes } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

/** Orders of steps in which each kind comes first, last, and next to others. */
const ORDERS: readonly (readonly StepId[])[] = [
  ['employer', 'notice', 'recommendation', 'payment', 'papers'],
  ['payment', 'papers', 'employer', 'notice', 'recommendation'],
  ['recommendation', 'employer', 'notice'],
  ['notice', 'employer', 'recommendation'],
  ['recommendation', 'papers'],
  ['employer', 'acceptance', 'recommendation'],
  ['recommendation', 'notice', 'payment', 'employer'],
  ['papers', 'notice', 'payment'],
];

/** More than every wait of a way. */
const MOST_ACTS = 12;

async function stopped(id: string): Promise<void> {
  const arn = executionArn('declaration', await presentExecution(rig, id));
  await rig.askStepFunctions('StopExecution', { executionArn: arn });
}

async function startedAgain(id: string): Promise<void> {
  await stopped(id);
  const { run } = (await rig.story(id)).declaration;
  const told = await rig.operate({ act: 'restart-declaration', declaration: id, expectedRun: run });
  expect(told.status, told.cause).toBe('SUCCEEDED');
}

/** An hour later, when the patrol has found what stands still. */
async function anHourLater(): Promise<void> {
  await rig.settle();
  await rig.turnBy(3600);
  await patrol(rig.machine.needs)(NO_END);
  await rig.settle();
}

/** What a reviewer's letter says of the reviewer's own acts hangs on what else it had to say. */
const withoutOwnActs = (messages: readonly string[]) =>
  messages.filter((message) => !message.startsWith('done-by-link '));

/** Calls of these orders, and three that differ in more. */
const CALLS = [
  ...ORDERS.map((order) => ({ name: order.join(', '), file: fileOfShape({ ...PLAIN, order }) })),
  ...THREE_CALLS,
];

test.each(CALLS)(
  'stopped in every wait of $name, a declaration goes on and ends as one that was let alone',
  async ({ file }) => {
    rig = await openRig({ startAt: '2021-09-27 10:00', file });
    const [alone, again, found] = [await rig.submitted(1), await rig.submitted(2), await rig.submitted(3)];
    const waits: string[] = [];
    while ((await rig.standingOf(alone)) !== 'recommended' && waits.length < MOST_ACTS) {
      const standing = await rig.standingOf(alone);
      waits.push(standing);
      await startedAgain(again);
      await stopped(found);
      if (standing === 'posted') await rig.turnTo('2021-10-18 10:00');
      for (const id of [alone, again, found]) taken(await passes(rig, id));
      await anHourLater();
    }
    await rig.turnBy(24 * 3600);
    await patrol(rig.machine.needs)(NO_END);
    const ends = await Promise.all([alone, again, found].map((id) => endOf(rig, id)));
    const [end] = ends;
    expect(end).toMatchObject({ status: 'SUCCEEDED', sentTwice: [], due: undefined });
    expect(end?.declaration.standing, waits.join(', ')).toBe('recommended');
    for (const each of ends) {
      expect(withoutOwnActs(each.messages)).toEqual(withoutOwnActs(end?.messages ?? []));
      // An end of which the patrol tells needs no execution more, so the last one may stay stopped.
      expect({ ...each, messages: [], status: '' }).toEqual({ ...end, messages: [], status: '' });
    }
    expect((await rig.story(again)).declaration.run).toBeGreaterThan(waits.length);
    expect((await rig.story(found)).declaration.run).toBeGreaterThan(1);
  },
);
