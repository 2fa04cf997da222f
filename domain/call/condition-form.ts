import * as v from 'valibot';
import { fields, number, rule, wholeNumber } from '../values/form.ts';
import { assessed, day, text, word } from './form-pieces.ts';

/**
 * The form of a condition in a call's file: a tree of `all`, `any` and `atLeast` over leaves that name a fact. It holds no
 * place, number or list of a call itself.
 */

const years = v.pipe(wholeNumber, v.minValue(0), v.maxValue(60));
const positive = v.pipe(number, v.minValue(0), v.maxValue(100_000));
const months = v.pipe(wholeNumber, v.minValue(1), v.maxValue(720));
const words = v.pipe(v.array(word), v.minLength(1));

/** The events from which the years of a title run. Neighbouring notices differ in it. */
export const TITLE_EVENTS = ['obtained', 'employed'] as const;

/** The leaves. Each names one fact. */
const leaves = {
  /** A degree of at least this place in the order of degrees, obtained by the cut-off. */
  degree: v.optional(word),
  /** A degree of at least this place that was obtained so many years before the cut-off. */
  degreeHeld: v.optional(fields({ degree: word, years })),
  /** A title of at least this place in the order of titles, held for so many years at the cut-off. */
  title: v.optional(fields({ title: word, years, from: v.picklist(TITLE_EVENTS) })),
  /** A certificate of at least this level of skill, and so many years of technical or skilled work since. */
  certificate: v.optional(fields({ certificate: word, yearsOfWork: years })),
  /** Years of technical or skilled work at the cut-off. */
  yearsOfWork: v.optional(years),
  /** One award of a list of the call. */
  award: v.optional(word),
  /** Whether a probation was passed by the cut-off. */
  probation: v.optional(v.literal('passed')),
  /** A self-score of at least so much. */
  selfScore: v.optional(positive),
  /** Hours of continuing education in each of these years. */
  hours: v.optional(
    fields({
      years: v.pipe(v.array(v.pipe(wholeNumber, v.minValue(1980), v.maxValue(2999))), v.minLength(1)),
      /** Of all subjects together. */
      each: positive,
      /** Of some subjects together, besides. No subject stands in two of them. */
      subjects: v.optional(v.pipe(v.array(fields({ of: words, atLeast: positive })), v.minLength(1))),
      /** Hours that were made up by this day count to the year for which they were. */
      madeUpBy: v.optional(day),
      /** In place of each year: this sum over all of them, once the finishing year is full by itself. */
      makeUp: v.optional(fields({ total: positive, finishing: wholeNumber })),
    }),
  ),
  /** One of these situations of insurance. */
  insurance: v.optional(words),
  /**
   * Months of insurance in these situations up to the cut-off's month and with it, of the last so many months if it says so.
   * So many of as many are months in a row.
   */
  insured: v.optional(fields({ as: words, months, within: v.optional(months) })),
  /**
   * A result of at least this place in the order of results in the yearly assessments of the years that the call names, or of
   * the last so many of them; in each of these years, or in at least so many.
   */
  assessments: v.optional(
    fields({ result: word, years: v.optional(assessed), atLeast: v.optional(assessed) }),
  ),
  /** So many achievements by the cut-off, of these kinds and up to this own rank where they are given. */
  achievements: v.optional(
    fields({
      atLeast: v.pipe(wholeNumber, v.minValue(1), v.maxValue(60)),
      kinds: v.optional(words),
      rankAtMost: v.optional(v.pipe(wholeNumber, v.minValue(1))),
    }),
  ),
  /** The person is of none of these kinds: a civil servant, retired and the like. */
  notAmong: v.optional(words),
  /** So many people with at least this title who recommend the person, of his or her profession or one near to it. */
  recommenders: v.optional(
    fields({
      atLeast: v.pipe(wholeNumber, v.minValue(1), v.maxValue(20)),
      title: word,
      sameProfession: v.optional(v.literal(true)),
    }),
  ),
};

export type Leaf = {
  readonly [Name in keyof typeof leaves]: {
    readonly [Key in Name]: NonNullable<v.InferOutput<(typeof leaves)[Name]>>;
  };
}[keyof typeof leaves];
export type LeafName = keyof typeof leaves;
export const LEAF_NAMES = Object.keys(leaves) as [LeafName, ...LeafName[]];

/** The leaves that may count to another cut-off than the call's own. The years of assessments always follow from that one. */
export const COUNTED_LEAVES = [
  'degree',
  'degreeHeld',
  'title',
  'certificate',
  'yearsOfWork',
  'probation',
  'insured',
  'achievements',
] as const satisfies readonly LeafName[];
export type CountedLeaf = (typeof COUNTED_LEAVES)[number];

/** A condition. Its clause is its own, or the one of what stands above it. */
export type Condition = (
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly atLeast: number; readonly of: readonly Condition[] }
  | Leaf
) & { readonly source?: string | undefined };

const BRANCHES = ['all', 'any', 'atLeast'] as const;
const NAMES: readonly string[] = [...BRANCHES, ...Object.keys(leaves)];

/** The names of conditions that a value holds. A condition holds exactly one. */
function namesOf(value: object): string[] {
  return NAMES.filter((name) => (value as Record<string, unknown>)[name] !== undefined);
}

const some: v.GenericSchema<Condition[]> = v.pipe(v.array(v.lazy(() => conditionForm)), v.minLength(1));

export const conditionForm: v.GenericSchema<Condition> = v.pipe(
  fields({
    all: v.optional(some),
    any: v.optional(some),
    atLeast: v.optional(v.pipe(wholeNumber, v.minValue(1))),
    of: v.optional(some),
    ...leaves,
    source: v.optional(text),
  }),
  rule((value) => (namesOf(value).length === 1 ? [] : [{ word: 'one-condition' }])),
  rule(({ atLeast, of }) =>
    (atLeast === undefined) === (of === undefined) && (atLeast ?? 0) <= (of?.length ?? 0)
      ? []
      : [{ word: 'at-least-of' }],
  ),
) as unknown as v.GenericSchema<Condition>;
