import * as v from 'valibot';
import { english, text, word } from '../call/form-pieces.ts';
import { fields, wholeNumber } from '../values/form.ts';

/**
 * One entry of a vocabulary. `order` compares it with others of its list, a higher number being more. An entry without
 * one stands where only a call can say what it is held equal to.
 */
const term = fields({ id: word, name: text, en: english, order: v.optional(wholeNumber) });

/** The terms in which people state their facts, as all calls name them (`calls/vocabularies.json`). */
export const vocabulariesForm = fields({
  degrees: v.array(term),
  titles: v.array(term),
  certificates: v.array(term),
  awards: v.array(term),
  /** Kinds of person of which a call may bar some (不得申报的人员). */
  personKinds: v.array(term),
  /** Grounds of entries in the register of sanctions (诚信档案库). */
  grounds: v.array(term),
  /** 学习形式. */
  studyForms: v.array(term),
  /** 职称取得方式. */
  titleWays: v.array(term),
  /** 年度考核结果. */
  assessments: v.array(term),
  /** 业绩成果类别. */
  achievementKinds: v.array(term),
  /** 继续教育科目. */
  subjects: v.array(term),
});

export type Vocabularies = v.InferOutput<typeof vocabulariesForm>;
export type VocabularyName = keyof Vocabularies;
export type Term = v.InferOutput<typeof term>;

export function termOf(vocabularies: Vocabularies, list: VocabularyName, wanted: string): Term | undefined {
  return vocabularies[list].find((each) => each.id === wanted);
}

/**
 * The place of an entry in the order of its list, by what the call holds it equal to, if anything; undefined if
 * nobody says.
 */
export function orderOf(
  vocabularies: Vocabularies,
  list: VocabularyName,
  wanted: string,
  heldEqual: Readonly<Record<string, string>> = {},
): number | undefined {
  return termOf(vocabularies, list, heldEqual[wanted] ?? wanted)?.order;
}
