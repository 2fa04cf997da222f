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
