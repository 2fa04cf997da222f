import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import { judgeRecommenders } from '../../../../domain/eligibility/leaves/recommenders.ts';
import type { DatedPerson } from '../../../../domain/eligibility/person.ts';

const ON = {
  ...{ vocabularies: VOCABULARIES, cutOff: '2021-12-31', yearRule: 'corresponding-day' as const },
  ...{ heldEqual: {}, awardLists: {} },
};
const more = (people: number) => ({ kind: 'more', at: '/recommenders', more: people, unit: 'people' });
const state = (at: string) => ({ kind: 'state', at });
const wang = { name: '王五', title: 'engineer' };

test.each<[string, NonNullable<DatedPerson['recommenders']>, object]>([
  ['nobody', [], more(2)],
  ['one', [wang], more(1)],
  ['one stated twice', [wang, wang], more(1)],
  ['one whose title is too low', [wang, { name: '赵六', title: 'technician' }], more(1)],
  ['one whose title nobody knows, and that is too few', [{ name: '赵六' }], more(2)],
  ['one besides whose title nobody knows', [wang, { name: '赵六' }], state('/recommenders/1/title')],
  [
    'one who is stated again without a title, and another one without',
    [wang, { name: '王五' }, { name: '赵六' }],
    state('/recommenders/2/title'),
  ],
  ['one who is stated again without a title', [wang, { name: '王五' }], more(1)],
])('of two engineers who recommend, %s leaves missing what it must', (_, recommenders, nearest) => {
  const found = judgeRecommenders({ atLeast: 2, title: 'engineer' }, recommenders, ON);
  expect(found.nearest).toStrictEqual(nearest);
});

test('people of one name at two employers are two', () => {
  const two = [
    { ...wang, employer: '某公司' },
    { ...wang, employer: '某研究所' },
  ];
  expect(judgeRecommenders({ atLeast: 2, title: 'engineer' }, two, ON).is).toBe('met');
});
