import * as v from 'valibot';
import type { Call } from '../../domain/call/call.ts';
import { callFile } from '../../domain/call/call-form.ts';
import { checkCall } from '../../domain/check-call/check-call.ts';
import type { Finding } from '../../domain/check-call/finding/finding.ts';
import { layUnder } from '../../domain/check-call/form/lay-under.ts';
import { typedFile } from '../../domain/check-call/form/typed-file.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { type Locate, type PlacedFinding, type ReadCallFile, readCallFile } from './call-file.ts';
import { DEFAULTS, DEFAULTS_FILE } from './defaults.ts';
import { VOCABULARIES } from './vocabularies.ts';

/** Adds their places to findings and sorts them in the order of the file; what stands in the defaults comes last. */
export function placeFindings(findings: readonly Finding[], locate: Locate): PlacedFinding[] {
  return findings
    .map((finding) => ({ ...finding, ...locate(finding) }))
    .sort((a, b) => (a.file ?? '').localeCompare(b.file ?? '') || a.line - b.line || a.column - b.column);
}

/** Where a finding stands as people write it: `12:3`, with the file's name before it if it is another one. */
export function placeWritten({
  file,
  line,
  column,
}: Pick<PlacedFinding, 'file' | 'line' | 'column'>): string {
  return [...(file === undefined ? [] : [file]), line, column].join(':');
}

/** Reads a call's file and lays the defaults beneath it. A place in the defaults names their file. */
export function readWholeCall(text: string): ReadCallFile {
  const read = readCallFile(text);
  if (!read.ok) return read;
  const { value, isDefault } = layUnder(typedFile(read.value), DEFAULTS.value);
  const locate: Locate = (finding) =>
    isDefault(finding.path) ? { file: DEFAULTS_FILE, ...DEFAULTS.locate(finding) } : read.locate(finding);
  return { ok: true, value, locate };
}

/**
 * Returns the call in a file's text with its warnings, or every finding on it. Publishing a call and checking one both
 * use this judgement.
 */
export function judgeCallFile(
  text: string,
  calendar: Calendar,
): { ok: true; call: Call; warnings: PlacedFinding[] } | { ok: false; findings: PlacedFinding[] } {
  const read = readWholeCall(text);
  if (!read.ok) return read;
  const findings = placeFindings(checkCall(read.value, calendar, VOCABULARIES), read.locate);
  if (findings.some(({ warns }) => !warns)) return { ok: false, findings };
  return { ok: true, call: v.parse(callFile, read.value), warnings: findings };
}

/** The whole call in a file that was checked before. */
export function callIn(text: string): Call {
  const read = readWholeCall(text);
  if (!read.ok) throw new Error(read.findings.map(({ en }) => en).join(' '));
  return v.parse(callFile, read.value);
}
