import type * as v from 'valibot';
import { type Defect, isPlainWord } from '../values/defect.ts';
import { isUnknownField, isWrongName, isWrongType, pathOf, wordOf } from '../values/form.ts';
import { DAY_PATTERN } from '../values/instant.ts';
import { pointer } from '../values/pointer.ts';
import { foreignDigit } from './foreign-sign.ts';
import { DAY_OR_MONTH } from './typed-day.ts';
import { typedDefectOf } from './typed-form.ts';
import { signDefects, typedLine } from './typed-text.ts';

/** The defect for one issue of a form. */
export function defectOf(issue: v.BaseIssue<unknown>): Defect {
  const at = pointer(pathOf(issue));
  if (isUnknownField(issue)) return { at, because: 'unknown-field' };
  const typed = typedDefectOf(issue, at) ?? nameDefectOf(issue, at);
  if (typed) return typed;
  if (issue.kind === 'schema' && issue.input === undefined) return { at, because: 'missing' };
  const word = wordOf(issue);
  if (word !== undefined && isPlainWord(word)) return { at, because: word };
  return digitDefectOf(issue, at) ?? { at, because: isWrongType(issue) ? 'wrong-type' : 'malformed' };
}

/** The defect of a year that is a key, as in `hours`. */
function nameDefectOf(issue: v.BaseIssue<unknown>, at: string): Defect | undefined {
  if (!isWrongName(issue)) return undefined;
  const name = typedLine(String(pathOf(issue).at(-1)));
  return signDefects(at, name)[0] ?? foreignDigit(at, name) ?? { at, because: 'not-a-year' };
}

/** The defect of a number or a day with a sign that is meant as a digit, such as a circled one or the letter O. */
function digitDefectOf(issue: v.BaseIssue<unknown>, at: string): Defect | undefined {
  const { input, type, requirement } = issue;
  const isOfDigits = type === 'number' || requirement === DAY_PATTERN || requirement === DAY_OR_MONTH;
  return isOfDigits && typeof input === 'string' ? foreignDigit(at, typedLine(input)) : undefined;
}
