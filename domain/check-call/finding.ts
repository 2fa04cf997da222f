/** Where something stands in a call's file: keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a call's file, in words that say what, where and what to do. */
export interface Finding {
  readonly path: Path;
  /** A stable word for the kind of finding. */
  readonly because: string;
  readonly zh: string;
  readonly en: string;
  /** The clause that the value at fault cites. */
  readonly clause?: string;
  /** The key at the end of the path is at fault, not its value. */
  readonly onKey?: true;
  /** It does not stand in the way of publication: it is to be read, and may be meant. */
  readonly warns?: true;
}

/** The path as people write it: `stages[1].closes.value`. */
export function written(path: Path): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return parts === '' ? '(root)' : parts.replace(/^\./, '');
}

const MAX_SHOWN = 40;

/** A value of the file as a message repeats it: short, and without characters that would break the line. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = String(value).replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
