import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Condition, Leaf } from '../../../domain/call/condition-form.ts';
import { branchOf, nameOf, smallestGap, surelyUnmet } from '../../../domain/eligibility/answer.ts';
import { judge, readPerson } from '../../../domain/eligibility/judge.ts';

const ON = {
  ...{ vocabularies: VOCABULARIES, cutOff: '2021-12-31', yearRule: 'corresponding-day' as const },
  ...{ heldEqual: {}, awardLists: {} },
};
const [MET, UNKNOWN] = [{ selfScore: 50 }, { degree: 'doctor' }];
const [NOT, OTHER, THIRD] = [{ selfScore: 70 }, { selfScore: 80 }, { selfScore: 90 }];
const answerTo = (asked: Condition) => judge(asked, readPerson({ selfScore: 60 }), ON, '一');
const surely = (asked: Condition) => surelyUnmet(answerTo(asked)).map(({ condition }) => condition);

describe('what is surely unmet', () => {
  test.each<[string, Condition, Condition[]]>([
    ['is nothing in what is met', { any: [MET, MET, NOT, OTHER, THIRD] }, []],
    ['is nothing in what nobody knows', { any: [UNKNOWN, UNKNOWN, NOT, OTHER, THIRD] }, []],
    ['is no condition of which nobody knows', UNKNOWN, []],
    ['is a condition that is not met', NOT, [NOT]],
    ['leaves out what is met', { atLeast: 2, of: [MET, NOT, OTHER] }, [NOT]],
    ['takes as met what nobody knows', { atLeast: 2, of: [UNKNOWN, NOT, OTHER] }, [NOT]],
    ['is as much as is asked for', { atLeast: 2, of: [NOT, OTHER, THIRD] }, [NOT, OTHER]],
  ])('%s', (_, asked, unmet) => {
    expect(surely(asked)).toEqual(unmet);
  });
});

test('what is met lacks nothing, however many of its parts are not met', () => {
  expect(smallestGap(answerTo(MET))).toEqual([]);
  expect(smallestGap(answerTo({ any: [MET, MET, NOT, OTHER, THIRD] }))).toEqual([]);
});

test.each<[object, string | undefined]>([
  [{ all: undefined, any: undefined, of: undefined, degree: undefined, ...MET }, undefined],
  [{ all: undefined, any: undefined, atLeast: 1, of: [MET] }, 'at-least'],
  [{ all: undefined, any: [MET], of: undefined }, 'any'],
  [{ any: undefined, all: [MET] }, 'all'],
])('a key of a condition that holds nothing says nothing: %j', (condition, branch) => {
  expect(branchOf(condition as Condition)?.branch).toBe(branch);
  if (!branch) expect(nameOf(condition as Leaf)).toBe('selfScore');
});
