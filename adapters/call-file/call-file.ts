import { type Alias, type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Finding, Path } from '../../domain/check-call/finding/finding.ts';
import { nameTyped } from '../../domain/check-call/form/typed-file.ts';
import { type Fault, saySyntaxFault } from './call-file-faults.ts';

/** A line and a column, both from 1; of the file that is read, unless another one is named. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly file?: string;
}

/** A finding with its place in the file's text. */
export type PlacedFinding = Finding & Place;

/**
 * Finds the place of a finding. It is the value at the path, or the key if the value begins on a later line or the key
 * itself is at fault. For a missing value it is the nearest present value above it.
 */
export type Locate = (finding: Pick<Finding, 'path' | 'onKey'>) => Place;

/** The value of a call's file, or why its text cannot be read. */
export type ReadCallFile =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly findings: PlacedFinding[] };

type Parsed = Document.Parsed;
type ParsedNode = NonNullable<Parsed['contents']>;

/** The most uses of anchors. A call needs none, and many of them can exhaust the parser's memory. */
const MAX_ALIASES = 100;

/** The most pairs and values that may stand inside each other, several times what a call needs. */
const MAX_DEPTH = 100;

/**
 * Reads the YAML text of a call: its value and the place of everything in it. It refuses, with line and column, text
 * that is no YAML, repeated fields, tags beyond YAML's core, several documents, keys that are no text, nesting and anchors
 * beyond measure. The content of the value is not judged here.
 */
export function readCallFile(text: string): ReadCallFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, resolveKnownTags: false });
  const faults = [...syntaxFaults(document), ...nodeFaults(document)];
  const read = faults.length > 0 ? { faults } : unfold(document);
  if ('faults' in read) return { ok: false, findings: read.faults.map((fault) => placeFault(fault, lines)) };
  return {
    ok: true,
    value: read.value,
    locate: (finding) => placeAt(lines, offsetOf(document, finding, lines)),
  };
}

/**
 * The parser's own errors and warnings. Nesting beyond its stack makes one error at every level, so only the first is
 * kept.
 */
function syntaxFaults({ errors, warnings }: Parsed): Fault[] {
  const faults = [...errors, ...warnings].map(({ code, message, pos }) => ({
    code,
    message,
    offset: pos[0],
  }));
  const exhausted = faults.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  return exhausted ? [exhausted] : faults;
}

function nodeFaults(document: Parsed): Fault[] {
  if (document.errors.length > 0) return [];
  const aliases: Alias[] = [];
  const faults: Fault[] = [];
  visit(document, {
    Node: (_, node, above) => {
      if (above.length <= MAX_DEPTH) return undefined;
      faults.push({ code: 'RESOURCE_EXHAUSTION', offset: startOf(node) });
      return visit.BREAK;
    },
    Alias: (_, alias, above) => {
      aliases.push(alias);
      const anchored = alias.resolve(document);
      if (!anchored) faults.push({ code: 'UNRESOLVED_ALIAS', offset: startOf(alias) });
      else if (above.includes(anchored)) faults.push({ code: 'ALIAS_OF_ITSELF', offset: startOf(alias) });
    },
    Pair: (_, { key }) => {
      if (!isScalar(key)) faults.push({ code: 'KEY_NOT_TEXT', offset: startOf(key) });
    },
  });
  const first = aliases[MAX_ALIASES];
  return first ? [...faults, { code: 'TOO_MANY_ALIASES', offset: startOf(first) }] : faults;
}

/** The document as plain values. The parser counts what anchors unfold to, and stops if that is too much. */
function unfold(document: Parsed): { value: unknown } | { faults: Fault[] } {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { faults: [{ code: 'TOO_MANY_ALIASES', offset: firstAlias(document) }] };
  }
}

function firstAlias(document: Parsed): number {
  let offset: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      offset = startOf(alias);
      return visit.BREAK;
    },
  });
  return offset ?? 0;
}

function startOf(node: unknown): number {
  return (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
}

function placeFault(fault: Fault, lines: LineCounter): PlacedFinding {
  return { path: [], ...saySyntaxFault(fault), ...placeAt(lines, fault.offset) };
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  // An empty text has no lines to count.
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function offsetOf(
  document: Parsed,
  { path, onKey }: Pick<Finding, 'path' | 'onKey'>,
  lines: LineCounter,
): number {
  let node: ParsedNode | null = document.contents;
  let offset = startOf(node);
  for (const [index, part] of path.entries()) {
    const step = stepTo(node, part);
    if (!step) return offset;
    const atKey = (onKey && index === path.length - 1) || isBelow(lines, step.key, step.value);
    offset = atKey ? step.key : step.value;
    node = step.node;
  }
  return offset;
}

function isBelow(lines: LineCounter, key: number, value: number): boolean {
  return lines.linePos(value).line > lines.linePos(key).line;
}

/**
 * Follows one part of a path: where its key and its value begin. The way ends at an alias, because its content stands
 * elsewhere.
 */
function stepTo(
  node: ParsedNode | null,
  part: Path[number],
): { node: ParsedNode | null; key: number; value: number } | undefined {
  if (isSeq<ParsedNode>(node) && typeof part === 'number') {
    const item = node.items[part];
    return item && { node: item, key: startOf(item), value: startOf(item) };
  }
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return undefined;
  const keyed = (read: (key: string) => string) =>
    node.items.find(({ key }) => isScalar(key) && read(String(key.value ?? '')) === String(part));
  const pair = keyed((key) => key) ?? keyed(nameTyped);
  if (!pair) return undefined;
  const key = startOf(pair.key);
  return { node: pair.value, key, value: isThere(pair.value) ? startOf(pair.value) : key };
}

/** Whether a value stands after the colon. A field with none has a value of no extent, somewhere behind it. */
function isThere(node: ParsedNode | null): boolean {
  return node !== null && node.range[0] !== node.range[1];
}
