import type * as v from 'valibot';
import { typedDefectOf } from '../../../domain/typed/typed-form.ts';
import { typedText } from '../../../domain/typed/typed-text.ts';
import { type Defect, isPlainWord, type OwnSentences } from '../../../domain/values/defect.ts';
import { isUnknownField, pathOf, wordOf } from '../../../domain/values/form.ts';
import { pointer, valueAt } from '../../../domain/values/pointer.ts';

/**
 * The defect of an operator's input for one issue of a form. A rule has a word of its own, and its own sentence if
 * the word has none.
 */
export function operatorDefect(issue: v.BaseIssue<unknown>, input: unknown, sentences: OwnSentences): Defect {
  const path = pathOf(issue);
  const at = pointer(path);
  if (isUnknownField(issue)) return { at, because: 'unknown-field' };
  const typed = typedDefectOf(issue, at);
  if (typed) return typed;
  const word = wordOf(issue);
  const own = word && sentences[word];
  if (own) return { at, because: word, detail: { ...own } };
  if (word !== undefined && isPlainWord(word)) return { at, because: word };
  const given = valueAt(input, path);
  const blank = given === undefined || (typeof given === 'string' && typedText(given) === '');
  return { at, because: blank ? 'missing' : 'malformed' };
}
