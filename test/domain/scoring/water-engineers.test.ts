import { describe, expect, test } from 'vitest';
import type { ScoreLine } from '../../../domain/scoring/line-points.ts';
import { written } from '../../../domain/scoring/points.ts';
import { type ScoredIndicator, scoreOf } from '../../../domain/scoring/score.ts';
import { waterTable } from '../../rigs/tables/water.ts';

/**
 * Invented people under a part of the real table for engineers of water works in Zhejiang (its source and gaps stand in
 * test/rigs/tables/zhejiang-water-engineer.yaml). Each sum is argued line by line.
 */
const score = (...lines: ScoreLine[]) => scoreOf(waterTable, lines);
const total = (...lines: ScoreLine[]) => written(score(...lines).total);
const at = (indicator: string, stated: Omit<ScoreLine, 'indicator'>): ScoreLine => ({ indicator, ...stated });
const find = (all: readonly ScoredIndicator[], id: string): ScoredIndicator | undefined =>
  all.find(({ indicator }) => indicator.id === id) ?? all.flatMap(({ parts }) => find(parts, id) ?? [])[0];

test('an engineer of a county, twelve years on sites, with a prize of the city as sixth of its authors', () => {
  expect(
    total(
      at('honours', { level: 'county' }), // 2
      at('honours', { level: 'section' }), // 1, and only the highest counts: 2
      at('employer', { level: 'institution' }), // 1
      at('employer', { level: 'state-owned' }), // 0.5, and they add up: 1.5
      at('years', { amount: 12 }), // ten years or more: 5
      at('degree', { level: 'college' }), // 3
      at('field', { amount: 12 }), // 5
      at('grass-roots', { level: 'county-town' }), // 3, and the higher of both counts: 5
      at('prizes', { level: 'city', rank: 6 }), // 13 × 0.7 = 9.1
    ),
  ).toBe(2 + 1.5 + 5 + 3 + 5 + 9.1);
});

test('somebody of a village of nine years and a half', () => {
  expect(
    total(
      at('years', { amount: 9.5 }), // eight up to ten years: 4
      at('degree', { level: 'bachelor' }), // 5
      at('grass-roots', { level: 'village' }), // 5
      at('field', { amount: 0.5 }), // less than a year: 0
      at('books', { amount: 4.2, rank: 2 }), // 13
    ),
  ).toBe(27);
});

describe('caps at work', () => {
  test('three assessments by institutions are worth two points', () => {
    const three = [1, 2, 3].map(() => at('employer', { level: 'institution' }));
    const employer = find(score(...three).indicators, 'employer');
    expect(employer).toMatchObject({ isCapped: true, sum: 3_000_000, points: 2_000_000 });
  });

  test('three results of the province are worth thirty points, since the part gives no more', () => {
    const three = [1, 2, 3].map((rank) => at('prizes', { level: 'province', rank })); // 3 × 15 = 45
    expect(total(...three)).toBe(30);
    expect(find(score(...three).indicators, 'results')).toMatchObject({ isCapped: true });
    expect(find(score(...three).indicators, 'prizes')).toMatchObject({ isCapped: false });
  });

  test('everything at its most comes to fifty: the other fifty have no indicator in this part of the table', () => {
    expect(
      total(
        at('honours', { level: 'city' }), // 3
        ...[1, 2].map(() => at('employer', { level: 'institution' })), // 2
        at('years', { amount: 40 }), // 5
        at('degree', { level: 'bachelor' }), // 5
        at('field', { amount: 10 }), // 5
        ...[1, 2].map(() => at('prizes', { level: 'province', rank: 1 })), // 30
        at('books', { amount: 6, rank: 1 }), // 15, and the part is full
      ),
    ).toBe(50);
  });
});

describe('at the edges', () => {
  test.each([
    [4.99, 0],
    [5, 3],
    [7.99, 3],
    [8, 4],
    [10, 5],
  ])('%s years of work give %s points', (amount, points) => {
    expect(total(at('years', { amount }))).toBe(points);
  });

  test.each([
    [5, 15],
    [6, 10.5],
  ])('rank %s of a result of the province gives %s points', (rank, points) => {
    expect(total(at('prizes', { level: 'province', rank }))).toBe(points);
  });

  test('a result without its rank gives nothing yet', () => {
    expect(score(at('prizes', { level: 'province' }))).toMatchObject({ total: 0, incomplete: [0] });
  });
});

test('of the groups of which the higher counts, the lower one is shown and not counted', () => {
  const { indicators } = score(at('grass-roots', { level: 'town' }), at('field', { amount: 2 }));
  expect(find(indicators, 'grass-roots')).toMatchObject({ counts: true, points: 4_000_000 });
  expect(find(indicators, 'field')).toMatchObject({ counts: false, points: 3_000_000 });
  expect(find(indicators, 'field')?.lines).toMatchObject([{ nth: 1, counts: false }]);
});

test('the employer gives another number for one line, and caps hold for it too', () => {
  const lines = [at('years', { amount: 12 }), at('degree', { level: 'bachelor' })];
  expect(written(scoreOf(waterTable, lines, new Map([[0, 3]])).total)).toBe(8);
  expect(written(scoreOf(waterTable, lines, new Map([[0, 9]])).total)).toBe(10);
});
