import * as v from 'valibot';
import { type Person, personForm } from '../achievements/person.ts';
import type { Call } from '../call/call.ts';
import { termDefect, unknownTerms } from '../eligibility/unknown-terms.ts';
import type { Vocabularies } from '../eligibility/vocabulary.ts';
import { defectOf } from '../typed/form-defect.ts';
import type { Defect } from '../values/defect.ts';
import { scoreDefects } from './score-defects.ts';

/**
 * Reads what somebody states under a call. Every defect is found at once: what is malformed, and in the rest ids that no list
 * has and what is wrong with a self-score.
 */
export function readStatedFacts(
  value: unknown,
  call: Call,
  vocabularies: Vocabularies,
): { ok: true; person: Person } | { ok: false; defects: Defect[] } {
  const read = v.safeParse(personForm, value);
  const person = read.success ? read.output : wellFormed(value, read.issues);
  const defects = [
    ...(read.issues ?? []).map(defectOf),
    ...unknownTerms(person, vocabularies, call).map(termDefect),
    ...scoreDefects(person, call),
  ];
  return read.success && defects.length === 0 ? { ok: true, person: read.output } : { ok: false, defects };
}

/** The facts in which nothing is malformed; none if the whole is no set of facts. */
function wellFormed(value: unknown, issues: readonly v.BaseIssue<unknown>[]): Person {
  if (typeof value !== 'object' || value === null) return {};
  const wrong = new Set(issues.map(({ path: [first] = [] as never }) => first?.key));
  const rest = v.safeParse(
    personForm,
    Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key))),
  );
  return rest.success ? rest.output : {};
}
