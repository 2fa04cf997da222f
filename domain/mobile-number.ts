import { halfWidth, ungrouped } from './half-width.ts';
import { typedLine } from './typed-text.ts';

/**
 * The number as it is kept, dialled and compared: a mobile number by its eleven digits, a line by area code and number,
 * with its extension behind a hyphen. Spaces, hyphens and brackets are left out, and so is the country's own code,
 * typed as +86, 0086 or 86; that of another country follows a plus sign. What is no number stays to be refused.
 */
export function normalMobileNumber(number: string): string {
  const text = halfWidth(typedLine(number));
  const [, main = text, named, behind] = EXTENSION.exec(text) ?? [];
  const extension = named ?? behind ?? '';
  const digits = ungrouped(main).replace(/[()[\]]/g, '');
  const own = digits.replace(/^(\+|00)86/, '').replace(/^86(?=0?\d{10,11}$)/, '');
  const line = own !== digits && /^[2-9]\d{8,10}$/.test(own) ? `0${own}` : own.replace(/^00(?=[1-9])/, '+');
  return extension === '' ? line : `${line}-${extension}`;
}

/** An extension is named as one, or stands behind the hyphen after a whole line with its area code. */
const EXTENSION =
  /^(.+?)(?:\s*(?:转|轉|分机|ext\.?|x|#|,)\s*(\d{1,6})|(?<=^(?:\D*\+?(?:00)?86)?\D*0\d{2,3}\D{0,2}\d{7,8})\s*-\s*(\d{1,6}))?$/i;

/**
 * Whether it is a mobile number of mainland China in its normal form: 11 digits, a 1, then 3 to 9. Further digits say
 * nothing: operators' ranges change and numbers move between them.
 */
export function isMobileNumber(number: string): boolean {
  return /^1[3-9]\d{9}$/.test(number);
}

/** Whether two numbers ring one person: of a line with extensions, either may have left its own out. */
export function isSameNumber(one: string, other: string): boolean {
  const [[first, ownExtension], [second, otherExtension]] = [one, other].map((number) =>
    normalMobileNumber(number).split('-'),
  ) as [string[], string[]];
  const isSameLine = first !== '' && first === second;
  return isSameLine && (ownExtension ?? otherExtension) === (otherExtension ?? ownExtension);
}
