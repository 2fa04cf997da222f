import { expect, test } from 'vitest';
import { checkLastFeasibleDays, checkShuffles } from '../../rigs/domain/last-feasible-day.ts';

test('in a call without errors, nobody who acts by the last feasible day is refused, nor anybody after them', () => {
  expect(checkLastFeasibleDays(500)).toBeGreaterThan(500);
});

test('the order of the entries in a file changes neither its findings nor its locks', () => {
  checkShuffles(200);
});
