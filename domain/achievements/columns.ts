/** The vocabularies of which an entry names a term, by their names in `calls/vocabularies.json`. */
type Vocabulary =
  | 'degrees'
  | 'titles'
  | 'certificates'
  | 'awards'
  | 'studyForms'
  | 'titleWays'
  | 'achievementKinds'
  | 'subjects';

/** Stands for the situations of insurance that a call names, in place of a vocabulary. */
export const SITUATIONS = 'situations';

/**
 * One key of an entry. `judged` ones are those on which conditions judge, `described` ones a declaration asks for beside
 * them, and `kept` ones stand in the achievement file and are shown where they are stated. `given` ones the form itself sets,
 * so a row that holds nothing else is empty.
 */
export interface Column {
  readonly key: string;
  readonly is: 'term' | 'text' | 'day' | 'number' | 'box';
  readonly of?: Vocabulary | typeof SITUATIONS;
  readonly use: 'judged' | 'described' | 'kept' | 'given';
}

const term = (key: string, of: Column['of'] & string, use: Column['use'] = 'judged'): Column => ({
  ...{ key, is: 'term', of, use },
});
const plain = (key: string, is: 'text' | 'day' | 'number' | 'box', use: Column['use']): Column => ({
  ...{ key, is, use },
});

/** The keys of the entries of each list in the order in which people fill them in. The first says what the entry is. */
export const COLUMNS = {
  degrees: [
    term('degree', 'degrees'),
    plain('obtainedOn', 'day', 'judged'),
    plain('school', 'text', 'described'),
    plain('major', 'text', 'described'),
    term('studyForm', 'studyForms', 'kept'),
    plain('number', 'text', 'kept'),
  ],
  titles: [
    term('title', 'titles'),
    plain('obtainedOn', 'day', 'judged'),
    plain('employedFrom', 'day', 'judged'),
    plain('number', 'text', 'described'),
    term('way', 'titleWays', 'kept'),
    plain('issuedBy', 'text', 'kept'),
  ],
  certificates: [
    term('certificate', 'certificates'),
    plain('obtainedOn', 'day', 'judged'),
    plain('number', 'text', 'described'),
  ],
  awards: [
    term('award', 'awards'),
    plain('rank', 'number', 'judged'),
    plain('people', 'number', 'kept'),
    plain('year', 'number', 'kept'),
  ],
  employments: [
    plain('from', 'day', 'judged'),
    plain('to', 'day', 'judged'),
    plain('employer', 'text', 'described'),
    plain('post', 'text', 'described'),
    plain('dispatched', 'box', 'kept'),
  ],
  achievements: [
    term('kind', 'achievementKinds'),
    plain('name', 'text', 'described'),
    plain('on', 'day', 'judged'),
    plain('place', 'text', 'described'),
    plain('rank', 'number', 'judged'),
    plain('people', 'number', 'described'),
    plain('coauthors', 'text', 'kept'),
    plain('shownBy', 'text', 'kept'),
  ],
  recommenders: [
    plain('name', 'text', 'judged'),
    term('title', 'titles'),
    plain('employer', 'text', 'described'),
    plain('profession', 'text', 'described'),
    plain('sameProfession', 'box', 'judged'),
  ],
  madeUpHours: [
    plain('year', 'number', 'judged'),
    plain('hours', 'number', 'judged'),
    term('subject', 'subjects'),
    plain('on', 'day', 'judged'),
  ],
  scoreLines: [
    plain('indicator', 'text', 'given'),
    plain('level', 'text', 'judged'),
    plain('grade', 'text', 'judged'),
    plain('amount', 'number', 'judged'),
    plain('rank', 'number', 'judged'),
    plain('holds', 'box', 'judged'),
    plain('what', 'text', 'described'),
    plain('shownBy', 'text', 'described'),
  ],
  insured: [term('as', SITUATIONS), plain('from', 'day', 'judged'), plain('to', 'day', 'judged')],
} as const satisfies Readonly<Record<string, readonly Column[]>>;

export type ListName = keyof typeof COLUMNS;

export function isList(fact: string): fact is ListName {
  return Object.hasOwn(COLUMNS, fact);
}

/** The columns of a list, of which every one has the same form. */
export function columnsOf(list: ListName): readonly Column[] {
  return COLUMNS[list];
}
