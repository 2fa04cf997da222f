import * as v from 'valibot';
import type { Stored } from '../../../adapters/materials.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import { isUnknownField, pathOf } from '../../../domain/values/form.ts';
import { pointer, valueAt } from '../../../domain/values/pointer.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import { operatorDefect } from './operator-defect.ts';
import { type Registration, registrationForm, SENTENCES } from './registration-form.ts';

/** The most bytes of a file of registrations. One act takes a hundred entries, which are far less. */
export const MAX_REGISTRATION_BYTES = 256 * 1024;

/**
 * Reads a file of registrations. Every defect is listed with its pointer into the file. The answer stays in the
 * execution's history, so it repeats nothing of the file, not even the name of an unknown field.
 */
export function readRegistration({ bytes }: Pick<Stored, 'bytes'>): OperatorVerdict<Registration> {
  if (bytes.length > MAX_REGISTRATION_BYTES)
    return refused('registration-too-large', { facts: { most: MAX_REGISTRATION_BYTES / 1024 } });
  const json = jsonIn(bytes);
  if (!json) return refused('registration-not-json');
  const read = v.safeParse(registrationForm, json.value);
  if (read.success) return accepted(read.output);
  const nth = countedIn(json.value);
  const defects = read.issues.map((issue) =>
    isUnknownField(issue) ? unknownField(issue, nth) : operatorDefect(issue, json.value, SENTENCES),
  );
  return refused('malformed', { defects });
}

/**
 * Parses JSON without the byte order mark that editors on Windows write. The parser's error is not passed on, since
 * it may quote the file.
 */
export function jsonIn(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

type Counted = (path: readonly (string | number)[]) => number;

/** The number of a repeated field among its neighbours, from 1. There may be thousands, so they are listed once. */
export function countedIn(file: unknown): Counted {
  const listed = new Map<unknown, Map<string, number>>();
  return (path) => {
    const parent = valueAt(file, path.slice(0, -1));
    const names =
      listed.get(parent) ?? new Map(Object.keys(Object(parent)).map((name, at) => [name, at + 1]));
    listed.set(parent, names);
    return names.get(String(path.at(-1))) ?? 0;
  };
}

export function unknownField(issue: v.BaseIssue<unknown>, counted: Counted): Defect {
  const path = pathOf(issue);
  const at = pointer(path.slice(0, -1));
  const nth = counted(path);
  const whole = at === '';
  const zh = `${whole ? '整个文件' : ''}的第 ${nth} 个字段不属于登记文件，请删去或改正字段名。`;
  const en = `${whole ? 'The file ' : ''}has field no. ${nth}, which the form does not know; take it away or correct its name.`;
  return { at, because: 'unknown-field', detail: { zh, en } };
}
