import type { PlainText, WordedDefect } from '../values/defect.ts';
import { halfWidth } from './half-width.ts';
import { namedSign } from './typed-text.ts';

/**
 * The signs that numbers, codes and addresses may hold in their normal form. A sign that looks like one of them but is
 * another is foreign, such as a Cyrillic letter. Signs that part two telephone numbers are allowed here, because the
 * form of a number refuses them in words that help more.
 */
const ALLOWED = {
  'credit-code': /[0-9A-Z]/,
  'identity-number': /[0-9A-Z()]/,
  telephone: /[0-9+\-/、,;；，]/,
  email: /[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~@-]/,
} as const satisfies Readonly<Record<PlainText, RegExp>>;

/** The defect that names a wrong sign. */
export type WrongSign = Extract<WordedDefect, { readonly because: 'wrong-sign' }>;

/** Digits of any script, circled and superscript ones, and numbers such as Ⅲ. */
const DIGIT = /\p{N}/u;

/**
 * A sign that is meant as a digit but is none of 0–9: a digit of another kind, a letter of another alphabet, or a Latin
 * letter beside a digit, such as the O in 1O. A whole word and a unit are none.
 */
const MEANT_AS_DIGIT = /(?!\d)\p{N}|[\p{sc=Cyrl}\p{sc=Grek}]|(?<=\d)[A-Za-z]|[A-Za-z](?=\d)/u;

/** The first foreign sign of a text in its normal form, as a defect; undefined if there is none. */
export function foreignSign(at: string, text: string, of: PlainText): WrongSign | undefined {
  return signAt(
    at,
    text,
    [...text].findIndex((sign) => !ALLOWED[of].test(sign)),
  );
}

/**
 * The first sign of a typed number or day that is meant as a digit but is none of 0–9. Full-width digits are digits.
 */
export function foreignDigit(at: string, text: string): WrongSign | undefined {
  const typed = halfWidth(text);
  const [before, ...after] = typed.split(MEANT_AS_DIGIT);
  return after.length === 0 ? undefined : signAt(at, typed, [...(before ?? '')].length);
}

/** The first sign of a program's word that no keyboard for such words types, as a defect. An ideograph needs no naming. */
export function foreignInWord(at: string, text: string): WrongSign | undefined {
  return signAt(
    at,
    text,
    [...text].findIndex((sign) => /[^ -~\p{sc=Han}]/u.test(sign)),
  );
}

function signAt(at: string, text: string, index: number): WrongSign | undefined {
  const sign = [...text][index];
  if (sign === undefined) return undefined;
  const [zh, en] = namedSign(sign, index, meaningOf(sign));
  return { at, because: 'wrong-sign', detail: { signs: zh, signsEn: en } };
}

function meaningOf(sign: string): readonly [zh: string, en: string] {
  if (/[A-Za-z]/.test(sign)) return [`字母 ${sign}`, `the letter ${sign}`];
  const [, ...meaning] = MEANINGS.find(([pattern]) => pattern.test(sign)) ?? [];
  const [zh = '这里不能用', en = 'not used here'] = meaning;
  return [zh, en];
}

const MEANINGS: readonly (readonly [pattern: RegExp, zh: string, en: string])[] = [
  [/\s/, '空格', 'a space'],
  [/\p{sc=Cyrl}/u, '西里尔字母', 'a Cyrillic letter'],
  [/\p{sc=Grek}/u, '希腊字母', 'a Greek letter'],
  [/[\u2160-\u2188]/, '罗马数字，不是字母', 'a Roman numeral, no letter'],
  [DIGIT, '不是 0–9 的数字', 'none of the digits 0–9'],
];
