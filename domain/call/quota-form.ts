import * as v from 'valibot';
import { fields, wholeNumber } from '../values/form.ts';
import { cited, named, word } from './form-pieces.ts';

/** The kinds of employer, as the register has them. */
export const EMPLOYER_KINDS = ['enterprise', 'institution'] as const;
export type EmployerKind = (typeof EMPLOYER_KINDS)[number];

/** The acts by which a declaration can take a post: its submission, the employer's recommendation, the first body's support. */
export const POST_MOMENTS = ['submission', 'recommendation', 'acceptance'] as const;
export type PostMoment = (typeof POST_MOMENTS)[number];

/** Who stands against the approved posts of a level: who is employed at it, who holds its title without being employed at it. */
export const HOLDERS = ['employed', 'held'] as const;

const some = v.pipe(wholeNumber, v.minValue(1), v.maxValue(100));

/** How many may come in while those who stand against the approved posts are up to so many percent of them. */
const band = fields({
  upToPercent: v.pipe(wholeNumber, v.minValue(1), v.maxValue(1000)),
  /** So many come in for so many who left within the year. Without it everybody may, as long as there is room. */
  against: v.optional(fields({ out: some, in: some })),
});

/**
 * The posts of employers (岗位结构比例): whose are counted, by which levels, what their number allows, and which act takes one. A call
 * without it asks nobody.
 */
export const quotaForm = fields({
  kinds: cited(v.pipe(v.array(v.picklist(EMPLOYER_KINDS)), v.minLength(1))),
  /** The levels of posts that a registration states, and the levels of this call that need one of them. */
  levels: cited(
    v.pipe(
      v.array(fields({ ...named.entries, titles: v.pipe(v.array(word), v.minLength(1)) })),
      v.minLength(1),
    ),
  ),
  counts: cited(v.pipe(v.array(v.picklist(HOLDERS)), v.minLength(1))),
  /** In rising order. Above the last one nobody comes in. */
  allows: cited(v.pipe(v.array(band), v.minLength(1), v.maxLength(20))),
  askedAt: cited(v.picklist(POST_MOMENTS)),
});

export type QuotaRule = v.InferOutput<typeof quotaForm>;
