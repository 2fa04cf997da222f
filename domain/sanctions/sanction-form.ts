import * as v from 'valibot';
import { normalCreditCode } from '../identifiers/credit-code.ts';
import {
  checkIdentityNumber,
  IDENTITY_KINDS,
  type IdentityFinding,
  normalIdentityNumber,
  personOf,
} from '../identifiers/identity-number.ts';
import { foreignSign } from '../typed/foreign-sign.ts';
import { choice, code, line, lines, nameLine, plainly, typedDay, word } from '../typed/typed-form.ts';
import { anyway, type Found, fields, rule, wholeNumber } from '../values/form.ts';
import { said } from '../values/said.ts';
import { normalDecision } from './decision-number.ts';
import { MAX_PERSON_BYTES } from './entry.ts';
import { START_RULES, spanOf } from './term.ts';

/** The most entries of one file: a decision names a few people. */
export const MAX_SANCTIONS = 40;

/** The most bytes of one entry, as JSON in UTF-8: several times what a decision needs. */
export const MAX_ENTRY_BYTES = 16 * 1024;

/** Sentences for rules whose word has none of its own. */
export const SANCTION_SENTENCES = {
  'last-day-differs': said(
    '与按起算规则（startRule）和年数算出的最后一日不同；请核对决定书。',
    'is not the last day that the start rule and the years make; look at the decision.',
  ),
  'served-before-decided': said('早于作出决定的日期。', 'is before the day of the decision.'),
  'too-many': said(
    `一次最多登记${MAX_SANCTIONS}条；请分成几个文件。`,
    `One act takes ${MAX_SANCTIONS} entries; use several files.`,
  ),
  'given-twice': said(
    '同一证件、同一决定在本文件中出现了两次。',
    'names a document and a decision that this file names already.',
  ),
  'no-such-ground': said(
    '不是词表中的事由（calls/vocabularies.json 的 grounds）。',
    'is no ground of the vocabulary (grounds in calls/vocabularies.json).',
  ),
  'no-such-level': said(
    '不是词表中的职称级别（calls/vocabularies.json 的 titles）。',
    'is no level of the vocabulary (titles in calls/vocabularies.json).',
  ),
  'too-large-an-entry': said(
    `一条超过 ${MAX_ENTRY_BYTES / 1024} KB；请写要点，全文留在案卷中。`,
    `is larger than ${MAX_ENTRY_BYTES / 1024} KB; state the gist and leave the whole text in the file of the case.`,
  ),
  'too-much-of-one': said(
    `连同这一证件已有的记录及其更正前的内容，超过 ${MAX_PERSON_BYTES / 1024} KB；请写得短些。`,
    `and the entries that its document has already, with what their corrections replaced, are more than ${MAX_PERSON_BYTES / 1024} KB; shorten it.`,
  ),
  'held-already': said(
    '这一证件在诚信档案库中已有这一决定的记录；请用 correct-sanction 更正。',
    'has an entry of this decision already; correct that one by correct-sanction.',
  ),
  'one-entry': said('更正文件只写一条。', 'of a correction has exactly one entry.'),
};

/** What an operator who has seen the document may let through: a wrong check digit, and a card of fifteen digits. */
const LET_THROUGH: readonly IdentityFinding[] = ['only-fifteen-digits', 'age-not-plausible'];

/** Nobody is judged by the age that a number states, so its day is any after which the number can have been given. */
const ANY_DAY = '2999-12-31';

function numberFindings(value: unknown): Found[] {
  const { kind, number, checksumSetAside } = Object(value) as Record<string, unknown>;
  const known = IDENTITY_KINDS.find((each) => each === kind);
  if (known === undefined || typeof number !== 'string') return [];
  const normal = normalIdentityNumber(number, known);
  if (foreignSign('', normal, 'identity-number')) return [];
  return checkIdentityNumber({ kind: known, number, today: ANY_DAY })
    .filter((found) => !LET_THROUGH.includes(found))
    .filter((found) => found !== 'wrong-checksum' || checksumSetAside === undefined)
    .map((found) => ({ word: found, path: ['number'] }));
}

/** The person whom a decision names. All of it is sealed in the records. */
const person = v.pipe(
  fields({
    kind: choice(...IDENTITY_KINDS),
    number: v.pipe(
      code,
      v.string(),
      v.transform((text) => normalIdentityNumber(text)),
      plainly('identity-number'),
    ),
    name: nameLine,
    employer: v.optional(nameLine),
    creditCode: v.optional(v.pipe(code, v.transform(normalCreditCode), plainly('credit-code'))),
    /** Why the number stands in spite of its check digit, after the document was seen. */
    checksumSetAside: v.optional(nameLine),
  }),
  anyway(rule((one) => numberFindings(one))),
);

/** One entry of the register as a decision makes it, with the fields that a credit platform asks for. */
const sanction = v.pipe(
  fields({
    person,
    role: choice('applicant', 'reviewer', 'expert', 'staff'),
    ground: word,
    /** What was done, in words. */
    act: lines,
    /** The declaration that it was done in: its year, series, level and number. */
    declared: v.optional(
      fields({
        year: v.optional(v.pipe(wholeNumber, v.minValue(1980), v.maxValue(2999))),
        series: v.optional(nameLine),
        level: v.optional(word),
        number: v.optional(line),
      }),
    ),
    found: v.optional(fields({ how: lines, by: nameLine, on: typedDay })),
    evidence: v.optional(v.pipe(v.array(lines), v.maxLength(50))),
    /** Whether the person was told before, spoke and was heard. */
    heard: v.optional(
      fields({ toldOn: v.optional(typedDay), statement: v.optional(lines), hearing: v.optional(lines) }),
    ),
    decision: fields({ number: line, date: typedDay, office: nameLine }),
    /** The articles on which the decision stands. */
    basis: lines,
    effect: fields({
      words: lines,
      /** The levels that may not be declared; every level without it. */
      levels: v.optional(v.pipe(v.array(word), v.minLength(1), v.maxLength(20))),
      /** What the decision cancels: a year's declaration, or a title by its number. */
      cancels: v.optional(line),
    }),
    term: fields({
      startRule: choice(...START_RULES),
      years: v.pipe(wholeNumber, v.minValue(1), v.maxValue(50)),
      /** The last day as the decision prints it. It is compared with the one that the rule makes. */
      lastDay: v.optional(typedDay),
    }),
    served: v.optional(fields({ on: typedDay, how: lines })),
    remedy: fields({ told: lines, used: v.optional(lines), outcome: v.optional(lines) }),
    /** An objection that is not settled yet is marked at once. */
    objection: v.optional(fields({ on: typedDay, words: lines })),
  }),
  rule(({ decision, term, served }) => [
    ...(term.lastDay !== undefined && term.lastDay !== spanOf(decision.date, term).to
      ? [{ word: 'last-day-differs' as const, path: ['term', 'lastDay'] }]
      : []),
    ...(served !== undefined && served.on < decision.date
      ? [{ word: 'served-before-decided' as const, path: ['served', 'on'] }]
      : []),
  ]),
);

export type SanctionTold = v.InferOutput<typeof sanction>;

/** The form of a file of sanctions. `grounds` are the vocabulary's, and `levels` the titles that it has. */
export function sanctionsForm(grounds: readonly string[], levels: readonly string[]) {
  const known = rule<SanctionTold>(({ ground, effect }) => [
    ...(grounds.includes(ground) ? [] : [{ word: 'no-such-ground' as const, path: ['ground'] }]),
    ...(effect.levels ?? []).flatMap((level, index) =>
      levels.includes(level) ? [] : [{ word: 'no-such-level' as const, path: ['effect', 'levels', index] }],
    ),
  ]);
  const bounded = rule<SanctionTold>((one) =>
    new TextEncoder().encode(JSON.stringify(one)).length > MAX_ENTRY_BYTES
      ? [{ word: 'too-large-an-entry' as const }]
      : [],
  );
  return fields({
    sanctions: v.pipe(
      v.array(v.pipe(sanction, known, bounded)),
      v.minLength(1),
      rule((all) => (all.length > MAX_SANCTIONS ? [{ word: 'too-many' }] : [])),
      rule((all) =>
        [...all.entries()]
          .filter(([index, one]) => all.findIndex((other) => sameOf(other) === sameOf(one)) !== index)
          .map(([index]) => ({ word: 'given-twice', path: [index, 'decision', 'number'] })),
      ),
    ),
  });
}

function sameOf({ person: { kind, number }, decision }: SanctionTold): string {
  const whose = personOf(kind, number);
  return JSON.stringify([whose.kind, whose.number, normalDecision(decision.number)]);
}
