import { typedLine } from './typed-text.ts';

/** From a full-width form (U+FF01–U+FF5E) to its ASCII character. */
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * The text with full-width letters, digits, signs and spaces, as Chinese keyboards type them, in their ASCII forms.
 * Narrower than NFKC on purpose: a circled or superscript digit stays what it is and is refused.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll('\u3000', ' ');
}

/** Spaces, and every sign that people write a hyphen with; the last is the minus sign. */
const SPACES_AND_HYPHENS = /[\s\p{Z}\p{Pd}\u2212]/gu;

/** A code or a number without what people group its places with, half-width and without what nobody sees. */
export function ungrouped(code: string): string {
  return halfWidth(typedLine(code)).replace(SPACES_AND_HYPHENS, '');
}

/** The same with its letters from A to Z in capitals; no other letter belongs to a code. */
export function ungroupedCapitals(code: string): string {
  return ungrouped(code).replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
