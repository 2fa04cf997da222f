import * as v from 'valibot';
import { anyway, byName, type Found, fields, rule, wholeNumber } from '../values/form.ts';
import { MAX_ID, MAX_STAGES, PATTERNS, WAITS } from './call.ts';

/**
 * The form of a call's file (`calls/*.yaml`): one year's published call for declarations.
 * Every value says where it comes from: `source` names a clause of the notice, `assumed` gives the reason for a
 * reading that the notice does not state. What a call says stands only here, never in code.
 */

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
/** Every declaration's record holds it as it was agreed to: domain/declaration/record-budget.ts. */
const MAX_COMMITMENT = 5000;
const word = v.pipe(v.string(), v.maxLength(MAX_ID), v.regex(PATTERNS.id));
const day = v.pipe(v.string(), v.regex(PATTERNS.day));
const timeOfDay = v.pipe(v.string(), v.regex(PATTERNS.time));
const closing = v.pipe(v.string(), v.regex(PATTERNS.closing));
const count = v.pipe(wholeNumber, v.minValue(0));
/** A rendering for English pages. The Chinese beside it is what counts. */
const english = v.pipe(v.string(), v.trim(), v.minLength(1), v.regex(PATTERNS.english));
const en = v.optional(english);

function citeOnce(value: unknown): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const { source, assumed } = value as { source?: unknown; assumed?: unknown };
  return (source === undefined) === (assumed === undefined) ? [{ word: 'cite-once' }] : [];
}

/** What cites where it comes from; that it does not is said beside a wrong value too: every finding at once. */
function citing<T extends v.ObjectEntries>(entries: T) {
  const origin = { source: v.optional(text), assumed: v.optional(text) };
  return v.pipe(fields({ ...entries, ...origin }), anyway(rule((cite) => citeOnce(cite))));
}

function cited<T extends v.GenericSchema>(value: T) {
  return citing({ value });
}

/** A cited wording that English pages render. */
const wordingCited = citing({ value: text, en });
const commitment = citing({ value: v.pipe(text, v.maxLength(MAX_COMMITMENT)), en });

const returns = fields({
  /** Who gets the declaration back. */
  to: v.picklist(['applicant', 'employer']),
  /** The stage by whose lock it must be back; where that lock is past, nothing can be returned. */
  resubmitBy: word,
  /** Whether a public notice that has ended must be posted again. */
  noticeRestarts: v.boolean(),
});

const stage = fields({
  id: word,
  name: text,
  en,
  actor: v.picklist(['applicant', 'employer', 'body']),
  /** What the actor has to do in this stage, with the clause that asks for it. */
  duty: wordingCited,
  opens: v.optional(cited(closing)),
  closes: cited(closing),
  returns: v.optional(cited(returns)),
});

/** What a rung may count from: the wait's begin, the stage's last day, the last feasible day to post, the first day of a result. */
const RUNG_EVENTS = ['entered', 'lock', 'last-feasible-posting', 'first-result-day'] as const;

const rung = fields({
  occasion: word,
  while: v.picklist(WAITS),
  audience: v.picklist(['applicant', 'employer', 'body']),
  does: v.picklist(['remind', 'escalate']),
  workingDays: count,
  side: v.picklist(['before', 'after']),
  event: v.picklist(RUNG_EVENTS),
  at: timeOfDay,
});

/** What an occasion is told with; the subject's English stands below it in a letter about several declarations. */
const wording = fields({ subject: text, en, body: text });

/** The letter that one mailbox gets for all that it is owed within a working day. */
const letters = fields({
  /** When it leaves, unless nothing was sent that day: then the first leaves at once. */
  at: timeOfDay,
  /** How long an urgent one waits after the letter before, so that what comes at once leaves together. */
  urgentMinutes: v.pipe(wholeNumber, v.minValue(5), v.maxValue(240)),
  /** Of several declarations, of which something is asked. */
  subject: text,
  /** Of several declarations, of which nothing is asked; it names the first applicant. */
  subjectTold: text,
  opening: text,
  /** One declaration. */
  case: text,
  /** Whose declaration it is, below the text of an occasion. */
  applicant: text,
  /** How many stand at the desk besides those that are named. */
  more: text,
  /** The heading of what was done by the desk's link, and one such act. */
  acts: text,
  act: text,
});

const material = fields({
  id: word,
  name: text,
  en,
  /** Asked for only of these levels, eligibility routes, or insurance situations; left out: of everybody. */
  levels: v.optional(v.array(word)),
  eligibilityRoutes: v.optional(v.array(word)),
  insurance: v.optional(v.picklist(['local', 'substitute'])),
  optional: v.optional(v.boolean()),
});

const named = fields({ id: word, name: text, en });

export const callFile = fields({
  id: word,
  identity: fields({
    title: wordingCited,
    issuer: wordingCited,
    issuedOn: cited(day),
    reviewYear: cited(v.pipe(wholeNumber, v.minValue(2000), v.maxValue(2999))),
    zone: cited(text),
    scope: wordingCited,
    professions: cited(v.pipe(v.array(named), v.minLength(1))),
    committee: wordingCited,
    materialsTo: wordingCited,
    contact: wordingCited,
  }),
  levels: cited(v.pipe(v.array(named), v.minLength(1))),
  eligibilityRoutes: cited(v.pipe(v.array(named), v.minLength(1))),
  stages: v.pipe(
    v.array(stage),
    anyway(v.minLength(2), Array.isArray),
    anyway(v.maxLength(MAX_STAGES), Array.isArray),
  ),
  late: wordingCited,
  publicNotice: fields({
    workingDays: cited(v.pipe(wholeNumber, v.minValue(1), v.maxValue(60))),
    countStartDay: cited(v.boolean()),
    earliestResult: cited(v.picklist(['last-notice-day', 'day-after'])),
    backdateDays: cited(v.pipe(wholeNumber, v.minValue(0), v.maxValue(30))),
    unresolvedObjectionAtLock: cited(v.picklist(['lapse', 'refuse'])),
  }),
  routes: cited(
    v.pipe(
      v.array(
        fields({
          affiliation: word,
          name: text,
          en,
          bodies: v.array(fields({ kind: word, name: text, en, stage: word })),
        }),
      ),
      v.minLength(1),
    ),
  ),
  claim: cited(v.picklist(['person-and-year'])),
  cutOff: cited(day),
  continuingEducation: cited(fields({ years: v.array(wholeNumber), levels: v.array(word) })),
  selfScore: cited(fields({ eligibilityRoutes: v.array(word), maximum: count })),
  insurance: citing({
    value: fields({ local: text, substitute: text }),
    en: v.optional(fields({ local: english, substitute: english })),
  }),
  materials: cited(v.pipe(v.array(material), v.minLength(1))),
  /** How long what was submitted stays as it was, counted from the call's last closing. */
  retention: cited(fields({ years: v.pipe(wholeNumber, v.minValue(1), v.maxValue(30)) })),
  ladder: cited(v.array(rung)),
  quietHours: cited(fields({ from: timeOfDay, to: timeOfDay })),
  letters: cited(letters),
  texts: cited(byName(word, wording)),
  commitment,
});
