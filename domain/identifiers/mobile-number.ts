import { halfWidth, ungrouped } from '../typed/half-width.ts';
import { typedLine } from '../typed/typed-text.ts';

/**
 * The number as it is kept, dialled and compared: a mobile number by its eleven digits, a line by area code and number,
 * with its extension behind a hyphen. Spaces, hyphens, dots and brackets are left out, and so are `tel:`, the country's
 * own code, typed as +86, 0086 or 86, and the 0 before a mobile number; the code of another country follows a plus
 * sign. What is no number stays to be refused. The normal form of a normal form is itself.
 */
export function normalMobileNumber(number: string): string {
  const text = halfWidth(typedLine(number)).replace(/^tel:\s*/i, '');
  const [, main = '', extension = ''] = NAMED_EXTENSION.exec(text) ?? [];
  if (extension !== '')
    return EXTENSIBLE.test(lineOf(main)) ? `${lineOf(main)}-${extension}` : ungrouped(text);
  const [, before = '', behind = ''] = BEHIND_A_HYPHEN.exec(text) ?? [];
  return EXTENSIBLE.test(lineOf(before)) ? `${lineOf(before)}-${behind}` : lineOf(text);
}

const NAMED_EXTENSION = /^(.+?)\s*(?:转|轉|分机|ext\.?|x|#|,)\s*(\d{1,6})$/i;
const BEHIND_A_HYPHEN = /^(.+\d\D*?)\s*[\p{Pd}\u2212]\s*(\d{1,6})$/u;

/** A whole number, behind which a hyphen parts an extension: before it, a hyphen only groups the digits. */
const EXTENSIBLE = /^(1[3-9]\d{9}|0\d{9,11}|[48]00\d{7}|\+\d{10,15})$/;

/** A line dialled from abroad lacks the 0 of its area code; a mobile number and a number of all areas have none. */
function lineOf(main: string): string {
  const digits = ungrouped(main).replace(/[()[\].]/g, '');
  const own = digits.replace(/^(\+|\+?00)86/, '').replace(/^86(?=0?\d{10,11}$)/, '');
  const whole = own.replace(/^0(?=(1[3-9]\d|[48]00)\d{7,8}$)/, '');
  if (isMobileNumber(whole) || /^[48]00\d{7}$/.test(whole)) return whole;
  if (own !== digits && /^(10\d{8}|[2-9]\d{8,10})$/.test(own)) return `0${own}`;
  return own.replace(/^00(?=[1-9])/, '+');
}

/**
 * Whether it is a mobile number of mainland China in its normal form: 11 digits, a 1, then 3 to 9. Further digits say
 * nothing: operators' ranges change and numbers move between them.
 */
export function isMobileNumber(number: string): boolean {
  return /^1[3-9]\d{9}$/.test(number);
}

/** Whether it is any number in its normal form that can be dialled: of this country, or behind + of another one. */
export function isTelephoneNumber(number: string): boolean {
  return /^(\+(?!86|0)\d{7,15}|0[1-9]\d{8,10}|[1-9]\d{4,10})(-\d{1,6})?$/.test(number);
}

/** Whether two numbers ring one person: of a line with extensions, either may have left its own out. */
export function isSameNumber(one: string, other: string): boolean {
  const [[first, ownExtension], [second, otherExtension]] = [one, other].map((number) =>
    normalMobileNumber(number).replace(/^\+/, '').split('-'),
  ) as [string[], string[]];
  const isSameLine = first !== '' && first === second;
  return isSameLine && (ownExtension ?? otherExtension) === (otherExtension ?? ownExtension);
}
