import * as v from 'valibot';
import { anyway, byName, fields, wholeNumber } from '../values/form.ts';
import { FORMAT, LAST_ASSESSED, MAX_STEPS } from './call.ts';
import { claimForm } from './claim-form.ts';
import { COUNTED_LEAVES } from './condition-form.ts';
import { FACTS_TO_ASK } from './fact-names.ts';
import {
  assessed,
  cited,
  citing,
  day,
  en,
  endOfDay,
  named,
  onRestDay,
  text,
  timeOfDay,
  word,
} from './form-pieces.ts';
import { letters, rung, sms, wording } from './letters-form.ts';
import { materialForm } from './material-form.ts';
import { EMPLOYER_KINDS, quotaForm } from './quota-form.ts';
import { routeForm } from './route-form.ts';
import { eligibilityForm } from './rules-form.ts';
import { scoringEntries } from './scoring-form.ts';
import { step } from './step-form.ts';

/**
 * The form of a call's file (`calls/*.yaml`): one year's published call for declarations. Every value says where it
 * comes from: `source` names a clause of the notice, `assumed` gives the reason for a reading that the notice does not
 * state. The contents of a call stand only in its file, never in code.
 */

/**
 * The longest commitment, in characters. Every declaration's record holds its wording as it was agreed to:
 * test/adapters/records/declarations/parts.test.ts.
 */
const MAX_COMMITMENT = 5000;
/** A cited wording, with a rendering for English pages. */
const wordingCited = citing({ value: text, en });
const commitment = citing({ value: v.pipe(text, v.maxLength(MAX_COMMITMENT)), en });

const situation = fields({
  ...named.entries,
  provedBy: v.optional(v.pipe(v.array(word), v.minLength(1))),
});

const someTerms = v.optional(v.pipe(v.array(word), v.minLength(1)));
/** The vocabularies that a call may narrow. */
const NARROWED = { degrees: someTerms, titles: someTerms, certificates: someTerms, subjects: someTerms };

const otherCutOff = fields({
  day,
  conditions: v.optional(v.pipe(v.array(v.picklist(COUNTED_LEAVES)), v.minLength(1))),
  batches: v.optional(v.pipe(v.array(word), v.minLength(1))),
  employerKinds: v.optional(v.pipe(v.array(v.picklist(EMPLOYER_KINDS)), v.minLength(1))),
});

export const callFile = fields({
  /** The version of this form. */
  format: v.pipe(wholeNumber, v.value(FORMAT)),
  id: word,
  identity: fields({
    title: wordingCited,
    issuer: wordingCited,
    /** Who runs the declaring (主办单位), where that is not the issuer. */
    organiser: v.optional(wordingCited),
    issuedOn: cited(day),
    reviewYear: cited(v.pipe(wholeNumber, v.minValue(2000), v.maxValue(2999))),
    zone: cited(text),
    scope: wordingCited,
    professions: cited(v.pipe(v.array(named), v.minLength(1))),
    committee: wordingCited,
    materialsTo: wordingCited,
    contact: wordingCited,
    /** The filing number (备案号) that the notice gives of its site. */
    filing: v.optional(wordingCited),
  }),
  levels: cited(v.pipe(v.array(named), v.minLength(1))),
  eligibilityRoutes: cited(v.pipe(v.array(named), v.minLength(1))),
  /** The way of a declaration, in the order that `after` gives, whatever the order of the list. */
  steps: v.pipe(
    v.array(step),
    anyway(v.minLength(2), Array.isArray),
    anyway(v.maxLength(MAX_STEPS), Array.isArray),
  ),
  /** Windows of one call (批次), each with its own opening and closing of every step. */
  batches: v.optional(cited(v.pipe(v.array(named), v.minLength(2)))),
  late: wordingCited,
  /** The hour at which a closing ends that is a day without an hour. */
  closingsEndAt: cited(endOfDay),
  /** Whether papers that were received before a return to the applicant count after it, or are handed in again. */
  papersAfterReturn: cited(v.picklist(['count', 'again'])),
  /** How deadlines of the case are counted where a step does not say otherwise. */
  deadlines: fields({
    /** Whether the day of the event counts as the first. */
    countStartDay: cited(v.boolean()),
    onRestDay: cited(onRestDay),
  }),
  /** Submissions that an applicant books for a later instant. */
  bookings: fields({
    /** How long before the closing the last one may be booked, so that the machine has time to try again. */
    leastMinutesBefore: cited(v.pipe(wholeNumber, v.minValue(10), v.maxValue(1440))),
    /** The hours of a day that the page offers. Any other can be typed. */
    offeredAt: cited(v.pipe(v.array(timeOfDay), v.minLength(1), v.maxLength(6))),
  }),
  routes: cited(v.pipe(v.array(routeForm), v.minLength(1))),
  /**
   * Applicants that the call expects in its year. A step's lock gets as many gates as they need when the step is first
   * published; a later version changes the steps that it adds, and no others.
   */
  expects: cited(v.pipe(wholeNumber, v.minValue(1), v.maxValue(1_000_000))),
  /** How many declarations a person may have, and what frees the claim. */
  claim: cited(claimForm),
  cutOff: cited(day),
  /** Other days, to which some conditions count, or all of them in some batches or for some kinds of employer. The first that fits holds. */
  cutOffs: v.optional(cited(v.pipe(v.array(otherCutOff), v.minLength(1)))),
  /** Who may declare. A call without it judges nobody. */
  eligibility: v.optional(eligibilityForm),
  /** The scoring table by which a self-score is made. Without its contents, the total that is stated is judged. */
  scoring: v.optional(citing(scoringEntries)),
  /** The situations of insurance of which a person states one, or that it is none of them, with the materials that prove each. */
  insurance: v.optional(cited(v.pipe(v.array(situation), v.minLength(1)))),
  /** Of these vocabularies only some terms are known under this call. Other lists, and recommenders' titles, stay whole. */
  terms: v.optional(cited(fields(NARROWED))),
  /**
   * The years whose yearly assessments (年度考核) the call asks for: so many, of which the last is that of the cut-off or the one
   * before it.
   */
  assessments: v.optional(cited(fields({ years: assessed, upTo: v.picklist(LAST_ASSESSED) }))),
  /** Facts that the call's papers use. They are asked of everybody, whatever the conditions name. */
  alsoAsked: v.optional(cited(v.array(v.picklist(FACTS_TO_ASK)))),
  /** The posts of employers, within which declarations stand. A call without it asks nobody. */
  postQuota: v.optional(quotaForm),
  materials: cited(v.pipe(v.array(materialForm), v.minLength(1))),
  /** How many years after the call's last closing submissions are kept unchanged. */
  retention: cited(fields({ years: v.pipe(wholeNumber, v.minValue(1), v.maxValue(30)) })),
  /** How many years after its last use under this call an applicant's achievement file (业绩档案) is forgotten. */
  achievementFile: cited(fields({ years: v.pipe(wholeNumber, v.minValue(1), v.maxValue(30)) })),
  /** What the privacy notice says of the call: why personal data are handled, on which ground, and why sensitive ones. */
  privacy: fields({ purpose: wordingCited, ground: wordingCited, sensitive: wordingCited }),
  ladder: cited(v.array(rung)),
  quietHours: cited(fields({ from: timeOfDay, to: timeOfDay })),
  letters: cited(letters),
  /** Short messages to applicants who agreed, beside their letters. */
  sms: cited(sms),
  texts: cited(byName(word, wording)),
  commitment,
});
