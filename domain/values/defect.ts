import type { Said } from './said.ts';

/** For each word of a defect, the details that its sentence states. The sentences stand in `wording`. */
export const DETAILS = {
  missing: [],
  'wrong-type': [],
  malformed: [],
  'no-such-day': ['day'],
  'not-a-year': [],
  'no-letter': [],
  'given-twice': [],
  'unknown-field': [],
  'not-stated': [],
  'not-in-this-call': [],
  'not-asked': [],
  'level-not-open': [],
  'in-the-future': [],
  'before-the-call': ['issuedOn'],
  'booked-in-the-past': ['now'],
  'booked-too-late': ['latest', 'minutes'],
  'too-large': ['maximum'],
  'too-much-stated': [],
  'rank-beyond-people': [],
  'end-before-beginning': [],
  'sum-below-parts': [],
  'material-missing': ['name'],
  'file-name-too-long': ['maximum'],
  'not-a-material-type': ['types'],
  'file-too-large': ['maximum', 'size'],
  'file-empty': [],
  'file-size-differs': [],
  'file-hash-differs': [],
  'file-is-not-its-type': ['stated'],
  'file-is-another-type': ['stated', 'found'],
  'file-is-of-no-type-taken': ['stated', 'found'],
  'pdf-locked': [],
  'pdf-protected': [],
  'pdf-damaged': [],
  'pdf-without-pages': [],
  'pdf-page-damaged': ['page'],
  'picture-damaged': [],
  'picture-too-large': ['width', 'height', 'millions'],
  'pdf-not-opened': [],
  'picture-not-opened': [],
  'file-given-already': ['name'],
  'too-many-files': ['maximum'],
  'not-a-mobile-number': [],
  'not-a-telephone-number': [],
  'not-an-email': [],
  'not-registered': [],
  'own-employers-contact': [],
  'no-body-registered': ['body'],
  'same-name': [],
  'not-confirmed': [],
  'not-agreed': [],
  'signs-of-the-timeline': [],
  'wrong-sign': ['signs'],
  'wrong-form': [],
  'wrong-at-place': ['place'],
  'of-residence-permit': [],
  'of-permanent-resident': [],
  'wrong-checksum': [],
  'only-fifteen-digits': [],
  'no-such-birth-date': [],
  'born-in-the-future': [],
  'age-not-plausible': [],
  'letter-not-used': [],
  'wrong-organisation-checksum': [],
  'of-another-decision': [],
  'reason-not-asked': [],
  'postmark-after-receipt': [],
  'posted-before-submission': ['submittedOn'],
  'posted-before-interruption': ['interruptedOn'],
  'posted-in-future': ['today'],
  'posted-too-far-back': ['earliestDay'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Every word by which a value is found wrong. */
export type DefectWord = keyof typeof DETAILS;

/** Words that no table of `wording` says: a defect by one of them brings its sentence. */
export type OwnWord =
  | 'effect'
  | 'finding'
  | 'stale'
  | 'reason-missing'
  | 'refused-by-rule'
  | 'too-many'
  | 'no-file-of-a-call'
  | 'no-file-of-days-off'
  | 'no-file-of-sanctions'
  | 'ends-before-it-begins'
  | 'day-of-another-year'
  | 'day-named-twice'
  | 'make-up-within-the-week'
  | 'years-not-in-a-row'
  | 'last-day-differs'
  | 'served-before-decided'
  | 'no-such-ground'
  | 'no-such-level'
  | 'too-large-an-entry'
  | 'too-much-of-one'
  | 'held-already'
  | 'one-entry';

/** Kinds of text that consist of plain signs alone: numbers, codes and addresses. */
export type PlainText = 'credit-code' | 'identity-number' | 'telephone' | 'email';

/** Every word that a rule in a form may give. The reader of the form turns the last four into defects. */
export type FoundWord =
  | DefectWord
  | OwnWord
  | 'wrong-sign-of-text'
  | 'wrong-name'
  | 'cite-once'
  | 'one-condition'
  | 'one-measure'
  | 'two-decimals'
  | 'at-least-of'
  | `foreign-sign-of-${PlainText}`;

type Details = Readonly<Record<string, string | number>>;
type DetailOf<W extends DefectWord> = (typeof DETAILS)[W][number];
/** A word whose sentence states no details. */
export type PlainWord = { [W in DefectWord]: [DetailOf<W>] extends [never] ? W : never }[DefectWord];

interface Place {
  /** A JSON pointer. */
  readonly at: string;
  readonly clause?: string;
}

interface PlainDefect extends Place {
  readonly because: PlainWord;
  readonly detail?: Details;
}

interface DetailedDefect<W extends DefectWord> extends Place {
  readonly because: W;
  readonly detail: Details & Readonly<Record<DetailOf<W>, string | number>>;
}

/** A defect whose word has a sentence of its own. */
export type WordedDefect =
  | PlainDefect
  | { [W in Exclude<DefectWord, PlainWord>]: DetailedDefect<W> }[Exclude<DefectWord, PlainWord>];

/** Sentences for words that have none in `wording`, or another one there. */
export type OwnSentences = Readonly<Partial<Record<FoundWord, Said>>>;

/** A defect that brings its sentence, such as a finding on a call's file. */
export interface SaidDefect extends Place {
  readonly because: FoundWord;
  readonly detail: Said & Details;
}

/** One defect of what was given: where it stands, what is wrong, and the details that its sentence needs. */
export type Defect = WordedDefect | SaidDefect;

export function isPlainWord(word: string): word is PlainWord {
  const details: Readonly<Record<string, readonly string[]>> = DETAILS;
  return Object.hasOwn(details, word) && details[word]?.length === 0;
}

export function bringsSentence(defect: Defect): defect is SaidDefect {
  return defect.detail?.zh !== undefined;
}
