import * as v from 'valibot';
import { code, line, nameLine, word } from '../typed/typed-form.ts';
import { MAX_AMOUNT } from '../values/bounds.ts';
import { type Found, fields, rule, wholeNumber } from '../values/form.ts';
import { amountUpTo } from './amount.ts';
import { dayOrMonth, firstDay, lastDay, month } from './day-or-month.ts';

/**
 * The forms of the entries that a person's lists hold. What a condition can judge is an id of a vocabulary, a day or a
 * number; the rest describes it for people and for papers.
 */

/** An id of a vocabulary. */
export const id = v.pipe(word, v.maxCodePoints(64));
/** The number that stands on a certificate. */
const number = v.optional(v.pipe(code, v.maxCodePoints(60)));
const rank = v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(1000)));
const yearNumber = v.pipe(wholeNumber, v.minValue(1900), v.maxValue(2099));

/** A rank among several people cannot be higher than their number, as in 3/2. */
function rankBeyond({ rank: own = 1, people = own }: Ranked): readonly Found[] {
  return own > people ? [{ word: 'rank-beyond-people', path: ['rank'] }] : [];
}

interface Ranked {
  readonly rank?: number | undefined;
  readonly people?: number | undefined;
}

export const degreeForm = fields({
  degree: id,
  obtainedOn: v.optional(dayOrMonth),
  /** How it was studied for (学习形式). */
  studyForm: v.optional(id),
  school: v.optional(nameLine),
  major: v.optional(line),
  number,
});

export const titleForm = fields({
  title: id,
  obtainedOn: v.optional(dayOrMonth),
  /** Since when the employer has actually employed the person under the title (聘任). */
  employedFrom: v.optional(dayOrMonth),
  /** How it was obtained (取得方式). */
  way: v.optional(id),
  number,
  issuedBy: v.optional(nameLine),
});

/** A vocational qualification, or a certificate of a level of skill. */
export const certificateForm = fields({
  certificate: id,
  obtainedOn: v.optional(dayOrMonth),
  number,
});

export const awardForm = v.pipe(
  fields({ award: id, rank, people: rank, year: v.optional(yearNumber) }),
  rule((ranked) => rankBeyond(ranked)),
);

/** A period of technical or skilled work. One without an end goes on. */
export const employmentForm = v.pipe(
  fields({
    from: dayOrMonth,
    to: v.optional(dayOrMonth),
    employer: v.optional(nameLine),
    post: v.optional(nameLine),
    /** Whether another employer dispatched the person there (劳务派遣). */
    dispatched: v.optional(v.boolean()),
  }),
  rule(({ from, to }) =>
    to !== undefined && firstDay(from) > lastDay(to) ? [{ word: 'end-before-beginning', path: ['to'] }] : [],
  ),
);

/** A project, paper, patent, standard or other work (业绩成果). */
export const achievementForm = v.pipe(
  fields({
    kind: id,
    name: v.optional(line),
    on: v.optional(dayOrMonth),
    /** The journal, authority or number under which it is found. */
    place: v.optional(line),
    rank,
    people: rank,
    coauthors: v.optional(line),
    /** The material that shows it, by its id in the call for which it was stated. */
    shownBy: v.optional(id),
  }),
  rule((ranked) => rankBeyond(ranked)),
);

/** Somebody who recommends the person (推荐人), with as little about him or her as the papers print. */
export const recommenderForm = fields({
  name: nameLine,
  title: v.optional(id),
  employer: v.optional(nameLine),
  profession: v.optional(line),
  /** Whether that is the profession of the declaration, or one near to it. */
  sameProfession: v.optional(v.boolean()),
});

/** One line of a scoring table (量化赋分表): what is stated of one indicator. The table says which of its keys are asked for. */
export const scoreLineForm = fields({
  indicator: id,
  level: v.optional(id),
  grade: v.optional(id),
  amount: v.optional(amountUpTo(MAX_AMOUNT)),
  rank,
  /** Whether a veto of the table holds. */
  holds: v.optional(v.boolean()),
  /** What it is, in the person's own words. */
  what: v.optional(line),
  /** The material that proves it, by its id in the call. */
  shownBy: v.optional(id),
});

/** Months in which the person was insured in one of the ways that the call names. One without an end goes on. */
export const insuredForm = v.pipe(
  fields({ as: id, from: month, to: v.optional(month) }),
  rule(({ from, to }) =>
    to !== undefined && from > to ? [{ word: 'end-before-beginning', path: ['to'] }] : [],
  ),
);
