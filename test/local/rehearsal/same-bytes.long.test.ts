import { expect, test } from 'vitest';
import { CALL, rehearse } from './run-rehearsal.ts';

test('the same seed gives the same bytes, and another seed other ones', () => {
  const [first, second, other] = ['3', '3', '4'].map((seed) => rehearse(CALL, '--seed', seed));
  expect(first?.status).toBe(0);
  expect(second).toEqual(first && { ...first, stderr: second?.stderr });
  expect(other?.status).toBe(0);
  expect(other?.json).not.toBe(first?.json);
});
