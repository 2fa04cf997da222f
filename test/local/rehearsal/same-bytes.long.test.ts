import { expect, test } from 'vitest';
import { CALL, rehearse } from './run-rehearsal.ts';

test('one seed gives one text, byte for byte, and another seed another', () => {
  const [first, second, other] = ['3', '3', '4'].map((seed) => rehearse(CALL, '--seed', seed));
  expect(first?.status).toBe(0);
  expect(second).toEqual(first && { ...first, stderr: second?.stderr });
  expect(other?.status).toBe(0);
  expect(other?.json).not.toBe(first?.json);
});
