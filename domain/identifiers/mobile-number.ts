import { halfWidth, ungrouped } from '../typed/half-width.ts';
import { typedLine } from '../typed/typed-text.ts';

/**
 * The normal form in which a number is kept, dialled and compared: eleven digits for a mobile number; area code and
 * number for a line, with an extension behind a hyphen. It removes spaces, hyphens, dots and brackets, `tel:`, the
 * country code of China (+86, 0086 or 86) and a 0 before a mobile number. The code of another country follows a plus
 * sign. A text that is no number stays as it is and is refused later. Normalizing twice changes nothing.
 */
export function normalMobileNumber(number: string): string {
  if (isMobileNumber(number)) return number;
  const text = halfWidth(typedLine(number)).replace(/^tel:\s*/i, '');
  const [, main = '', extension = ''] = NAMED_EXTENSION.exec(text) ?? [];
  if (extension !== '')
    return EXTENSIBLE.test(lineOf(main)) ? `${lineOf(main)}-${extension}` : ungrouped(text);
  const [, before = '', behind = ''] = BEHIND_A_HYPHEN.exec(text) ?? [];
  return EXTENSIBLE.test(lineOf(before)) ? `${lineOf(before)}-${behind}` : lineOf(text);
}

const NAMED_EXTENSION = /^(.+?)\s*(?:转|轉|分机|ext\.?|x|#|,)\s*(\d{1,6})$/i;
const BEHIND_A_HYPHEN = /^(.+\d\D*?)\s*[\p{Pd}\u2212]\s*(\d{1,6})$/u;

/** A whole number. A hyphen behind it separates an extension; a hyphen inside it only groups the digits. */
const EXTENSIBLE = /^(1[3-9]\d{9}|0\d{9,11}|[48]00\d{7}|\+\d{10,15})$/;

/**
 * Writes a main number in its normal form. A line dialled from abroad lacks the 0 of its area code, so the 0 is added.
 */
function lineOf(main: string): string {
  const digits = ungrouped(main).replace(/[()[\].]/g, '');
  const own = digits.replace(/^(\+|\+?00)86/, '').replace(/^86(?=0?\d{10,11}$)/, '');
  const whole = own.replace(/^0(?=(1[3-9]\d|[48]00)\d{7,8}$)/, '');
  if (isMobileNumber(whole) || /^[48]00\d{7}$/.test(whole)) return whole;
  if (own !== digits && /^(10\d{8}|[2-9]\d{8,10})$/.test(own)) return `0${own}`;
  return own.replace(/^00(?=[1-9])/, '+');
}

/**
 * Whether a number in its normal form is a mobile number of mainland China: 11 digits, a 1, then 3 to 9. Further digits
 * say nothing, because operators' ranges change and people take their numbers along.
 */
export function isMobileNumber(number: string): boolean {
  return /^1[3-9]\d{9}$/.test(number);
}

/** Whether a number in its normal form can be dialled: a number of China, or + and a number of another country. */
export function isTelephoneNumber(number: string): boolean {
  return /^(\+(?!86|0)\d{7,15}|0[1-9]\d{8,10}|[1-9]\d{4,10})(-\d{1,6})?$/.test(number);
}

/** Whether two numbers reach one person. If only one of them has an extension, they are taken as equal. */
export function isSameNumber(one: string, other: string): boolean {
  const [[first, ownExtension], [second, otherExtension]] = [one, other].map((number) =>
    normalMobileNumber(number).replace(/^\+/, '').split('-'),
  ) as [string[], string[]];
  const isSameLine = first !== '' && first === second;
  return isSameLine && (ownExtension ?? otherExtension) === (otherExtension ?? ownExtension);
}
