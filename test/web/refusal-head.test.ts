import { expect, test } from 'vitest';
import { refusalHead } from '../../web/refusal-head.ts';

test.each([
  ['stage-closed', 403],
  ['lapsed', 403],
  ['already-decided', 409],
  ['stale', 412],
  ['incomplete', 422],
] as const)('a page that shows %s has the status %d', (because, status) => {
  expect(refusalHead({ because })).toEqual({ status });
});

test('a page that was in time and could not be recorded says when to try again', () => {
  expect(refusalHead({ because: 'in-time-but-unrecorded' })).toEqual({
    status: 503,
    headers: { 'retry-after': '5' },
  });
});

test('a page without a refusal is shown as it is', () => {
  expect(refusalHead(undefined)).toEqual({ status: 200 });
});
