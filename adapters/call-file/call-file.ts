import * as v from 'valibot';
import { type Alias, type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Call } from '../../domain/call/call.ts';
import { callFile } from '../../domain/call/call-form.ts';
import { checkCall } from '../../domain/check-call/check-call.ts';
import type { Finding, Path } from '../../domain/check-call/finding.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { type Fault, sayFault } from './call-file-faults.ts';

/** A line and a column, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A finding where it stands in the file's text. */
export type PlacedFinding = Finding & Place;

/**
 * Where a finding stands: the value at its path; the key, where the value begins on a later line or the key itself is
 * at fault; for what is missing, the nearest thing above it that is there.
 */
export type Locate = (finding: Pick<Finding, 'path' | 'onKey'>) => Place;

/** A call's file as read, or why its text is no such file. */
export type ReadCallFile =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly findings: PlacedFinding[] };

type Parsed = Document.Parsed;
type ParsedNode = NonNullable<Parsed['contents']>;

/** A call has no need of anchors; more uses than this are a way to exhaust the reader's memory. */
const MAX_ALIASES = 100;

/**
 * Reads the YAML text of a call: its value and the place of everything in it. Refused with line and column: text that
 * is no YAML, fields that stand twice, tags that YAML's core does not know, several documents, keys that are no text,
 * and anchors that unfold beyond measure. What the value says is not judged here.
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

/** Findings with their places, in the order of the file. */
export function placeFindings(findings: readonly Finding[], locate: Locate): PlacedFinding[] {
  return findings
    .map((finding) => ({ ...finding, ...locate(finding) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/**
 * The call of a file's text with what it warns of, or every finding on it: what publishes a call and what checks one
 * both judge by this.
 */
export function judgeCallFile(
  text: string,
  calendar: Calendar,
): { ok: true; call: Call; warnings: PlacedFinding[] } | { ok: false; findings: PlacedFinding[] } {
  const read = readCallFile(text);
  if (!read.ok) return read;
  const findings = placeFindings(checkCall(read.value, calendar), read.locate);
  if (findings.some(({ warns }) => !warns)) return { ok: false, findings };
  return { ok: true, call: v.parse(callFile, read.value), warnings: findings };
}

/** The reader's own errors and warnings. Nesting beyond its stack makes one at every level: the first says it. */
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
    Alias: (_, alias) => {
      aliases.push(alias);
      if (!alias.resolve(document)) faults.push({ code: 'UNRESOLVED_ALIAS', offset: startOf(alias) });
    },
    Pair: (_, { key }) => {
      if (!isScalar(key)) faults.push({ code: 'KEY_NOT_TEXT', offset: startOf(key) });
    },
  });
  const first = aliases[MAX_ALIASES];
  return first ? [...faults, { code: 'TOO_MANY_ALIASES', offset: startOf(first) }] : faults;
}

/** The document as plain values; the reader counts what its anchors unfold to and stops where that is too much. */
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
  return { path: [], ...sayFault(fault), ...placeAt(lines, fault.offset) };
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

/** One part of a path: where its key and its value begin. An alias ends the way: what it stands for is elsewhere. */
function stepTo(
  node: ParsedNode | null,
  part: Path[number],
): { node: ParsedNode | null; key: number; value: number } | undefined {
  if (isSeq<ParsedNode>(node) && typeof part === 'number') {
    const item = node.items[part];
    return item && { node: item, key: startOf(item), value: startOf(item) };
  }
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value ?? '') === String(part));
  if (!pair) return undefined;
  const key = startOf(pair.key);
  return { node: pair.value, key, value: isThere(pair.value) ? startOf(pair.value) : key };
}

/** A field with nothing after its colon has a value of no extent, somewhere behind it. */
function isThere(node: ParsedNode | null): boolean {
  return node !== null && node.range[0] !== node.range[1];
}
