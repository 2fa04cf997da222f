import * as v from 'valibot';
import type { Stored } from '../../adapters/materials.ts';
import type { Defect } from '../../domain/draft.ts';
import { isUnknownField, pathOf } from '../../domain/form.ts';
import { pointer } from '../../domain/pointer.ts';
import { accepted, refused, type Verdict } from '../../domain/verdict.ts';
import { defectOf, valueAt } from './defect-of.ts';
import { type Registration, registrationForm, SENTENCES } from './registration-form.ts';

/** Bytes: a hundred entries, the most that one act takes, are far less. */
export const MOST_REGISTRATION_BYTES = 256 * 1024;

/**
 * Reads a file of registrations: every defect at once, with its pointer into the file. What is said of them stands in
 * the execution's history, so nothing of the file is repeated, not even the name of a field that the form does not know.
 */
export function readRegistration({ bytes }: Pick<Stored, 'bytes'>): Verdict<Registration> {
  if (bytes.length > MOST_REGISTRATION_BYTES)
    return refused('registration-too-large', { facts: { most: MOST_REGISTRATION_BYTES / 1024 } });
  const json = jsonIn(bytes);
  if (!json) return refused('registration-not-json');
  const read = v.safeParse(registrationForm, json.value);
  if (read.success) return accepted(read.output);
  return refused('malformed', { defects: read.issues.map((issue) => defectIn(issue, json.value)) });
}

/** A mark at the beginning, as editors on Windows write it, is left out. What a parser says of its text is not passed on. */
function jsonIn(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

function defectIn(issue: v.BaseIssue<unknown>, file: unknown): Defect {
  if (!isUnknownField(issue)) return defectOf(issue, file, SENTENCES);
  const path = pathOf(issue);
  const above = path.slice(0, -1);
  const names = Object.keys(Object(valueAt(file, above)));
  return unknownField(pointer(above), names.indexOf(String(path.at(-1))) + 1);
}

/** Which of the fields it is, counted from 1. */
function unknownField(at: string, nth: number): Defect {
  const whole = at === '';
  const zh = `${whole ? '整个文件' : ''}中没有第 ${nth} 个字段这一项，请删去或改正字段名。`;
  const en = `${whole ? 'The file ' : ''}has no such field as its field no. ${nth}; take it away or correct its name.`;
  return { at, because: 'unknown-field', detail: { zh, en } };
}
