import * as z from 'zod/mini';
import { MOST_ID, PATTERNS, WAITS } from './call.ts';

/**
 * The form of a call's file (`calls/*.yaml`): one year's published call for declarations.
 * Every value says where it comes from: `source` names a clause of the notice, `assumed` gives the reason for a
 * reading that the notice does not state. What a call says stands only here, never in code.
 */

const text = z.string().check(z.trim(), z.minLength(1));
/** Every declaration's record holds it as it was agreed to: domain/record-budget.ts. */
const MOST_COMMITMENT = 5000;
const word = z.string().check(z.maxLength(MOST_ID), z.regex(PATTERNS.id));
const day = z.string().check(z.regex(PATTERNS.day));
const timeOfDay = z.string().check(z.regex(PATTERNS.time));
const closing = z.string().check(z.regex(PATTERNS.closing));
const count = z.int().check(z.minimum(0));
/** A rendering for English pages. The Chinese beside it is what counts. */
const english = z.string().check(z.trim(), z.minLength(1), z.regex(PATTERNS.english));
const en = z.optional(english);

const citeOnce = z.refine<{ source?: string | undefined; assumed?: string | undefined }>(
  (cite) => (cite.source === undefined) !== (cite.assumed === undefined),
  {
    params: { finding: 'cite-once' },
    // Said beside a wrong value too: every finding at once.
    when: ({ value }) => typeof value === 'object' && value !== null,
  },
);
const origin = { source: z.optional(text), assumed: z.optional(text) };

function cited<T extends z.core.$ZodType>(value: T) {
  return z.strictObject({ value, ...origin }).check(citeOnce);
}

/** A cited wording that English pages render. */
const wordingCited = z.strictObject({ value: text, en, ...origin }).check(citeOnce);
const commitment = z
  .strictObject({ value: text.check(z.maxLength(MOST_COMMITMENT)), en, ...origin })
  .check(citeOnce);

const returns = z.strictObject({
  /** Who gets the declaration back. */
  to: z.enum(['applicant', 'employer']),
  /** The stage by whose lock it must be back; where that lock is past, nothing can be returned. */
  resubmitBy: word,
  /** Whether a public notice that has ended must be posted again. */
  noticeRestarts: z.boolean(),
});

const stage = z.strictObject({
  id: word,
  name: text,
  en,
  actor: z.enum(['applicant', 'employer', 'body']),
  /** What the actor has to do in this stage, with the clause that asks for it. */
  duty: wordingCited,
  opens: z.optional(cited(closing)),
  closes: cited(closing),
  returns: z.optional(cited(returns)),
});

/** What a rung may count from: the wait's begin, the stage's last day, the last feasible day to post, the first day of a result. */
const RUNG_EVENTS = ['entered', 'lock', 'last-feasible-posting', 'first-result-day'] as const;

const rung = z.strictObject({
  occasion: word,
  while: z.enum(WAITS),
  audience: z.enum(['applicant', 'employer', 'body']),
  does: z.enum(['remind', 'escalate']),
  workingDays: count,
  side: z.enum(['before', 'after']),
  event: z.enum(RUNG_EVENTS),
  at: timeOfDay,
});

const wording = z.strictObject({ subject: text, body: text });

const material = z.strictObject({
  id: word,
  name: text,
  en,
  /** Asked for only of these levels, eligibility routes, or insurance situations; left out: of everybody. */
  levels: z.optional(z.array(word)),
  eligibilityRoutes: z.optional(z.array(word)),
  insurance: z.optional(z.enum(['local', 'substitute'])),
  optional: z.optional(z.boolean()),
});

const named = z.strictObject({ id: word, name: text, en });

export const callFile = z.strictObject({
  id: word,
  identity: z.strictObject({
    title: wordingCited,
    issuer: wordingCited,
    issuedOn: cited(day),
    reviewYear: cited(z.int().check(z.minimum(2000), z.maximum(2999))),
    zone: cited(text),
    scope: wordingCited,
    professions: cited(z.array(named).check(z.minLength(1))),
    committee: wordingCited,
    materialsTo: wordingCited,
    contact: wordingCited,
  }),
  levels: cited(z.array(named).check(z.minLength(1))),
  eligibilityRoutes: cited(z.array(named).check(z.minLength(1))),
  stages: z.array(stage).check(z.minLength(2)),
  late: wordingCited,
  publicNotice: z.strictObject({
    workingDays: cited(z.int().check(z.minimum(1), z.maximum(60))),
    countStartDay: cited(z.boolean()),
    earliestResult: cited(z.enum(['last-notice-day', 'day-after'])),
    backdateDays: cited(z.int().check(z.minimum(0), z.maximum(30))),
    unresolvedObjectionAtLock: cited(z.enum(['lapse', 'refuse'])),
  }),
  routes: cited(
    z
      .array(
        z.strictObject({
          affiliation: word,
          name: text,
          en,
          bodies: z.array(z.strictObject({ kind: word, name: text, en, stage: word })),
        }),
      )
      .check(z.minLength(1)),
  ),
  claim: cited(z.enum(['person-and-year'])),
  cutOff: cited(day),
  continuingEducation: cited(z.strictObject({ years: z.array(z.int()), levels: z.array(word) })),
  selfScore: cited(z.strictObject({ eligibilityRoutes: z.array(word), maximum: count })),
  insurance: z
    .strictObject({
      value: z.strictObject({ local: text, substitute: text }),
      en: z.optional(z.strictObject({ local: english, substitute: english })),
      ...origin,
    })
    .check(citeOnce),
  materials: cited(z.array(material).check(z.minLength(1))),
  /** How long what was submitted stays as it was, counted from the call's last closing. */
  retention: cited(z.strictObject({ years: z.int().check(z.minimum(1), z.maximum(30)) })),
  ladder: cited(z.array(rung)),
  quietHours: cited(z.strictObject({ from: timeOfDay, to: timeOfDay })),
  texts: cited(z.record(word, wording)),
  commitment,
});
