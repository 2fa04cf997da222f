/** The place of a value in a call's file: keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** One finding on a call's file, in words that say what is wrong, where, and what to do. */
export interface Finding {
  readonly path: Path;
  /** A stable word for the kind of finding. */
  readonly because: string;
  readonly zh: string;
  readonly en: string;
  /** The clause that the faulty value cites. */
  readonly clause?: string;
  /** The fault lies in the key at the end of the path, not in its value. */
  readonly onKey?: true;
  /** The finding does not prevent publication. It should be read, but the value may be meant. */
  readonly warns?: true;
}

/** The words of a finding: its kind, and its sentence in both languages. */
export type FindingWords = Pick<Finding, 'because' | 'zh' | 'en'>;

/** Writes a path as people do: `stages[1].closes.value`. */
export function written(path: Path): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return parts === '' ? '(root)' : parts.replace(/^\./, '');
}

const MAX_SHOWN = 40;

/** Shows a value of the file inside a message: short, and without characters that would break the line. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = String(value).replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
