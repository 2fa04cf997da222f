import fc from 'fast-check';
import type { Indicator, Table } from '../../../domain/call/scoring-form.ts';
import { indicatorsOf } from '../../../domain/scoring/indicators.ts';
import { keysOf, type ScoreLine } from '../../../domain/scoring/line-points.ts';

/** Generated scoring tables, and lines that somebody fills in, for what must hold whatever a table says. */
export const decimals = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((each) => each / 100);
const unit = fc.constant({ unit: '年' });
const level = fc.constantFrom('a', 'b', 'c');
const LEVELS = ['a', 'b', 'c'].map((id) => ({ id, name: `等级${id}` }));

/** Steps that rise: a higher number never gives fewer points. */
const rising = fc
  .uniqueArray(fc.tuple(decimals(20), decimals(10)), {
    minLength: 1,
    maxLength: 4,
    selector: ([from]) => from,
  })
  .map((pairs) => {
    const froms = pairs.map(([from]) => from).sort((one, other) => one - other);
    const points = pairs.map(([, each]) => each).sort((one, other) => one - other);
    return froms.map((from, nth) => {
      const below = froms[nth + 1];
      return { from, points: points[nth] ?? 0, ...(below === undefined ? {} : { below }) };
    });
  });

const measure = fc.oneof(
  fc.array(decimals(10), { minLength: 3, maxLength: 3 }).map((points) => ({
    choices: LEVELS.map((each, nth) => ({ ...each, points: points[nth] ?? 0 })),
  })),
  fc.array(decimals(10), { minLength: 3, maxLength: 3 }).map((points) => ({
    grid: {
      levels: LEVELS.map((each, nth) => ({ ...each, points: { a: points[nth] ?? 0, b: 1.5, c: 0 } })),
      grades: LEVELS,
    },
  })),
  fc.tuple(unit, rising).map(([named, steps]) => ({ intervals: { ...named, steps } })),
  fc
    .record({ points: decimals(3), above: decimals(20) }, { requiredKeys: ['points'] })
    .map((each) => ({ each: { unit: '项', ...each } })),
);

const ranks = fc.constantFrom<NonNullable<Indicator['ranks']>[]>(
  [{ upTo: 5, times: 1 }, { times: 0.7 }],
  [
    { upTo: 1, times: 1 },
    { upTo: 2, times: 0.85 },
    { upTo: 4, times: 0.3 },
  ],
);
const frame = fc.record(
  { counts: fc.constantFrom('sum' as const, 'highest' as const), cap: decimals(15) },
  { requiredKeys: ['counts'] },
);

type Shape = Omit<Indicator, 'id' | 'parts'> & { readonly parts?: readonly Shape[] };
const leaf: fc.Arbitrary<Shape> = fc
  .tuple(frame, measure, fc.option(ranks, { nil: undefined }))
  .map(([around, by, rank]) => ({
    ...{ name: '指标', ...around, ...by },
    ...(rank === undefined ? {} : { ranks: rank }),
  }));
const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(frame, fc.array(tie('shape'), { minLength: 1, maxLength: 3 }))
      .map(([around, parts]) => ({ name: '指标', ...around, parts })),
  ),
}));

/** Gives every indicator an id of its own, by its place. */
function named({ parts, ...rest }: Shape, id: string): Indicator {
  return {
    ...{ id, ...rest },
    ...(parts ? { parts: parts.map((part, nth) => named(part, `${id}-${nth}`)) } : {}),
  };
}

/** Tables with a veto of the whole and one of the first indicator. */
export const table: fc.Arbitrary<Table> = fc
  .tuple(decimals(60), fc.array(shape, { minLength: 1, maxLength: 4 }))
  .map(([cap, shapes]) => ({
    cap,
    indicators: shapes.map((each, nth) => named(each, `i${nth}`)),
    vetoes: [
      { id: 'false-material', name: '材料造假' },
      { id: 'first-only', name: '只取消第一项', zeroes: 'i0' },
    ],
  }));

const measuringIn = (of: Table) => indicatorsOf(of).filter(({ parts }) => parts === undefined);

/** A line that states everything that its indicator asks for. */
function lineOf(indicator: Indicator): fc.Arbitrary<ScoreLine> {
  const keys = keysOf(indicator);
  const stated = fc.record({
    level,
    grade: level,
    amount: decimals(40),
    rank: fc.integer({ min: 1, max: 8 }),
  });
  return stated.map((all) => ({
    indicator: indicator.id,
    ...Object.fromEntries(keys.map((key) => [key, all[key]])),
  }));
}

/** A table and lines for it, without a veto. */
export const filled: fc.Arbitrary<{ table: Table; lines: ScoreLine[] }> = table.chain((of) =>
  fc
    .array(fc.constantFrom(...measuringIn(of)).chain(lineOf), { maxLength: 12 })
    .map((lines) => ({ table: of, lines })),
);
