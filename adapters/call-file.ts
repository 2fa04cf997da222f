import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Finding, Path } from '../domain/check-call/finding.ts';

/** A line and a column, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A finding where it stands in the file's text. */
export type PlacedFinding = Finding & Place;

/** A call's file as read, or why its text is no such file. */
export type ReadCallFile =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly findings: PlacedFinding[] };

/**
 * Where a finding stands: the value at its path, the key of a value that begins on a later line or is at fault itself,
 * and for what is missing the nearest thing above it that is there.
 */
export type Locate = (finding: Pick<Finding, 'path' | 'onKey'>) => Place;

/** More than this many uses of anchors are no call but a way to exhaust the reader's memory. */
const MOST_ALIASES = 100;
/** A call nests about ten levels; beyond this one the reader would run out of stack. */
const DEEPEST = 100;

/**
 * Reads the YAML text of a call: its value and the place of everything in it. Refused with line and column: text that
 * is no YAML, keys that stand twice, tags that YAML's core does not know, several documents, and anchors that unfold
 * beyond measure. What the value says is not judged here.
 */
export function readCallFile(text: string): ReadCallFile {
  const lines = new LineCounter();
  const deep = tooDeep(text);
  if (deep !== undefined) return { ok: false, findings: [tooDeepAt(deep)] };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, resolveKnownTags: false });
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) return { ok: false, findings: wrong.map((each) => syntaxFinding(each, lines)) };
  const aliases = aliasesOf(document);
  const value = aliases.length > MOST_ALIASES ? undefined : unfolded(document);
  if (value === undefined) return { ok: false, findings: [excessiveAliases(aliases[0], lines)] };
  return { ok: true, value: value.value, locate: (finding) => placeOf(document, finding, lines) };
}

/** Findings with their places, in the order of the file. */
export function placeFindings(findings: readonly Finding[], locate: Locate): PlacedFinding[] {
  return findings
    .map((finding) => ({ ...finding, ...locate(finding) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
