import { pointer } from '../values/pointer.ts';
import type { Person } from './person.ts';
import type { Vocabularies, VocabularyName } from './vocabulary.ts';

/** An id that no vocabulary has, and the ids that stand there. */
export interface UnknownTerm {
  /** A JSON pointer. */
  readonly at: string;
  readonly value: string;
  readonly known: readonly string[];
}

/** The ids of a person's file that the vocabularies do not have. */
export function unknownTerms(person: Person, vocabularies: Vocabularies): UnknownTerm[] {
  const { degrees = [], titles = [], certificates = [], awards = [] } = person;
  return [
    ...unknownIn(
      vocabularies,
      'degrees',
      degrees.map(({ degree }) => degree),
      'degree',
    ),
    ...unknownIn(
      vocabularies,
      'titles',
      titles.map(({ title }) => title),
      'title',
    ),
    ...unknownIn(
      vocabularies,
      'certificates',
      certificates.map((each) => each.certificate),
      'certificate',
    ),
    ...unknownIn(
      vocabularies,
      'awards',
      awards.map(({ award }) => award),
      'award',
    ),
  ];
}

function unknownIn(
  vocabularies: Vocabularies,
  list: VocabularyName,
  values: readonly string[],
  key: string,
): UnknownTerm[] {
  const known = vocabularies[list].map(({ id }) => id);
  return values.flatMap((value, index) =>
    known.includes(value) ? [] : [{ at: pointer([list, String(index), key]), value, known }],
  );
}
