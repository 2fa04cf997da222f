import { expect, test } from 'vitest';
import { inventedNumber } from '../../../../local/rehearsal/cast/applicants.ts';

test('gives a hundred thousand people a number each', () => {
  const numbers = Array.from({ length: 100_000 }, (_, index) => inventedNumber(index + 1));
  expect(new Set(numbers).size).toBe(100_000);
  expect(numbers.every((number) => /^99000019\d{9}[\dX]$/.test(number))).toBe(true);
});
