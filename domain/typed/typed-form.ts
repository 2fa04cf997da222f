import * as v from 'valibot';
import type { Defect } from '../values/defect.ts';
import { rule, wordOf } from '../values/form.ts';
import { DAY_PATTERN } from '../values/instant.ts';
import { halfWidth } from './half-width.ts';
import { dayTyped, noSuchDayIn } from './typed-day.ts';
import { signDefects, typedLine, typedText } from './typed-text.ts';

/** The forms of all that people type: each is brought into its normal form first, and judged then. */

const OF_A_LINE = 'wrong-sign';
const OF_A_TEXT = 'wrong-sign-of-text';
const NO_SUCH_DAY = 'no-such-day';

/** Which signs cannot stay, once what nobody can have meant was left out. */
/* @__NO_SIDE_EFFECTS__ */
function signs(word: typeof OF_A_LINE | typeof OF_A_TEXT): v.RawCheckAction<string> {
  return rule((text) => (signDefects('', text, word === OF_A_LINE).length > 0 ? [{ word }] : []));
}

/** The calendar has the day with which a text begins, where that is written as one. */
/* @__NO_SIDE_EFFECTS__ */
export function daysThatExist(): v.RawCheckAction<string> {
  return rule((text) => (noSuchDayIn(text) === undefined ? [] : [{ word: NO_SUCH_DAY }]));
}

/** The defect that an issue of these forms stands for; undefined for any other. */
export function typedDefectOf(issue: v.BaseIssue<unknown>, at: string): Defect | undefined {
  const word = wordOf(issue);
  if (word !== NO_SUCH_DAY && word !== OF_A_LINE && word !== OF_A_TEXT) return undefined;
  // Of a text alone: what nests too deep cannot be written as one.
  const text = String(issue.input);
  if (word === NO_SUCH_DAY) return { at, because: word, detail: { day: noSuchDayIn(text) ?? '' } };
  return signDefects(at, text, word === OF_A_LINE)[0];
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

/**
 * A word that a program has for something, as of a choice: typed in full width, or with what nobody sees, it is the same.
 * What stands behind `v.string()` judges only what passed until there.
 */
export const word = v.pipe(line, v.string(), v.transform(halfWidth));

const chosen = v.pipe(
  v.string(),
  v.transform((text) => halfWidth(typedLine(text))),
  signs(OF_A_LINE),
);

/** One of these words. It stays a list of them for who describes it: behind a transformation a schema knows nothing. */
/* @__NO_SIDE_EFFECTS__ */
export function choice<const W extends readonly string[]>(...words: W): v.PicklistSchema<W, undefined> {
  const form = v.picklist(words);
  return {
    ...form,
    '~run'(dataset, config) {
      if (typeof dataset.value !== 'string') return form['~run'](dataset, config);
      const { value, issues } = chosen['~run'](dataset, config);
      return issues ? { typed: false, value, issues } : form['~run']({ value }, config);
    },
  } as typeof form;
}

/** A day; every way to write it that has one meaning is taken. */
export const typedDay = v.pipe(
  v.string(),
  v.transform(dayTyped),
  signs(OF_A_LINE),
  v.string(),
  v.regex(DAY_PATTERN),
  daysThatExist(),
  v.metadata({ format: 'date' }),
);

/** A year by which something is stated. */
export const year = v.pipe(
  v.string(),
  v.transform((text) => halfWidth(typedLine(text)).replace(/ ?年度?$/, '')),
  v.regex(/^\d{4}$/),
);
