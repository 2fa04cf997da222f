import { expect, test } from 'vitest';
import { inMoments, type Turn } from '../../../local/rehearsal/play.ts';

const turn = (name: string, at: string, lane: string | undefined = 'nanhu'): Turn => ({
  ...{ name, at, lane },
  take: async () => undefined,
});
const namesIn = (turns: readonly Turn[]) => inMoments(turns).map((moment) => moment.map(({ name }) => name));

test('takes people of one instant together, and the instants in order', () => {
  const turns = [turn('c', '2021-09-02'), turn('a', '2021-09-01'), turn('b', '2021-09-01', 'haiyan')];
  expect(namesIn(turns)).toEqual([['a', 'b'], ['c']]);
});

test('takes an operator alone, after the people of the instant', () => {
  const operators = ['x', 'y'].map((name) => ({ ...turn(name, '2021-09-01'), lane: undefined }));
  expect(namesIn([turn('a', '2021-09-01'), ...operators, turn('b', '2021-09-02')])).toEqual([
    ['a'],
    ['x'],
    ['y'],
    ['b'],
  ]);
});
