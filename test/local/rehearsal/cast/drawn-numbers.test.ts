import { expect, test } from 'vitest';
import { drawNumbers } from '../../../../local/rehearsal/cast/drawn-numbers.ts';

function counting(numbers: readonly number[]): () => number {
  const left = [...numbers];
  return () => left.shift() ?? 0.99;
}

test('gives everybody the number drawn for them, in whatever order they come', () => {
  const numbers = drawNumbers(counting([0.1, 0.2]));
  numbers.draw('first');
  numbers.draw('second');
  expect([numbers.of('second')(), numbers.of('first')()]).toEqual([0.2, 0.1]);
});

test('passes over a number that somebody has', () => {
  const numbers = drawNumbers(counting([0.1, 0.1, 0.3]));
  numbers.draw('first');
  numbers.draw('second');
  expect(numbers.of('second')()).toBe(0.3);
});

test('draws another one for a number that the records refused', () => {
  const numbers = drawNumbers(counting([0.1, 0.2]));
  numbers.draw('first');
  const random = numbers.of('first');
  expect([random(), random()]).toEqual([0.1, 0.2]);
});
