import { expect, test } from 'vitest';
import { plantedTested, plantedUntested } from './planted.ts';

test('a planted function is tested, and another one only runs', () => {
  expect(plantedTested(1)).toBe(2);
  expect(plantedUntested(1)).toBeTypeOf('number');
});
