import { describe, expect, test } from 'vitest';
import { gateShardsFor, MAX_GATE_SHARDS } from '../../../domain/call/gate-shards.ts';
import { rush } from '../../rigs/domain/rush.ts';

test.each([
  [1, 4],
  [10_000, 4],
  [10_001, 5],
  [100_000, 40],
  [225_000, 90],
  [1_000_000, MAX_GATE_SHARDS],
])('a call that expects %i applicants has %i gates a lock', (applicants, shards) => {
  expect(gateShardsFor(applicants)).toBe(shards);
});

describe('in the rush of the last day, ten times the usual acts,', () => {
  test.each([
    [10_000, 56],
    [100_000, 560],
    [200_000, 1120],
  ])('%i applicants conflict now and then, and nobody gives up', (applicants, perSecond) => {
    const { conflicted, gaveUp } = rush(perSecond, gateShardsFor(applicants));
    expect(conflicted).toBeLessThan(0.35);
    expect(gaveUp).toBe(0);
  });

  test('four gates would turn away every fifth of 100,000 and more', () => {
    expect(rush(560, 4).gaveUp).toBeGreaterThan(0.2);
  });
});
