/** One sentence in both languages, Chinese first. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** The language that a person reads. */
export type Language = keyof Said;

export function said(zh: string, en: string): Said {
  return { zh, en };
}

/**
 * Signs that look like a double quotation mark: straight, low and ornamental ones, double primes and the ditto mark.
 */
export const LOOKS_LIKE_A_QUOTATION_MARK = /["＂„‟〝〞〟″‴‶⁗❝❞⹂ʺ˝ˮ״〃\u{1f676}-\u{1f678}]/gu;

/**
 * Quotes what people wrote, so that it can stand among the system's own words: in quotation marks, on one line, without
 * any sign inside that ends the quotation or seems to, and without invisible signs, since some turn the direction of
 * the text.
 */
export function quoted(text: string): string {
  return `“${onOneLine(text)}”`;
}

/**
 * Puts what people wrote on one line, without quotation marks around it. It is for a place where nothing but a name can
 * stand.
 */
export function onOneLine(text: string): string {
  const inside = text.replaceAll('“', '‘').replaceAll('”', '’').replace(LOOKS_LIKE_A_QUOTATION_MARK, "'");
  const line = inside.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  return line.trim();
}
