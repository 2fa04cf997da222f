import { expect, test } from 'vitest';
import { maskedNumber } from '../../../pages/parts/masked.ts';

test.each([
  ['330402199001010019', '**************0019'],
  ['E12345678', '*****5678'],
  ['H1234567', '*******7'],
  ['', ''],
])('hides %s as %s', (number, masked) => {
  expect(maskedNumber(number)).toBe(masked);
});
