import type { Defect } from '../values/defect.ts';
import { ideographOf } from './radicals.ts';

/**
 * One normal form for everything that people type, paste or copy from a PDF. It removes invisible signs, which nobody
 * can have meant, and unifies signs that look alike. Correct text stays unchanged, sign for sign: ideographs beyond the
 * basic plane, variation sequences, `·` and long Latin names.
 */

/**
 * Signs that look like a space although Unicode does not class them as one: Braille's empty cell and the fillers of
 * Hangul.
 */
const BLANK = '\\u2800\\u3164\\uffa0\\u115f\\u1160';
/** Letters of scripts that use invisible signs to join or part letters. */
const JOINED = '[\\p{sc=Arab}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Mlym}\\p{sc=Sinh}]&&[\\p{L}\\p{M}]';
/** A variation selector has a meaning only behind these. */
const VARIED = '\\p{sc=Han}[\\p{sc=Mong}&&\\p{L}][\\p{sc=Phag}&&\\p{L}]\\p{ExtPict}';

const UNSEEN = new RegExp(
  [
    `[[\\p{DI}\\p{Cc}\\ufff9-\\ufffb]--[\\p{VS}\\u200c\\u200d\\t\\n${BLANK}]]`,
    `(?<![${JOINED}])[\\u200c\\u200d]`,
    `[\\u200c\\u200d](?![${JOINED}])`,
    `(?<![${VARIED}])\\p{VS}`,
  ].join('|'),
  'gv',
);
const BLANK_SIGN = new RegExp(`[\\s${BLANK}]`, 'u');
const LINE_BREAK = /\r\n?|[\v\f\x85\u2028\u2029]/g;
/**
 * Signs that people type for the dot in a name: a bullet, the dots of Japanese, of mathematics, of runes, and raised
 * dots.
 */
const DOT_IN_A_NAME = /(?<=\p{L}\p{M}*)[•‧∙⋅・･ꞏ⸱⸳᛫](?=\p{L})/gu;
/**
 * Signs that people type for a full stop: the full-width one of Chinese keyboards, a small one, and a leader of one
 * dot.
 */
const FULL_STOP = /[．﹒․]/g;

/** The normal form of a text of several lines. */
export function typedText(text: string): string {
  const normal = text
    .replace(LINE_BREAK, '\n')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/\p{Radical}/gu, ideographOf);
  return withoutBlanksAround(normal);
}

/**
 * It goes step by step, because a regular expression for the end would read a long run of spaces once for each space.
 */
function withoutBlanksAround(text: string): string {
  let [begin, end] = [0, text.length];
  while (begin < end && BLANK_SIGN.test(text.charAt(begin))) begin += 1;
  while (end > begin && BLANK_SIGN.test(text.charAt(end - 1))) end -= 1;
  return text.slice(begin, end);
}

/**
 * The normal form of one line: all spaces become one kind, a full stop becomes `.`, and the dot between the parts of a
 * name becomes `·`. A line break stays, so that the form can refuse it.
 */
export function typedLine(text: string): string {
  return typedText(text)
    .replace(/[\t\p{Zs}]/gu, ' ')
    .replace(FULL_STOP, '.')
    .replace(DOT_IN_A_NAME, '·');
}

const WRONG: readonly (readonly [pattern: RegExp, zh: string, en: string])[] = [
  [/\n/, '换行', 'a line break'],
  [/[[\p{Cc}\p{Zl}\p{Zp}]--[\t\n]]/v, '控制字符', 'a control character'],
  [/\p{NChar}/u, '不是字符的编码', 'a noncharacter'],
  [/\p{Co}/u, '私用区字符，各处显示不同', 'for private use: everybody sees another one'],
  [/\p{Cs}/u, '半个字符', 'half of a character'],
  [/[\ufffc\ufffd]/, '已丢失的字', 'in the place of one that was lost'],
  [new RegExp(`[${BLANK}]`), '看似空格的字符', 'a blank'],
  [/[\p{Radical}\u31c0-\u31ef]/u, '部首或笔画，不是字', 'a radical or a stroke, not the character'],
  [/[\p{Cf}--[\u200c\u200d]]/v, '控制排版的字符', 'one that only controls how text is set'],
  // New ideographs are assigned every other year, so the planes kept for them are not judged by today's tables.
  [/[\p{Cn}--[\u{20000}-\u{3fffd}]]/v, '未分配的编码', 'not assigned'],
];
const MAX_NAMED = 5;

/**
 * The defect of a text in its normal form that holds forbidden signs. It names each sign by its place and its meaning.
 * There is none if the list is empty.
 */
export function signDefects(at: string, text: string, isLine = true): Defect[] {
  const forbidden = WRONG.slice(isLine ? 0 : 1);
  if (!forbidden.some(([pattern]) => pattern.test(text))) return [];
  const found = [...text].flatMap((sign, index) => {
    const wrong = forbidden.find(([pattern]) => pattern.test(sign));
    if (!wrong) return [];
    const [, ...meaning] = wrong;
    return [namedSign(sign, index, meaning)];
  });
  if (found.length === 0) return [];
  const named = (language: 0 | 1) =>
    found
      .slice(0, MAX_NAMED)
      .map((each) => each[language])
      .join(language === 0 ? '、' : '; ');
  return [{ at, because: 'wrong-sign', detail: { signs: named(0), signsEn: named(1) } }];
}

/** Names a sign by its place, its code and its meaning, in both languages. */
export function namedSign(
  sign: string,
  index: number,
  [zh, en]: readonly [zh: string, en: string],
): readonly [zh: string, en: string] {
  const code = `U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
  return [`第${index + 1}个字 ${code}（${zh}）`, `character ${index + 1}, ${code} (${en})`];
}

/** Whether a text holds a letter or an ideograph. A name of digits and signs alone states nobody. */
export function holdsLetter(text: string): boolean {
  return /[\p{L}--\p{Lm}]/v.test(text);
}

/**
 * Whether two names are of one person, however they are spaced, dotted or capitalized. An empty name equals no other.
 */
export function isSameName(one: string, other: string): boolean {
  return nameKey(one) !== '' && nameKey(one) === nameKey(other);
}

function nameKey(name: string): string {
  return typedLine(name)
    .normalize('NFKC')
    .replace(/[\p{P}\p{Z}\p{VS}]/gu, '')
    .toLowerCase();
}
