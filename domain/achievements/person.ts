import * as v from 'valibot';
import { year } from '../typed/typed-form.ts';
import { byName, fields, rule } from '../values/form.ts';
import { amountUpTo } from './amount.ts';
import { dayOrMonth } from './day-or-month.ts';
import {
  achievementForm,
  awardForm,
  certificateForm,
  degreeForm,
  employmentForm,
  id,
  insuredForm,
  recommenderForm,
  scoreLineForm,
  titleForm,
} from './entries.ts';
import { hoursForm, MAX_YEARS, madeUpHoursForm } from './hours.ts';

/** The word that says that there is nothing. */
export const NONE = 'none';

/** The most entries of one list, several times what anybody has. */
const MAX_ENTRIES = 20;
const MAX_ACHIEVEMENTS = 60;
const listOf = <T extends v.GenericSchema>(entry: T, most = MAX_ENTRIES) =>
  v.optional(v.pipe(v.array(entry), v.maxLength(most)));
/** The most lines of a scoring table, several times what a table has of indicators. */
const MAX_SCORE_LINES = 100;
/** The most people who recommend one person; calls ask for two or three. */
const MAX_RECOMMENDERS = 10;

/**
 * The most bytes of all facts of one person, as JSON in UTF-8. Sixty achievements of a hundred characters each fill a
 * third of it. A draft keeps them beside its files in one item, and a submission writes them three times.
 */
export const MAX_FACT_BYTES = 64 * 1024;

/**
 * What a person states about himself or herself: what conditions ask for and what describes it. A list that is left out is
 * not known; an empty one says that there is nothing. Ids are those of the vocabularies.
 */
export const personForm = v.pipe(
  fields({
    degrees: listOf(degreeForm),
    titles: listOf(titleForm),
    certificates: listOf(certificateForm),
    awards: listOf(awardForm),
    employments: listOf(employmentForm),
    /** The day on which a probation (见习期) of a year was passed, or `none`. */
    probationPassedOn: v.optional(v.union([v.literal(NONE), dayOrMonth])),
    hours: v.optional(hoursForm),
    madeUpHours: listOf(madeUpHoursForm),
    selfScore: v.optional(amountUpTo(1000)),
    /** Lines of the call's scoring table, from which the self-score is added up. */
    scoreLines: listOf(scoreLineForm, MAX_SCORE_LINES),
    /** The kind of person somebody is, where a call bars some, or `none` of those that it bars. */
    personKind: v.optional(id),
    insurance: v.optional(id),
    insured: listOf(insuredForm),
    /** Results of yearly assessments (年度考核) by year. */
    assessments: v.optional(v.pipe(byName(year, id), v.maxEntries(MAX_YEARS))),
    achievements: listOf(achievementForm, MAX_ACHIEVEMENTS),
    recommenders: listOf(recommenderForm, MAX_RECOMMENDERS),
  }),
  rule((person) =>
    new TextEncoder().encode(JSON.stringify(person)).length > MAX_FACT_BYTES
      ? [{ word: 'too-much-stated' }]
      : [],
  ),
);

export type Person = v.InferOutput<typeof personForm>;
