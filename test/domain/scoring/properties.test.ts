import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../../domain/call/scoring-form.ts';
import { indicatorsOf } from '../../../domain/scoring/indicators.ts';
import type { ScoreLine } from '../../../domain/scoring/line-points.ts';
import { pointsOf } from '../../../domain/scoring/points.ts';
import { type ScoredIndicator, type ScoredLine, scoreOf } from '../../../domain/scoring/score.ts';
import { decimals, filled } from '../../rigs/domain/generated-tables.ts';

/** Whatever a table says and whatever is filled in, these must hold. */
const { numRuns = 400 } = fc.readConfigureGlobal();
const MANY = { numRuns };

const allOf = (indicators: readonly ScoredIndicator[]): ScoredIndicator[] =>
  indicators.flatMap((each) => [each, ...allOf(each.parts)]);
const linesOf = (indicators: readonly ScoredIndicator[]): ScoredLine[] =>
  allOf(indicators)
    .flatMap(({ lines }) => lines)
    .sort((one, other) => one.nth - other.nth);
const otherwise = fc.array(decimals(100), { maxLength: 12 }).map((given) => new Map(given.entries()));

describe('a cap', () => {
  test('is never passed, whatever a scorer gives a line', () => {
    fc.assert(
      fc.property(filled, otherwise, ({ table, lines }, given) => {
        const { total, sum, isCapped, indicators } = scoreOf(table, lines, given);
        expect(total).toBeLessThanOrEqual(pointsOf(table.cap));
        expect(isCapped).toBe(sum > pointsOf(table.cap));
        for (const { indicator, points, sum: below, isCapped: bites } of allOf(indicators)) {
          if (indicator.cap === undefined) expect(points).toBe(below);
          else expect(points).toBe(Math.min(below, pointsOf(indicator.cap)));
          expect(bites).toBe(points < below);
        }
      }),
      MANY,
    );
  });
});

test('the order of lines never matters, neither for a sum nor for what is said to count', () => {
  const shuffled = filled.chain(({ table, lines }) =>
    fc
      .shuffledSubarray([...lines.keys()], { minLength: lines.length })
      .map((order) => ({ table, lines, order })),
  );
  fc.assert(
    fc.property(shuffled, ({ table, lines, order }) => {
      const moved = order.flatMap((nth) => lines[nth] ?? []);
      const [one, other] = [scoreOf(table, lines), scoreOf(table, moved)];
      expect(other.total).toBe(one.total);
      const [before, after] = [linesOf(one.indicators), linesOf(other.indicators)];
      for (const [place, nth] of order.entries()) expect({ ...after[place], nth }).toEqual(before[nth]);
    }),
    MANY,
  );
});

describe('more', () => {
  const [amounts, ranks] = [['amount', 1] as const, ['rank', -1] as const];
  test('of a number, or a higher rank, never gives less', () => {
    const raised = filled.chain(({ table, lines }) =>
      fc
        .record({
          nth: fc.nat(Math.max(0, lines.length - 1)),
          by: decimals(9),
          way: fc.constantFrom(amounts, ranks),
        })
        .map((more) => ({ table, lines, ...more })),
    );
    fc.assert(
      fc.property(raised, ({ table, lines, nth, by, way: [key, sign] }) => {
        const line = lines[nth];
        if (line?.[key] === undefined) return;
        const step = key === 'rank' ? Math.round(by) : by;
        const value = Math.max(key === 'rank' ? 1 : 0, Number((line[key] + sign * step).toFixed(2)));
        const more = lines.with(nth, { ...line, [key]: value });
        expect(scoreOf(table, more).total).toBeGreaterThanOrEqual(scoreOf(table, lines).total);
      }),
      MANY,
    );
  });

  test('lines never give less', () => {
    fc.assert(
      fc.property(filled, ({ table, lines }) => {
        expect(scoreOf(table, lines).total).toBeGreaterThanOrEqual(scoreOf(table, lines.slice(1)).total);
      }),
      MANY,
    );
  });
});

describe('against sums by fractions of whole numbers', () => {
  test('every total is exact to the last decimal', () => {
    fc.assert(
      fc.property(filled, ({ table, lines }) => {
        const parts = table.indicators.map((each) => exactly(each, lines));
        const sum = parts.reduce((all, each) => all + each, 0n);
        const cap = fraction(table.cap);
        expect(BigInt(scoreOf(table, lines).total)).toBe(sum < cap ? sum : cap);
      }),
      MANY,
    );
  });
});

test('a veto takes all points, or those of its indicator and no others', () => {
  fc.assert(
    fc.property(filled, ({ table, lines }) => {
      const before = scoreOf(table, lines);
      const held = (indicator: string) => scoreOf(table, [...lines, { indicator, holds: true }]);
      expect(held('false-material')).toMatchObject({ total: 0, vetoes: ['false-material'] });
      const first = held('first-only');
      expect(first.indicators[0]).toMatchObject({ points: 0, isVetoed: true });
      expect(first.indicators.slice(1)).toEqual(before.indicators.slice(1));
      const denied = scoreOf(table, [...lines, { indicator: 'false-material', holds: false }]);
      expect(denied.total).toBe(before.total);
    }),
    MANY,
  );
});

test('a line that lacks something gives nothing and is named; nothing else of the table changes', () => {
  fc.assert(
    fc.property(filled, ({ table, lines }) => {
      const [first] = indicatorsOf(table).filter(({ parts }) => parts === undefined);
      const bare = { indicator: first?.id ?? '' };
      const [before, after] = [scoreOf(table, lines), scoreOf(table, [...lines, bare])];
      expect(after.total).toBe(before.total);
      expect(after.incomplete).toEqual([lines.length]);
    }),
    MANY,
  );
});

/** Millionths, by a way of its own: from the digits that people write. */
function fraction(value: number): bigint {
  const [whole = '0', rest = ''] = value.toFixed(2).split('.');
  return BigInt(`${whole}${rest.padEnd(2, '0')}`) * 10_000n;
}

function exactly(indicator: Indicator, lines: readonly ScoreLine[]): bigint {
  const own = lines.filter((line) => line.indicator === indicator.id).map((line) => ofLine(indicator, line));
  const all = [...own, ...(indicator.parts ?? []).map((part) => exactly(part, lines))];
  const most = all.reduce((one, other) => (other > one ? other : one), 0n);
  const sum = indicator.counts === 'highest' ? most : all.reduce((one, other) => one + other, 0n);
  const cap = indicator.cap === undefined ? sum : fraction(indicator.cap);
  return sum < cap ? sum : cap;
}

function ofLine({ choices, grid, intervals, each, ranks }: Indicator, line: ScoreLine): bigint {
  const { level = '', grade = '', amount = 0, rank = 1 } = line;
  const looked =
    choices?.find(({ id }) => id === level)?.points ??
    grid?.levels.find(({ id }) => id === level)?.points[grade] ??
    intervals?.steps.findLast(({ from }) => from <= amount)?.points ??
    0;
  const above = fraction(amount) - fraction(each?.above ?? 0);
  const points = each ? (fraction(each.points) * (above > 0n ? above : 0n)) / 1_000_000n : fraction(looked);
  if (!ranks) return points;
  const times = ranks.find(({ upTo }) => upTo === undefined || rank <= upTo)?.times ?? 0;
  return (points * fraction(times)) / 1_000_000n;
}
