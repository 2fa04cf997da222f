import * as v from 'valibot';
import type { Defect } from './draft.ts';
import { rule, wordOf } from './form.ts';
import { signDefects, typedLine, typedText } from './typed-text.ts';

/** The forms of all that people type: each is brought into its normal form first, and judged then. */

const OF_A_LINE = 'wrong-sign';
const OF_A_TEXT = 'wrong-sign-of-text';

/** Which signs cannot stay, once what nobody can have meant was left out. */
/* @__NO_SIDE_EFFECTS__ */
function signs(word: typeof OF_A_LINE | typeof OF_A_TEXT): v.RawCheckAction<string> {
  return rule((text) => (signDefects('', text, word === OF_A_LINE).length > 0 ? [{ word }] : []));
}

/** The defect that such an issue stands for; undefined for any other. */
export function signDefectOf(issue: v.BaseIssue<unknown>, at: string): Defect | undefined {
  const word = wordOf(issue);
  if (word !== OF_A_LINE && word !== OF_A_TEXT) return undefined;
  return signDefects(at, String(issue.input), word === OF_A_LINE)[0];
}

export const line = v.pipe(
  v.string(),
  v.transform(typedLine),
  v.minLength(1),
  v.maxCodePoints(200),
  signs(OF_A_LINE),
);

/** A code, a number or an address: where it is broken into lines, nothing else was meant. */
export const code = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\s+/g, ' ')),
  line,
);

/** Several lines. */
export const lines = v.pipe(
  v.string(),
  v.transform(typedText),
  v.minLength(1),
  v.maxLength(2000),
  signs(OF_A_TEXT),
);
