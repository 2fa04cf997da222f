import * as v from 'valibot';
import { type Place, readCallFile } from '../../adapters/call-file/call-file.ts';
import type { Path } from '../../domain/check-call/finding/finding.ts';
import type { OwnSentences } from '../../domain/values/defect.ts';
import { isUnknownField, pathOf } from '../../domain/values/form.ts';
import { pointer } from '../../domain/values/pointer.ts';
import { type Said, said } from '../../domain/values/said.ts';
import { sayDefectAtField } from '../../domain/wording/say-defect.ts';
import { operatorDefect } from '../../functions/operations/input/operator-defect.ts';
import { jsonFault } from './json-fault.ts';

/** A finding on an operator's file, with its place and its sentence. */
export interface Finding extends Said, Place {
  /** The place as a JSON pointer. */
  readonly at: string;
  readonly because: string;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** The form by which an act reads a file, with its own sentences and what it says of a field that it does not know. */
export interface FileForm<T> {
  readonly form: v.GenericSchema<unknown, T>;
  readonly sentences: OwnSentences;
  readonly unknown: Said;
}

/** Judges a file's text by the form that the act uses, and gives each finding its place in the text. */
export function judgeText<T>(text: string, by: FileForm<T>): Checked<T> {
  const json = jsonIn(text);
  if ('finding' in json) return { ok: false, findings: [json.finding] };
  const { locate, twice } = placesIn(text);
  const read = v.safeParse(by.form, json.value);
  if (read.success && twice.length === 0) return { ok: true, value: read.output };
  const found = (read.issues ?? []).map((issue) => findingOf(issue, json.value, locate, by));
  const findings = [...twice, ...found].sort((a, b) => a.line - b.line || a.column - b.column);
  return { ok: false, findings };
}

/** The findings as lines for people: file, line, column, pointer and both sentences. */
export function linesOf(file: string, findings: readonly Finding[]): string[] {
  return findings.map(({ line, column, at, zh, en }) => `${file}:${line}:${column} ${at} ${zh} / ${en}`);
}

export function countOf(findings: readonly Finding[]): string {
  const { length } = findings;
  return `${length} 处问题 / ${length} finding${length === 1 ? '' : 's'}`;
}

const NO_JSON = said(
  '文件从这里起不是 JSON；请检查引号、逗号和括号。',
  'From here on this is no JSON; look at quotation marks, commas and brackets.',
);

function jsonIn(text: string): { value: unknown } | { finding: Finding } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const before = text.slice(0, jsonFault(text) ?? 0).split('\n');
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    return { finding: { at: '', because: 'not-json', ...NO_JSON, ...place } };
  }
}

interface Places {
  readonly locate: (path: Path, onKey: boolean) => Place;
  /** Fields that stand twice. A JSON parser would take the last one silently. */
  readonly twice: readonly Finding[];
}

/** Finds places with a YAML reader, which knows where everything stands; JSON is YAML too. */
function placesIn(text: string): Places {
  const read = readCallFile(text);
  if (read.ok) return { locate: (path, onKey) => read.locate(onKey ? { path, onKey } : { path }), twice: [] };
  const twice = read.findings
    .filter(({ because }) => because === 'duplicate-key')
    .map(({ because, zh, en, line, column }) => ({ at: '', because, zh, en, line, column }));
  return { locate: () => ({ line: 1, column: 1 }), twice };
}

function findingOf<T>(
  issue: v.BaseIssue<unknown>,
  value: unknown,
  locate: Places['locate'],
  { sentences, unknown }: FileForm<T>,
): Finding {
  const path = pathOf(issue);
  const defect = operatorDefect(issue, value, sentences);
  const own = isUnknownField(issue) ? unknown : defect.detail;
  const { zh = '', en = '' } = own?.zh === undefined ? sayDefectAtField(defect) : (own as unknown as Said);
  return { at: pointer(path), because: defect.because, zh, en, ...locate(path, isUnknownField(issue)) };
}
