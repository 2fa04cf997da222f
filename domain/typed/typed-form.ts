import * as v from 'valibot';
import type { Defect, FoundWord, PlainText } from '../values/defect.ts';
import { rule, wordOf } from '../values/form.ts';
import { DAY_PATTERN } from '../values/instant.ts';
import { foreignSign } from './foreign-sign.ts';
import { halfWidth } from './half-width.ts';
import { dayTyped, noSuchDayIn } from './typed-day.ts';
import { holdsLetter, signDefects, typedLine, typedText } from './typed-text.ts';

/**
 * The forms of everything that people type. Each brings the text into its normal form first and judges it afterwards.
 */

const OF_A_LINE = 'wrong-sign';
const OF_A_TEXT = 'wrong-sign-of-text';
const NO_SUCH_DAY = 'no-such-day';

/** Reports the signs that must not stay in a text after its invisible signs were removed. */
/* @__NO_SIDE_EFFECTS__ */
function signs(word: typeof OF_A_LINE | typeof OF_A_TEXT): v.RawCheckAction<string> {
  return rule((text) => (signDefects('', text, word === OF_A_LINE).length > 0 ? [{ word }] : []));
}

/** Checks that the calendar has the day at the beginning of the text. A text that begins with no day passes. */
/* @__NO_SIDE_EFFECTS__ */
export function daysThatExist(): v.RawCheckAction<string> {
  return rule((text) => (noSuchDayIn(text) === undefined ? [] : [{ word: NO_SUCH_DAY }]));
}

/** The defect that an issue of these forms stands for; undefined for any other issue. */
export function typedDefectOf(issue: v.BaseIssue<unknown>, at: string): Defect | undefined {
  const word = wordOf(issue);
  if (word?.startsWith(OF_PLAIN))
    return foreignSign(at, String(issue.input), word.slice(OF_PLAIN.length) as PlainText);
  if (word !== NO_SUCH_DAY && word !== OF_A_LINE && word !== OF_A_TEXT) return undefined;
  // These issues are about texts. A value that is nested too deep could not be written as one.
  const text = String(issue.input);
  const day = word === NO_SUCH_DAY ? noSuchDayIn(text) : undefined;
  if (day !== undefined) return { at, because: NO_SUCH_DAY, detail: { day } };
  return signDefects(at, text, word === OF_A_LINE)[0];
}

export const line = v.pipe(
  v.string(),
  v.transform(typedLine),
  v.minLength(1),
  v.maxCodePoints(200),
  signs(OF_A_LINE),
);

const OF_PLAIN = 'foreign-sign-of-';

/** Checks that a text in its normal form holds no foreign sign, and then that `wrongIn` finds nothing wrong in it. */
/* @__NO_SIDE_EFFECTS__ */
export function plainly(
  of: PlainText,
  wrongIn: (text: string) => FoundWord | false = () => false,
): v.RawCheckAction<string> {
  return rule((text) => {
    const word = foreignSign('', text, of) ? (`${OF_PLAIN}${of}` as const) : wrongIn(text);
    return word ? [{ word }] : [];
  });
}

/** Checks that a text holds a letter or an ideograph. Empty texts and wrong signs have defects of their own. */
/* @__NO_SIDE_EFFECTS__ */
export function withLetter(): v.RawCheckAction<string> {
  return rule((text) => {
    const isFine = text === '' || holdsLetter(text) || signDefects('', text, false).length > 0;
    return isFine ? [] : [{ word: 'no-letter' }];
  });
}

/** The name of a person, of a post or of a body. */
export const nameLine = v.pipe(line, v.string(), withLetter());

/** A code, a number or an address. A line break inside it has no meaning, so it is read as a space. */
export const code = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\s+/g, ' ')),
  line,
);

/** A text of several lines. */
export const lines = v.pipe(
  v.string(),
  v.transform(typedText),
  v.minLength(1),
  v.maxLength(2000),
  signs(OF_A_TEXT),
);

/**
 * A word by which a program knows something, such as a choice. Full-width letters and invisible signs make no
 * difference to it. The second `v.string()` stops the checks after it on a text that has already failed.
 */
export const word = v.pipe(line, v.string(), v.transform(halfWidth));

const chosen = v.pipe(
  v.string(),
  v.transform((text) => halfWidth(typedLine(text))),
  signs(OF_A_LINE),
);

/**
 * One of these words. The form stays a picklist, so that the API's description can list the words; behind a
 * transformation it could not.
 */
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

/** A day. Every way of writing it that has only one meaning is accepted. */
export const typedDay = v.pipe(
  v.string(),
  v.transform(dayTyped),
  signs(OF_A_LINE),
  v.string(),
  v.regex(DAY_PATTERN),
  daysThatExist(),
  v.metadata({ format: 'date' }),
);

/** A year for which something is stated. */
export const year = v.pipe(
  v.string(),
  v.transform((text) => halfWidth(typedLine(text)).replace(/ ?年度?$/, '')),
  v.regex(/^\d{4}$/),
);
