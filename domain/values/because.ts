/** For each word of a refusal, the facts that its sentence states. The sentences stand in `wording`. */
type FactNames = Readonly<Record<string, readonly string[]>>;

/** Words for any act on a declaration, by any actor. */
export const OF_ACTS = {
  'no-such-declaration': [],
  'already-taken-in': [],
  'no-such-material': [],
  'not-uploaded': [],
  'file-refused': [],
  'file-not-opened-yet': [],
  'key-reused': [],
  'no-such-call': [],
  'not-in-this-standing': ['standing'],
  'refused-by-lock': ['stage'],
  lapsed: ['stage'],
  abandoned: ['stage'],
  stale: ['shown', 'now'],
  'already-decided': [],
  superseded: [],
  'stage-not-open': ['stage', 'opensAt'],
  'stage-closed': ['stage', 'closesAt'],
  'next-stage-closed': ['stage', 'closesAt'],
  'term-over': ['step', 'endsAt'],
  'in-time-but-unrecorded': ['at'],
  'grant-ran-out': ['until'],
  'grant-used': [],
  'is-booked': ['bookedFor'],
  'not-booked': [],
  'already-claimed': ['scope'],
  'number-claimed': ['scope', 'contact'],
  'claim-freed': ['contact'],
  'posts-not-stated': ['level'],
  'no-free-post': ['level', 'most', 'taken'],
  'nothing-changed': [],
  incomplete: [],
  'refused-by-rule': ['contact'],
  malformed: [],
  'too-many-begun': ['most'],
  'too-many-changes': ['most'],
  'too-many-corrections': ['most'],
  'too-many-announced': ['most'],
  'calendar-not-published': ['year'],
  'link-ended': [],
  'granted-already': ['until'],
  'confirmation-wrong': [],
  'sent-too-late': ['sentBy'],
  'claim-gone': [],
} as const satisfies FactNames;

/** Words that only an act of a reviewer meets. */
export const OF_REVIEWERS = {
  'claim-lost': [],
  'own-declaration': [],
  'reason-missing': [],
  'defects-missing': [],
  'returns-not-allowed': [],
  'too-late-to-return': ['resubmitBy'],
  'returned-as-often': ['most'],
  'opinion-missing': [],
  'posting-wrong': [],
  'cannot-finish-in-time': ['lastDay', 'resultFrom', 'latest'],
  'cannot-finish-before-year': ['year', 'latest'],
  'notice-still-running': ['lastDay', 'resultFrom'],
  'objection-unsettled': ['objections'],
  'no-such-open-objection': ['number'],
  'too-many-objections': ['most'],
  'too-many-rounds': ['most'],
  'no-such-condition': [],
  'no-such-line': [],
} as const satisfies FactNames;

/** Words that only an act of an operator meets. */
export const OF_OPERATORS = {
  unconfirmed: [],
  'no-such-registration': ['file'],
  'registration-too-large': ['most'],
  'registration-not-json': [],
  'too-many-successors': ['writes', 'most'],
  'no-calendar': [],
  'nothing-published-yet': ['shown'],
  'nothing-registered-yet': ['shown'],
  'no-link-yet': ['shown'],
  'no-such-call-file': ['file'],
  'call-too-large': ['most'],
  'call-not-text': [],
  'no-such-calendar': ['file'],
  'calendar-too-large': ['most'],
  'calendar-not-json': [],
  'calendar-unchanged': ['version'],
  'calendar-years-vanish': ['years'],
  'claim-not-held': [],
  'not-the-holder': ['holder', 'standing', 'employer'],
  'number-accepted-already': [],
  'nothing-to-accept': [],
  'nothing-to-admit': [],
  'not-the-conditions': ['conditions'],
  'number-not-stated': [],
  'nothing-to-rehash': [],
  'no-such-sanctions': ['file'],
  'sanctions-too-large': ['most'],
  'sanctions-not-json': [],
  'no-such-sanction': ['sanction'],
  'sanction-ended': ['sanction'],
  'no-file-signing-key': [],
  'not-shared': ['sanction', 'platform'],
  'no-such-stage': ['stage'],
  'grant-in-the-past': ['until'],
  'grant-before-closing': ['until', 'closesAt'],
  'call-unreadable': [],
  'would-strand-cases': [],
  'never-earlier': ['from', 'to'],
  'to-in-the-past': ['to'],
  'past-the-next-stage': ['next', 'closesAt'],
  'no-such-act': ['acts'],
} as const satisfies FactNames;

/** Words for a request, before any act is judged. */
export const OF_REQUESTS = {
  'not-signed-in': [],
  'no-such-path': [],
  'no-such-method': ['allowed'],
  'no-such-employer': [],
  'judges-nobody': [],
  'no-achievement-file': [],
  'body-too-large': [],
  'malformed-path': [],
  'foreign-request': [],
  'not-json': ['deepest'],
  'wrong-content-type': [],
  'if-match-missing': [],
  'if-match-any': [],
  'if-match-malformed': [],
  'if-match-unmatched': [],
  'idempotency-key-missing': [],
} as const satisfies FactNames;

export type BecauseOfAct = keyof typeof OF_ACTS;
export type BecauseOfReviewer = keyof typeof OF_REVIEWERS;
export type BecauseOfOperator = keyof typeof OF_OPERATORS;
export type BecauseOfRequest = keyof typeof OF_REQUESTS;

/** Every word by which something is refused. */
export type Because = BecauseOfAct | BecauseOfReviewer | BecauseOfOperator | BecauseOfRequest;

type Table = typeof OF_ACTS & typeof OF_REVIEWERS & typeof OF_OPERATORS & typeof OF_REQUESTS;

/** The names of the facts that a refusal by this word must bring. */
export type FactOf<B extends Because> = Table[B][number];
