/** One sentence in both languages, Chinese first. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** In which of the two languages somebody reads. */
export type Language = keyof Said;

export function said(zh: string, en: string): Said {
  return { zh, en };
}

/** Signs that look like a double quotation mark: straight, low, ornamental and double primes, the ditto mark too. */
export const LOOKS_LIKE_A_QUOTATION_MARK = /["＂„‟〝〞〟″‴‶⁗❝❞⹂ʺ˝ˮ״〃\u{1f676}-\u{1f678}]/gu;

/**
 * What people wrote, as it stands among the system's own words: in quotation marks, on one line, with none inside that
 * could end it early or seem to, and without signs that nobody sees, of which some turn the direction of what follows.
 */
export function quoted(text: string): string {
  return `“${onOneLine(text)}”`;
}

/** The same without the marks: a name where nothing else could stand. */
export function onOneLine(text: string): string {
  const inside = text.replaceAll('“', '‘').replaceAll('”', '’').replace(LOOKS_LIKE_A_QUOTATION_MARK, "'");
  const line = inside.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  return line.trim();
}
