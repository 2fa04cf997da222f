import { columnsOf, isList } from '../achievements/columns.ts';
import { personOf } from '../identifiers/identity-number.ts';

/** Spaces, and the signs that people put between the digits of a number. */
const BETWEEN = '[\\s\\p{Z}\\p{Pd}\\u2212.\\uff0e·・()\\uff08\\uff09]*';

/** The distance from a sign of ASCII to its full-width form. */
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * Facts in whose texts this number is masked, however it is grouped there, at full width or half, and as the fifteen digits of
 * the same person's old card. Some certificates bear the identity number of their holder, and what is kept between calls must
 * not hold it. Days, terms and numbers by themselves are no texts and stay.
 */
export function withoutNumber<T extends object>(facts: T, number: string): T {
  const spellings = spellingsOf(number);
  if (spellings.length === 0) return facts;
  const pattern = new RegExp(spellings.map(patternOf).join('|'), 'giu');
  const lists = Object.entries(facts).map(([name, value]) => {
    if (!isList(name)) return [name, value];
    const texts = columnsOf(name).filter(({ is }) => is === 'text');
    const keys = new Set(texts.map(({ key }) => key));
    return [name, (value as readonly object[]).map((entry) => masked(entry, keys, pattern))];
  });
  return Object.fromEntries(lists) as T;
}

/** The number as it is, with eighteen places, and with fifteen; the longest first. */
function spellingsOf(number: string): readonly string[] {
  const whole = personOf('', number).number;
  const old = /^\d{6}19\d{9}[\dX]$/.test(whole) ? [`${whole.slice(0, 6)}${whole.slice(8, 17)}`] : [];
  return [...new Set([whole, number, ...old])].filter((each) => /\w/.test(each));
}

function patternOf(spelling: string): string {
  const signs = [...spelling.replace(/\W/g, '')];
  return signs
    .map((sign) => `[${sign}${String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH_OFFSET)}]`)
    .join(BETWEEN);
}

function masked(entry: object, keys: ReadonlySet<string>, pattern: RegExp): object {
  const each = Object.entries(entry).map(([key, value]) => [
    key,
    keys.has(key) && typeof value === 'string'
      ? value.replace(pattern, (found) => '*'.repeat(found.length))
      : value,
  ]);
  return Object.fromEntries(each);
}
