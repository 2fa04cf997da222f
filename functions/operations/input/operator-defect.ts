import type * as v from 'valibot';
import { typedDefectOf } from '../../../domain/typed/typed-form.ts';
import { typedText } from '../../../domain/typed/typed-text.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import { isUnknownField, pathOf, wordOf } from '../../../domain/values/form.ts';
import { pointer, valueAt } from '../../../domain/values/pointer.ts';
import type { Said } from '../../../domain/values/said.ts';

/** The defect that an issue of a form stands for. A rule has a word of its own, and a sentence where the word has none. */
export function operatorDefect(
  issue: v.BaseIssue<unknown>,
  input: unknown,
  sentences: Readonly<Record<string, Said>>,
): Defect {
  const path = pathOf(issue);
  const at = pointer(path);
  if (isUnknownField(issue)) return { at, because: 'unknown-field' };
  const typed = typedDefectOf(issue, at);
  if (typed) return typed;
  const word = wordOf(issue);
  if (word !== undefined)
    return { at, because: word, ...(sentences[word] ? { detail: { ...sentences[word] } } : {}) };
  const given = valueAt(input, path);
  const blank = given === undefined || (typeof given === 'string' && typedText(given) === '');
  return { at, because: blank ? 'missing' : 'malformed' };
}
