import { beforeAll, describe, expect, test } from 'vitest';
import { type Ended, FATES } from '../rigs/faults/fates.ts';
import { expectTheSameUnder, WALK_MILLISECONDS, walkUndisturbed, walkWith } from '../rigs/faults/walked.ts';

let undisturbed: Record<string, Ended>;
beforeAll(async () => {
  undisturbed = await walkUndisturbed();
}, WALK_MILLISECONDS);

test.each(Object.entries(FATES).map(([name, { ends }]) => ({ name, ends })))(
  'a declaration that is $name ends as $ends without faults',
  ({ name, ends }) => {
    expect(undisturbed[name]?.standing).toBe(ends);
  },
);

test('a letter is sent once without faults', () => {
  for (const { letters } of Object.values(undisturbed)) expect(letters).toEqual([...new Set(letters)]);
});

// The engine works while we wait for it: walks side by side take two thirds of the time.
describe.concurrent('everybody in time is taken, and ends the same, and is told the same', {
  timeout: WALK_MILLISECONDS,
}, () => {
  test('under answers that are lost after the write', () =>
    expectTheSameUnder({ fault: 'AnswerLost', chance: 0.1 }, undisturbed));

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Writes
  test('while indexes lag behind by thirty writes', async () => {
    const { ends, thrown } = await walkWith((rig) => rig.lag(30));
    expect(ends).toEqual(undisturbed);
    expect(thrown).toEqual([]);
  });
});
