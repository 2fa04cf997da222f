import * as v from 'valibot';
import { type Person, personForm } from '../achievements/person.ts';
import { termsStated } from '../eligibility/unknown-terms.ts';
import type { Vocabularies, VocabularyName } from '../eligibility/vocabulary.ts';
import type { Said } from '../values/said.ts';
import type { Kept } from './kept.ts';
import { withoutNumber } from './without-number.ts';

/**
 * What is kept of a person between calls (业绩档案), by the person's choice. It holds no recommenders, who are other people
 * and recommend one declaration, and nothing that is said in the terms of one call: a self-score by its table or the table's lines, a
 * situation of insurance by its names, a material of its list, or that is so at the time alone: the kind of person somebody is.
 */
export interface AchievementFile extends Kept, Contents {}

export interface Contents {
  readonly facts: KeptFacts;
  /** The words of each term in the facts, by vocabulary and id, as they were when the term was stated last. */
  readonly words: Words;
}

export type KeptFacts = Omit<
  Person,
  'recommenders' | 'selfScore' | 'scoreLines' | 'insurance' | 'personKind'
>;
export type Words = Readonly<Partial<Record<VocabularyOfFile, Readonly<Record<string, Said>>>>>;
/** Besides the vocabularies, the situations of insurance that a call names. */
export type VocabularyOfFile = VocabularyName | 'situations';

/** A file as its owner takes it along, the same from the page and from the API. */
export function exported({ lastUsedOn, forgottenOn, facts, words }: AchievementFile) {
  return { lastUsedOn, forgottenOn, facts, words };
}

interface Around {
  readonly vocabularies: Vocabularies;
  /** The situations of insurance that the submission's call names. */
  readonly situations?: readonly NamedTerm[] | undefined;
  readonly number?: string | undefined;
}

/**
 * The contents of a file after a submission stated these facts. What it states takes the place of what the file had, year
 * by year for hours and assessments. What it does not state stays, and so does an entry by a term that no vocabulary knows
 * any more, unless the submission states all else of it by another term. Where both together are more than a declaration may
 * state, the submission's facts stand alone; where masking leaves of these what no form takes, the file stays as it was.
 * `number` is the identity number, which is masked.
 */
export function contentsAfter(before: Contents | undefined, stated: Person, around: Around): Contents {
  const mask = (facts: KeptFacts) => withoutNumber(facts, around.number ?? '');
  const kept = mask(keptOf(stated));
  const joined = before ? mask(joinedTo(before.facts, kept, around.vocabularies)) : kept;
  const facts = [joined, kept].find((each) => v.is(personForm, each)) ?? before?.facts ?? {};
  return { facts, words: wordsOf(facts, around, before?.words ?? {}) };
}

function keptOf(stated: Person): KeptFacts {
  const { recommenders: _, selfScore: _score, scoreLines: _lines, ...others } = stated;
  const { insurance: _situation, personKind: _kind, achievements, ...rest } = others;
  return achievements
    ? { ...rest, achievements: achievements.map(({ shownBy: _material, ...each }) => each) }
    : rest;
}

/** The lists whose entries have a term, with its field and its vocabulary. */
const LISTS = {
  degrees: ['degree', 'degrees'],
  titles: ['title', 'titles'],
  certificates: ['certificate', 'certificates'],
  awards: ['award', 'awards'],
  achievements: ['kind', 'achievementKinds'],
} as const satisfies Partial<Record<keyof KeptFacts, readonly [string, VocabularyName]>>;
type List = keyof typeof LISTS;
type Entry = Readonly<Record<string, unknown>>;

function joinedTo(before: KeptFacts, stated: KeptFacts, vocabularies: Vocabularies): KeptFacts {
  const lists = (Object.keys(LISTS) as List[]).flatMap((list) => {
    const own: readonly Entry[] | undefined = stated[list];
    const left = own && leftOf(list, before[list] ?? [], own, vocabularies);
    return own && left ? [[list, [...own, ...left]] as const] : [];
  });
  const years = (['hours', 'assessments'] as const).flatMap((name) =>
    stated[name] ? [[name, { ...before[name], ...stated[name] }] as const] : [],
  );
  return { ...before, ...stated, ...Object.fromEntries(lists), ...Object.fromEntries(years) };
}

/** The entries of a list by terms that no vocabulary knows, and that the stated entries do not answer. */
function leftOf(
  list: List,
  before: readonly Entry[],
  stated: readonly Entry[],
  vocabularies: Vocabularies,
): readonly Entry[] {
  const [field, name] = LISTS[list];
  const known = new Set<unknown>(vocabularies[name].map(({ id }) => id));
  const answered = new Set(stated.map((entry) => allBut(field, entry)));
  return before.filter((entry) => !known.has(entry[field]) && !answered.has(allBut(field, entry)));
}

function allBut(field: string, entry: Entry): string {
  const others = Object.entries(entry).filter(([key]) => key !== field);
  return JSON.stringify(others.sort(([one], [other]) => one.localeCompare(other)));
}

/** The words of the facts' terms: today's, and for a term that nobody names any more those that were kept. */
function wordsOf(facts: KeptFacts, { vocabularies, situations = [] }: Around, before: Words): Words {
  const named: Readonly<Record<VocabularyOfFile, readonly NamedTerm[]>> = { ...vocabularies, situations };
  const of = (name: VocabularyOfFile, id: string): Said => {
    const term = named[name].find((each) => each.id === id);
    return term ? { zh: term.name, en: term.en ?? term.name } : (before[name]?.[id] ?? { zh: id, en: id });
  };
  const words = idsIn(facts)
    .filter(([, ids]) => ids.length > 0)
    .map(([name, ids]) => [name, Object.fromEntries(ids.map((id) => [id, of(name, id)]))]);
  return Object.fromEntries(words);
}

interface NamedTerm {
  readonly id: string;
  readonly name: string;
  readonly en?: string | undefined;
}

/** The ids that a file's facts state, by what names them. */
function idsIn(facts: KeptFacts): (readonly [VocabularyOfFile, readonly string[]])[] {
  const stated = Object.entries(termsStated(facts)).map(
    ([name, terms]) => [name as VocabularyName, terms.flatMap(([, id]) => id ?? [])] as const,
  );
  return [...stated, ['situations', facts.insured?.map((each) => each.as) ?? []]];
}
