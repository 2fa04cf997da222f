import type { Call } from '../call/call.ts';
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

/** The situation of somebody who is insured in none of the ways that a call names. */
const UNINSURED = 'none';

/** The ids of a person's file that neither the vocabularies nor the call have. */
export function unknownTerms(
  person: Person,
  vocabularies: Vocabularies,
  { insurance: named }: Pick<Call, 'insurance'>,
): UnknownTerm[] {
  const { degrees = [], titles = [], certificates = [], awards = [], insurance = UNINSURED } = person;
  const situations = [...Object.keys(named.value), UNINSURED];
  return [
    ...(situations.includes(insurance) ? [] : [{ at: '/insurance', value: insurance, known: situations }]),
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
