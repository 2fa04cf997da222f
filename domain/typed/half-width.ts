import { typedLine } from './typed-text.ts';

/** The distance from a full-width form (U+FF01–U+FF5E) to its ASCII character. */
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * Turns full-width letters, digits, signs and spaces, as Chinese keyboards type them, into their ASCII forms. It is
 * narrower than NFKC on purpose: a circled or superscript digit stays as it is and is refused.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll('\u3000', ' ');
}

/** Spaces, and every sign that people write as a hyphen; the last is the minus sign. */
const SPACES_AND_HYPHENS = /[\s\p{Z}\p{Pd}\u2212]/gu;

/** Removes from a code or number the spaces and hyphens that people group it with, and makes it half-width. */
export function ungrouped(code: string): string {
  return halfWidth(typedLine(code)).replace(SPACES_AND_HYPHENS, '');
}

/**
 * Removes the spaces and hyphens from a code, makes it half-width and puts a–z in capitals. No other letter belongs to
 * a code.
 */
export function ungroupedCapitals(code: string): string {
  return ungrouped(code).replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
