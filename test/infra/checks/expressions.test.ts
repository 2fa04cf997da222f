import jsonata from 'jsonata';
import manifest from 'jsonata/package.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { expressionFaults } from '../../../infra/checks/definition-expressions.ts';
import { unrunnable } from '../../../infra/checks/expressions.ts';
import {
  ARGUMENTS_WITHOUT_CONTEXT,
  FUNCTIONS_OF_AWS,
  FUNCTIONS_OF_JSONATA,
} from '../../../infra/checks/jsonata-functions.ts';
import { ACCEPTED, REFUSED } from '../../rigs/infra/expression-cases.ts';

const PLACE = { fields: [], hasToken: false };

// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html: "Step Functions supports JSONata version 2.0.6"
test('expressions are read and evaluated by the version that Step Functions has', () => {
  expect(manifest.version).toBe('2.0.6');
});

describe('Step Functions cannot run', () => {
  test.each(REFUSED)('{%% %s %%}', (source, says) => {
    expect(unrunnable(source, PLACE)).toEqual([expect.stringMatching(says)]);
  });

  test('an expression with several faults has each said once', () => {
    expect(unrunnable('[outcome, outcome, $eval(other)]', PLACE)).toEqual([
      expect.stringMatching(/^The name outcome/),
      expect.stringMatching(/^There is no function \$eval/),
      expect.stringMatching(/^The name other/),
    ]);
  });
});

test.each(ACCEPTED)('Step Functions runs {%% %s %%}', (source) => {
  expect(unrunnable(source, PLACE)).toEqual([]);
});

test('every function of JSONata 2.0.6 but $eval is known, and what AWS adds', async () => {
  const isThere = async (name: string) =>
    (await jsonata(`$type($${name})`).evaluate(undefined)) === 'function';
  const ofThePackage = await Promise.all(FUNCTIONS_OF_JSONATA.map(isThere));
  expect(FUNCTIONS_OF_JSONATA.filter((_, at) => !ofThePackage[at])).toEqual([]);
  const ofAws = await Promise.all(FUNCTIONS_OF_AWS.map(isThere));
  // It has a $random of its own, which takes a seed.
  expect(FUNCTIONS_OF_AWS.filter((_, at) => ofAws[at])).toEqual(['random']);
  expect(FUNCTIONS_OF_JSONATA).not.toContain('eval');
});

/** `<s-nn?:s>`: a dash stands behind what is taken from the context, a question mark behind what may be absent. */
test('every function that takes an argument from the context is known, with how many it needs without', async () => {
  const signatureOf = async (name: string): Promise<string> =>
    (await jsonata(`$${name}`).evaluate(undefined)).signature?.definition ?? '';
  const least: [string, number][] = [];
  for (const name of FUNCTIONS_OF_JSONATA) {
    const signature = await signatureOf(name);
    const [given = ''] = signature
      .replace('<s:o>', '')
      .replace(/\([a-z]+\)/g, 'x')
      .slice(1)
      .split(':');
    if (given.includes('-')) least.push([name, (given.match(/[a-z](?!\?)/g) ?? []).length]);
  }
  // Without its function $sift cannot run either.
  const sift = ['sift', 2] as const;
  const expected = [...least, sift, ['spread', 1], ['each', 2]] as [string, number][];
  expect(ARGUMENTS_WITHOUT_CONTEXT).toEqual(Object.fromEntries(expected));
});

describe('in a definition', () => {
  const LAMBDA = 'arn:aws:states:::lambda:invoke';
  const task = (fields: object, Resource = LAMBDA) => ({
    States: { A: { Type: 'Task', Resource, ...fields } },
  });
  const pass = (fields: object) => ({ States: { A: { Type: 'Pass', ...fields } } });
  const RESULT = '{% $states.result %}';
  const ERROR = '{% $states.errorOutput %}';
  const TOKEN = '{% $states.context.Task.Token %}';

  // https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html: when `$states` has what.
  test.each<[string, object, string[]]>([
    ['a result in what a task puts out', task({ Output: RESULT, Assign: { a: RESULT } }), []],
    [
      'a result in what a task is given',
      task({ Arguments: { Payload: RESULT } }),
      ['/States/A/Arguments/Payload'],
    ],
    ['a result in how long a task may take', task({ TimeoutSeconds: RESULT }), ['/States/A/TimeoutSeconds']],
    ['a result in a Pass', pass({ Output: { deep: [RESULT] } }), ['/States/A/Output/deep/0']],
    [
      'a result where an error is caught',
      task({ Catch: [{ Assign: { a: RESULT } }] }),
      ['/States/A/Catch/0/Assign/a'],
    ],
    ['an error where it is caught', task({ Catch: [{ Output: ERROR }] }), []],
    ['an error in what a task puts out', task({ Output: ERROR }), ['/States/A/Output']],
    [
      'a token where it is waited for',
      task({ Arguments: { Payload: TOKEN } }, `${LAMBDA}.waitForTaskToken`),
      [],
    ],
    ['a token where it is not', task({ Arguments: { Payload: TOKEN } }), ['/States/A/Arguments/Payload']],
    [
      'a result in a rule',
      { States: { A: { Type: 'Choice', Choices: [{ Condition: '{% true %}' }, { Condition: RESULT }] } } },
      ['/States/A/Choices/1/Condition'],
    ],
    [
      'a result in the reason of an end',
      { States: { A: { Type: 'Fail', Cause: RESULT } } },
      ['/States/A/Cause'],
    ],
    ['what is no expression', pass({ Comment: '{% nothing %}', Output: ' {% nothing %}' }), []],
  ])('%s', (_, definition, places) => {
    expect(expressionFaults(definition).map(({ path }) => `/${path.map(String).join('/')}`)).toEqual(places);
  });

  test('nothing is found without states', () => {
    expect(expressionFaults({})).toEqual([]);
  });
});
