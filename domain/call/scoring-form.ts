import * as v from 'valibot';
import { MAX_AMOUNT } from '../values/bounds.ts';
import { byName, type Found, fields, number, rule, wholeNumber } from '../values/form.ts';
import { en, english, named, text, word } from './form-pieces.ts';

/**
 * The form of a scoring table (量化赋分表) in a call's file: a tree of indicators, each with how what stands below it counts
 * and perhaps a cap. The last indicators measure what a person states in lines. It holds no indicator and no number itself.
 */

/** Every number of a table has two decimals at most, so that points can be counted in whole numbers. */
const twoDecimals = rule((value: number) =>
  Number(value.toFixed(2)) === value ? [] : [{ word: 'two-decimals' as const }],
);
const upTo = (most: number) => v.pipe(number, v.minValue(0), v.maxValue(most), twoDecimals);

const points = upTo(1000);
const amount = upTo(MAX_AMOUNT);
const unit = { unit: text, unitEn: v.optional(english) };
const some = <T extends v.GenericSchema>(entry: T, most: number) =>
  v.pipe(v.array(entry), v.minLength(1), v.maxLength(most));

/** How the lines of an indicator, or the indicators below it, count: all of them, or only the highest. */
export const COUNTS = ['sum', 'highest'] as const;

/** The measures. Each says how many points one line gives. */
const measures = {
  /** A look-up by one of these. */
  choices: v.optional(some(fields({ ...named.entries, points }), 60)),
  /** A look-up by a level and a grade of it. */
  grid: v.optional(
    fields({
      levels: some(fields({ ...named.entries, points: byName(word, points) }), 30),
      grades: some(named, 30),
    }),
  ),
  /** A look-up by a number: from so much, and below so much. What lies in none gives nothing. */
  intervals: v.optional(
    fields({
      ...unit,
      steps: some(fields({ from: amount, below: v.optional(amount), points }), 30),
    }),
  ),
  /** So many points for each unit of a number, or for each above so much. */
  each: v.optional(fields({ ...unit, points: upTo(100), above: v.optional(amount) })),
};
export type MeasureName = keyof typeof measures;
export const MEASURES = Object.keys(measures) as [MeasureName, ...MeasureName[]];

/** What a rank among several people makes of a line's points. A rank that no entry reaches gives nothing. */
const ranks = some(
  fields({ upTo: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(1000))), times: upTo(1) }),
  20,
);

type Measures = { readonly [Name in MeasureName]?: NonNullable<v.InferOutput<(typeof measures)[Name]>> };

/** One indicator (指标). It either has indicators below it or measures lines. */
export interface Indicator extends Measures {
  readonly id: string;
  readonly name: string;
  readonly en?: string | undefined;
  /** The most points that all below it give together (封顶分). */
  readonly cap?: number | undefined;
  readonly counts: (typeof COUNTS)[number];
  readonly parts?: readonly Indicator[] | undefined;
  readonly ranks?: v.InferOutput<typeof ranks> | undefined;
  /** The material that proves a line, where the call has one for it. */
  readonly provedBy?: string | undefined;
}

function oneMeasure(value: object): readonly Found[] {
  const given = value as Readonly<Record<string, unknown>>;
  const has = (name: string) => given[name] !== undefined;
  const isOne = ['parts', ...MEASURES].filter(has).length === 1;
  const isOfLines = !has('parts') || (!has('ranks') && !has('provedBy'));
  return isOne && isOfLines ? [] : [{ word: 'one-measure' }];
}

const indicatorForm: v.GenericSchema<Indicator> = v.pipe(
  fields({
    ...named.entries,
    cap: v.optional(points),
    counts: v.picklist(COUNTS),
    parts: v.optional(
      some(
        v.lazy(() => indicatorForm),
        60,
      ),
    ),
    ...measures,
    ranks: v.optional(ranks),
    provedBy: v.optional(word),
  }),
  rule((value) => oneMeasure(value)),
) as unknown as v.GenericSchema<Indicator>;

/** What takes all points away from an indicator, or from the whole table, once it holds of a person (一票否决). */
const veto = fields({ ...named.entries, zeroes: v.optional(word) });

export const tableForm = fields({
  /** The most points of the whole table. */
  cap: points,
  indicators: some(indicatorForm, 60),
  vetoes: v.optional(some(veto, 30)),
});

export type Table = v.InferOutput<typeof tableForm>;

/** The scoring table to which a call refers. Without its contents nobody can add up, and a stated total is judged. */
export const scoringEntries = { name: text, en, table: v.optional(tableForm) };
