import * as v from 'valibot';
import { byName, fields, wholeNumber } from '../values/form.ts';
import { conditionForm, LEAF_NAMES } from './condition-form.ts';
import { cited, citing, count, named, word } from './form-pieces.ts';

const words = v.pipe(v.array(word), v.minLength(1));

/**
 * How whole years are counted from a day. A call says which it is, since notices differ:
 * `corresponding-day`: a year is full at the end of the day with the same date, or of the month's last day where that date
 * is missing (民法典 第二百零一、二百零二条: the first day is not counted, and the corresponding day is the last one);
 * `day-before`: a year is full at the end of the day before that date;
 * `calendar-years`: the years' numbers are subtracted.
 */
export const YEAR_RULES = ['corresponding-day', 'day-before', 'calendar-years'] as const;
export type YearRule = (typeof YEAR_RULES)[number];

/**
 * How a condition that is not met acts on a submission: it is taken with the reason that the applicant states, or
 * refused by rule until a person admits the case.
 */
export const UNMET = ['take-with-reason', 'refuse'] as const;
export type Unmet = (typeof UNMET)[number];
const unmet = cited(v.picklist(UNMET));

/** The lists of awards that conditions name. An award of a contest counts up to a rank. */
const awardList = fields({
  ...named.entries,
  awards: v.pipe(
    v.array(fields({ award: word, rankAtMost: v.optional(v.pipe(wholeNumber, v.minValue(1))) })),
    v.minLength(1),
  ),
});

/**
 * One rule: whom it concerns, and what must be met. A rule with routes opens these to its levels; one without concerns every
 * route that is open to them.
 */
const eligibilityRule = citing({
  levels: words,
  eligibilityRoutes: v.optional(words),
  when: conditionForm,
  /** In place of the call's own, for the conditions of this rule. */
  unmet: v.optional(unmet),
});

/** Who may declare, and how it is judged. */
export const eligibilityForm = fields({
  yearRule: cited(v.picklist(YEAR_RULES)),
  unmet,
  /** Degrees that the call holds equal to others of the vocabulary. */
  heldEqual: cited(byName(word, word)),
  awardLists: cited(v.array(awardList)),
  /** The most that a self-score of the call's table can be. */
  selfScoreMaximum: v.optional(cited(count)),
  /** The material that proves each kind of fact. */
  provedBy: cited(byName(v.picklist(LEAF_NAMES), word)),
  /**
   * By which grounds an entry in the register of sanctions (诚信档案库) bars a person. It is judged of whoever is at a desk and
   * told to nobody else, so it stands apart from the rules.
   */
  barred: v.optional(citing({ noSanction: words })),
  rules: v.pipe(v.array(eligibilityRule), v.minLength(1)),
});
