import { expect, test } from 'vitest';
import { ACTS } from '../../../../functions/operations/input/read-operation.ts';
import { ACT_TITLES } from '../../../../local/site/operators/act-titles.ts';

test('every act of the operators has a name in both languages, and nothing else has one', () => {
  expect(Object.keys(ACT_TITLES).sort()).toEqual([...ACTS].sort());
  for (const { zh, en } of Object.values(ACT_TITLES))
    expect([/[a-z]/.test(zh), /\p{Script=Han}/u.test(en)]).toEqual([false, false]);
});
