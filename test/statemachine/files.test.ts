import aslValidator from 'asl-validator';
import { describe, expect, test } from 'vitest';
import { isFinal, MOVES, type Standing, WAIT_OF } from '../../domain/declaration/moves.ts';
import type { SetLockAnswer } from '../../functions/deadline-lock/set-lock.ts';
import type { SweepAnswer } from '../../functions/deadline-lock/sweep.ts';
import type { OperationAnswer } from '../../functions/operations/operator.ts';
import { FUNCTIONS, type FunctionForm, type FunctionName, MACHINES } from '../../infra/functions.ts';
import { deployed, NAMES, type State, statesOf, textOf } from '../rigs/statemachine/definitions.ts';

describe.each(NAMES)('%s.asl.json', (name) => {
  test.each(['aws', 'aws-cn'] as const)('is valid as deployed into the partition %s', (partition) => {
    const { isValid, errorsText } = aslValidator(deployed(name, partition));
    expect(isValid, errorsText()).toBe(true);
  });

  test('has a placeholder for each function that the list names, and no other', () => {
    const placeholders = [...textOf(name).matchAll(/\$\{(\w+)\}/g)].map(([, placeholder]) => placeholder);
    expect(new Set(placeholders)).toEqual(new Set(['Partition', ...MACHINES[name]]));
  });

  test('gives every task a timeout, a Retry for passing failures and a Catch for all', () => {
    const tasks = statesOf(name, 'Task');
    expect(tasks.length).toBeGreaterThan(0);
    for (const [, { Retry = [], Catch = [], TimeoutSeconds }] of tasks) {
      expect(TimeoutSeconds).toBeDefined();
      expect(Retry.at(-1)).toMatchObject({ ErrorEquals: ['States.TaskFailed'], JitterStrategy: 'FULL' });
      expect(Catch.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
    }
  });

  // https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
  test('waits longer than for a failure where a function lets in a few at a time', () => {
    for (const [, { Arguments, Retry = [] }] of statesOf(name, 'Task')) {
      const form: FunctionForm = FUNCTIONS[Arguments?.FunctionName.split(':').at(-1) as FunctionName];
      const [first] = Retry;
      if (form.atMost === undefined) expect(first?.ErrorEquals).toEqual(['States.TaskFailed']);
      else expect(first).toMatchObject({ ErrorEquals: ['Lambda.TooManyRequestsException'], MaxAttempts: 40 });
    }
  });

  test('leads every task that failed for good to an end that says so', () => {
    const { States } = deployed(name, 'aws');
    const ends = statesOf(name, 'Task').map(([, { Catch = [] }]) => States[Catch.at(-1)?.Next ?? '']?.Type);
    expect(new Set(ends)).toEqual(new Set(['Fail']));
  });

  // https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
  test('leads the timeout of every wait for a token back to the ladder', () => {
    const waits = statesOf(name, 'Task').filter(([, { Resource }]) =>
      Resource?.endsWith('.waitForTaskToken'),
    );
    expect(waits).toHaveLength(name === 'declaration' ? 6 : 0);
    for (const [, { Catch = [], TimeoutSeconds }] of waits) {
      expect(TimeoutSeconds).toMatch(/^\{% (\$seconds|\$exists\(\$states\.input\.seconds\) \? .+) %\}$/);
      expect(Catch[0]).toEqual({ ErrorEquals: ['States.Timeout'], Next: 'Ask what the ladder says' });
    }
  });

  test('compares one outcome word in every question', () => {
    for (const [state, { Choices = [], Default }] of statesOf(name, 'Choice')) {
      expect(state).toMatch(/\?$/);
      expect(Default).toBeDefined();
      for (const { Condition } of Choices) expect(Condition).toMatch(/^\{% \$outcome = '[a-z-]+' %\}$/);
    }
  });
});

/** The state that a question leads to for a word; undefined if no branch names it. */
function branch(choice: State | undefined, outcome: string): string | undefined {
  return choice?.Choices?.find(({ Condition }) => Condition.includes(`'${outcome}'`))?.Next;
}

/** The branches of a question: all that it has, by the word that each compares. */
function branches(machine: (typeof NAMES)[number], question: string): Record<string, string> {
  const { Choices = [], Default = '' } = deployed(machine, 'aws').States[question] ?? {};
  const named = Choices.map(({ Condition, Next }) => [/'(.+)'/.exec(Condition)?.[1] ?? '', Next]);
  return { ...Object.fromEntries(named), otherwise: Default };
}

describe('every word that a function can answer has its branch', () => {
  const who = deployed('declaration', 'aws').States['Who acts next?'];

  test.each(Object.entries(WAIT_OF).filter(([standing]) => standing !== 'draft'))(
    'a declaration that stands at %s leads to a task that waits for its %s',
    (_, wait) => {
      const task = deployed('declaration', 'aws').States[branch(who, wait) ?? ''];
      expect(task?.Resource).toMatch(/waitForTaskToken$/);
    },
  );

  test.each((Object.keys(MOVES) as Standing[]).filter((each) => isFinal(each)))(
    'a declaration that is %s leads to an end of its own, which tells it',
    (standing) => {
      expect(deployed('declaration', 'aws').States[branch(who, standing) ?? '']).toMatchObject({
        Type: 'Task',
        Resource: expect.stringMatching(/:invoke$/),
        End: true,
      });
    },
  );

  // A run that begins and one that goes on after a correction enter the same state.
  test('a submission that is not taken up yet leads to the wait that takes it up, with how long it may wait', () => {
    const { StartAt } = deployed('declaration', 'aws');
    for (const word of ['take-up', 'employer-review', 'notice-posting']) {
      expect(branch(who, word)).toBe(StartAt);
      const rule = who?.Choices?.find(({ Condition }) => Condition.includes(`'${word}'`));
      expect(rule).toMatchObject({ Output: { seconds: '{% $seconds %}' } });
    }
  });

  test('the question of a declaration has no branch for a word that nobody answers', () => {
    const words = [...Object.values(WAIT_OF), ...Object.keys(MOVES), 'take-up', 'ladder', 'otherwise'];
    for (const word of Object.keys(branches('declaration', 'Who acts next?'))) expect(words).toContain(word);
    expect(who?.Default).toBe('Superseded by a later run');
  });

  test('of the lock', () => {
    const afterSet: Record<Exclude<SetLockAnswer['outcome'], 'superseded'> | 'otherwise', string> = {
      locked: 'Sweep a page of what is unfinished',
      'not-yet': 'Wait until writes in time have drained',
      otherwise: 'Superseded by a later generation',
    };
    expect(branches('deadline-lock', 'Is the lock set?')).toEqual(afterSet);
    const afterPage: Record<Exclude<SweepAnswer['outcome'], 'superseded'> | 'otherwise', string> = {
      more: 'Sweep a page of what is unfinished',
      again: 'Wait for the index to catch up',
      done: 'Report what the lock did',
      continued: 'Goes on as another execution',
      otherwise: 'Superseded by a later generation',
    };
    expect(branches('deadline-lock', 'Is anything left?')).toEqual(afterPage);
    expect(branches('deadline-lock', 'Was it still this generation?')).toEqual({
      swept: 'Stage locked and swept',
      otherwise: 'Superseded by a later generation',
    });
  });

  test('of an operator’s act', () => {
    const after: Record<Exclude<OperationAnswer['outcome'], 'refused'> | 'otherwise', string> = {
      done: 'Done',
      more: 'Tell a page of the cases',
      again: 'Wait for the index to catch up',
      otherwise: 'Refused',
    };
    expect(branches('operations', 'How did it go?')).toEqual(after);
  });
});
