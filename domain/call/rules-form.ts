import * as v from 'valibot';
import { byName, fields, wholeNumber } from '../values/form.ts';
import { MAX_ID, PATTERNS } from './call.ts';
import { conditionForm, LEAF_NAMES } from './condition-form.ts';

const word = v.pipe(v.string(), v.maxLength(MAX_ID), v.regex(PATTERNS.id));
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

export const yearRuleForm = v.picklist(YEAR_RULES);

/** Degrees that the call holds equal to others of the vocabulary. */
export const heldEqualForm = byName(word, word);

/** The material that proves each kind of fact. */
export const provedByForm = byName(v.picklist(LEAF_NAMES), word);

const text = v.pipe(v.string(), v.trim(), v.minLength(1));

/** The lists of awards that conditions name. */
export const awardListsForm = v.array(
  fields({
    id: word,
    name: text,
    en: v.optional(text),
    awards: v.pipe(
      v.array(fields({ award: word, rankAtMost: v.optional(v.pipe(wholeNumber, v.minValue(1))) })),
      v.minLength(1),
    ),
  }),
);

/**
 * One rule: whom it concerns, and what must be met. A rule with routes opens these to its levels; one without concerns every
 * route that is open to them.
 */
export const ruleEntries = {
  levels: words,
  eligibilityRoutes: v.optional(words),
  when: conditionForm,
} satisfies v.ObjectEntries;
