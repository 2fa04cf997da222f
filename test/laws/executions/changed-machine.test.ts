import { afterAll, beforeAll, expect, test } from 'vitest';
import { executionArn, openRig, type Rig } from '../../rigs/machine/rig.ts';
import { endOf, WALK } from '../../rigs/machine/walks.ts';

/**
 * An execution keeps the definition that it began with:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
 * docs/decisions/0008-changing-a-state-machine.md is the rule that follows.
 */
const stateMachineArn = executionArn('declaration', '').replace(':execution:', ':stateMachine:').slice(0, -1);
const NOW = 'Ask the employer to review and to post the public notice';
const BEFORE = 'Have the employer look at it';
const START = 'Begin';
const END = 'Recommended to the review committee';

/**
 * The definition as it might have been: the first wait has another name, another state comes before it, and it says nothing
 * of how long the wait may take.
 */
function asItWas(text: string): string {
  const definition = JSON.parse(text.replaceAll(`"${NOW}"`, `"${BEFORE}"`)) as {
    StartAt: string;
    States: Record<string, object>;
  };
  definition.States[START] = { Type: 'Pass', Output: {}, Next: BEFORE };
  return JSON.stringify({ ...definition, StartAt: START });
}

let rig: Rig;
let [undisturbed, underWay, restarted] = ['', '', ''];

const update = (definition: string) =>
  rig.askStepFunctions('UpdateStateMachine', { stateMachineArn, definition });

beforeAll(async () => {
  rig = await openRig({ startAt: '2021-09-22 09:00' });
  const { definition } = await rig.askStepFunctions<{ definition: string }>('DescribeStateMachine', {
    stateMachineArn,
  });
  await update(asItWas(definition));
  [underWay, restarted] = [await rig.submitted(1), await rig.submitted(2)];
  await update(definition);
  undisturbed = await rig.submitted(3);
  const act = { act: 'restart-declaration', declaration: restarted, expectedRun: 1 };
  expect(await rig.operate(act)).toMatchObject({ status: 'SUCCEEDED' });
  for (const [wall, act] of WALK) {
    await rig.turnTo(wall);
    for (const id of [undisturbed, underWay, restarted]) await act(rig, id);
    await rig.settle();
  }
  await rig.turnTo('2021-10-12 10:00');
});
afterAll(() => rig?.stop());

test('a declaration that begins after a change goes by the new definition', async () => {
  const states = await rig.states('declaration', `${undisturbed}-1`);
  expect(states).toContain(NOW);
  expect(states).not.toContain(BEFORE);
  expect(states.at(-1)).toBe(END);
});

test('a declaration under way when the machine is changed ends by its old definition, and the same', async () => {
  const states = await rig.states('declaration', `${underWay}-1`);
  expect(states).toContain(BEFORE);
  expect(states).not.toContain(NOW);
  expect(states.at(-1)).toBe(END);
  expect(await endOf(rig, underWay)).toEqual(await endOf(rig, undisturbed));
});

test('one that an operator starts again goes on by the new definition, and ends the same', async () => {
  expect(await rig.describe('declaration', `${restarted}-1`)).toMatchObject({ status: 'ABORTED' });
  expect((await rig.states('declaration', `${restarted}-1`)).at(-1)).toBe(BEFORE);
  const states = await rig.states('declaration', `${restarted}-2`);
  expect(states).toContain(NOW);
  expect(states).not.toContain(BEFORE);
  expect(states.at(-1)).toBe(END);
  expect(await endOf(rig, restarted)).toEqual(await endOf(rig, undisturbed));
});
