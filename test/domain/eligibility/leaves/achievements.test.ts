import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../../domain/achievements/person.ts';
import { isLeaf } from '../../../../domain/eligibility/answer.ts';
import { judge, metFrom, readPerson } from '../../../../domain/eligibility/judge.ts';
import type { Terms } from '../../../../domain/eligibility/terms.ts';

const ON: Terms = {
  ...{ vocabularies: VOCABULARIES, cutOff: '2021-12-31', yearRule: 'corresponding-day' },
  ...{ heldEqual: {}, awardLists: {} },
};
const ASKED = { achievements: { atLeast: 2, kinds: ['project', 'paper'], rankAtMost: 3 } };
type All = NonNullable<Person['achievements']>;
const project = { kind: 'project', on: '2019-06-01', rank: 1 };
const paper = { kind: 'paper', on: '2020-06-01', rank: 3 };
const more = (missing: number, fullOn?: string) => ({
  ...{ kind: 'more', at: '/achievements', more: missing, unit: 'achievements' },
  ...(fullOn === undefined ? {} : { fullOn }),
});
const state = (at: string, fullOn?: string) => ({
  ...{ kind: 'state', at },
  ...(fullOn === undefined ? {} : { fullOn }),
});

function answerOn(achievements: All | undefined, asked: Parameters<typeof judge>[0] = ASKED) {
  const answer = judge(asked, readPerson(achievements ? { achievements } : {}), ON, '一');
  if (!isLeaf(answer)) throw new Error('One condition has one answer');
  return answer;
}

describe('two projects or papers of rank 3 or better by the cut-off', () => {
  test.each<[string, All | undefined, string, object | undefined]>([
    ['nothing stated', undefined, 'not-known', state('/achievements')],
    ['none', [], 'not-met', more(2)],
    ['one of each kind', [project, paper], 'met', undefined],
    ['two of one kind', [paper, paper], 'met', undefined],
    ['one', [project], 'not-met', more(1)],
    ['one of another kind', [project, { ...paper, kind: 'patent' }], 'not-met', more(1)],
    ['one of rank 4', [project, { ...paper, rank: 4 }], 'not-met', more(1)],
    [
      'one whose rank nobody states',
      [project, { kind: 'paper', on: '2020-06-01' }],
      'not-known',
      state('/achievements/1/rank'),
    ],
    [
      'one without rank where even that is too few',
      [{ kind: 'paper', on: '2020-06-01' }],
      'not-met',
      more(2),
    ],
    [
      'one without rank on the last day',
      [project, { kind: 'paper', on: '2021-12-31' }],
      'not-known',
      state('/achievements/1/rank'),
    ],
    ['one without rank a day later', [project, { kind: 'paper', on: '2022-01-01' }], 'not-met', more(1)],
    [
      'one that comes later and one that nobody dates',
      [
        { ...paper, on: '2022-03-01' },
        { kind: 'paper', rank: 1 },
      ],
      'not-met',
      more(2),
    ],
    [
      'two that come later, the later one first',
      [
        { ...paper, on: '2022-03-01' },
        { ...paper, on: '2022-02-01' },
      ],
      'not-met',
      more(2, '2022-03-01'),
    ],
    ['one on the last day', [project, { ...paper, on: '2021-12-31' }], 'met', undefined],
    ['one a day later', [project, { ...paper, on: '2022-01-01' }], 'not-met', more(1, '2022-01-01')],
    [
      'one whose day nobody states',
      [project, { kind: 'paper', rank: 1 }],
      'not-known',
      state('/achievements/1/on'),
    ],
    [
      'one whose day nobody states where even that is too few',
      [{ kind: 'paper', rank: 1 }],
      'not-met',
      more(2),
    ],
    [
      'one without rank, and one that comes later',
      [project, { kind: 'paper', on: '2020-06-01' }, { ...paper, on: '2022-03-01' }],
      'not-known',
      state('/achievements/1/rank', '2022-03-01'),
    ],
  ])('%s', (_, achievements, is, nearest) => {
    const answer = answerOn(achievements);
    expect(answer.is).toBe(is);
    expect(answer.nearest).toEqual(nearest);
  });
});

test('without kinds and ranks every achievement counts', () => {
  expect(answerOn([{ kind: 'other', on: '2020-01-01' }], { achievements: { atLeast: 1 } }).is).toBe('met');
});

test('the facts are the kinds that count, with their ranks where a rank is asked for', () => {
  expect(answerOn([project, { ...paper, kind: 'patent' }]).facts).toEqual([
    { at: '/achievements/0/kind', value: 'project' },
    { at: '/achievements/0/rank', value: 1 },
  ]);
  expect(answerOn([project], { achievements: { atLeast: 1 } }).facts).toEqual([
    { at: '/achievements/0/kind', value: 'project' },
  ]);
});

test('an achievement that comes later counts from its day on', () => {
  const who = readPerson({ achievements: [project, { ...paper, on: '2022-02-10' }] });
  expect(metFrom(ASKED, who, ON)).toBe('2022-02-10');
});
