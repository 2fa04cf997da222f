import { ALL_SUBJECTS } from '../achievements/all-subjects.ts';
import { NONE, type Person } from '../achievements/person.ts';
import type { Call } from '../call/call.ts';
import { UNINSURED } from '../call/named.ts';
import type { Defect } from '../values/defect.ts';
import { pointer } from '../values/pointer.ts';
import { offeredIn } from './offered.ts';
import type { Vocabularies, VocabularyName } from './vocabulary.ts';

/** An id that no vocabulary has, and the ids that stand there. */
export interface UnknownTerm {
  /** A JSON pointer. */
  readonly at: string;
  readonly value: string;
  readonly known: readonly string[];
}

/** Ids of one vocabulary in a person's facts, each with the pointer to it. */
type Stated = readonly (readonly [at: readonly (string | number)[], value: string | undefined])[];

/** The ids of a person's file that neither the vocabularies nor the call have. */
export function unknownTerms(
  person: Person,
  vocabularies: Vocabularies,
  call: Pick<Call, 'insurance' | 'materials' | 'terms'>,
): UnknownTerm[] {
  const { insurance, materials } = call;
  const offered = offeredIn(call, vocabularies);
  const named = (insurance?.value ?? []).map(({ id }) => id);
  const situations = [...named, UNINSURED];
  const shownBy = person.achievements?.map(
    (each, nth) => [['achievements', nth, 'shownBy'], each.shownBy] as const,
  );
  return [
    ...unknownAmong([[['insurance'], person.insurance]], situations),
    ...unknownAmong(
      person.insured?.map((each, nth) => [['insured', nth, 'as'], each.as]),
      named,
    ),
    ...Object.entries(termsStated({ ...person, recommenders: [] })).flatMap(([list, stated]) =>
      unknownAmong(
        stated,
        offered[list as VocabularyName].map(({ id }) => id),
      ),
    ),
    ...unknownAmong(
      person.recommenders?.map((each, nth) => [['recommenders', nth, 'title'], each.title]),
      vocabularies.titles.map(({ id }) => id),
    ),
    ...unknownAmong(
      shownBy,
      materials.value.map(({ id }) => id),
    ),
  ];
}

/** The ids that facts state, by their vocabularies. */
export function termsStated(person: Person): Readonly<Record<VocabularyName, Stated>> {
  const { degrees = [], titles = [], certificates = [], awards = [], personKind } = person;
  const { assessments = {}, achievements = [], recommenders = [], hours = {}, madeUpHours = [] } = person;
  const subjectsOf = (stated: Exclude<Person['hours'], undefined>[string]) =>
    Object.keys(stated).filter((subject) => subject !== ALL_SUBJECTS);
  const each = <T>(list: string, entries: readonly T[], key: keyof T & string) =>
    entries.map((entry, nth) => [[list, nth, key], entry[key] as string | undefined] as const);
  return {
    degrees: each('degrees', degrees, 'degree'),
    titles: [...each('titles', titles, 'title'), ...each('recommenders', recommenders, 'title')],
    certificates: each('certificates', certificates, 'certificate'),
    awards: each('awards', awards, 'award'),
    studyForms: each('degrees', degrees, 'studyForm'),
    titleWays: each('titles', titles, 'way'),
    assessments: Object.entries(assessments).map(([year, result]) => [['assessments', year], result]),
    personKinds: personKind === undefined || personKind === NONE ? [] : [[['personKind'], personKind]],
    // A person is barred by the register and not by what is stated.
    grounds: [],
    achievementKinds: each('achievements', achievements, 'kind'),
    subjects: [
      ...Object.entries(hours).flatMap(([year, stated]) =>
        subjectsOf(stated).map((subject) => [['hours', year, subject], subject] as const),
      ),
      ...each('madeUpHours', madeUpHours, 'subject'),
    ],
  };
}

function unknownAmong(stated: Stated = [], known: readonly string[]): UnknownTerm[] {
  return stated.flatMap(([path, value]) =>
    value === undefined || known.includes(value) ? [] : [{ at: pointer(path.map(String)), value, known }],
  );
}

/** The defect of an unknown id, which names those that are known. */
export function termDefect({ at, known }: UnknownTerm): Defect {
  return {
    at,
    because: 'malformed',
    detail: { zh: `须为以下之一：${known.join('、')}。`, en: `must be one of ${known.join(', ')}.` },
  };
}
