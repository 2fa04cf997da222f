import * as v from 'valibot';
import { type Place, readCallFile } from '../../adapters/call-file/call-file.ts';
import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import { type Person, personForm } from '../../domain/achievements/person.ts';
import type { Call } from '../../domain/call/call.ts';
import { meant } from '../../domain/check-call/finding/nearest.ts';
import { unknownTerms } from '../../domain/eligibility/unknown-terms.ts';
import { defectOf } from '../../domain/typed/form-defect.ts';
import type { Defect } from '../../domain/values/defect.ts';
import { isUnknownField, pathOf } from '../../domain/values/form.ts';
import { type Said, said } from '../../domain/values/said.ts';
import { sayDefectAtField } from '../../domain/wording/say-defect.ts';

/** What is wrong in a person's file, and where. */
export type PersonFinding = Said & Place & { readonly at: string };

/** Reads what an officer wrote down of a person as YAML, or gives every finding on it. */
export function readPersonFile(
  text: string,
  call: Call,
):
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly findings: readonly PersonFinding[] } {
  const file = readCallFile(text);
  if (!file.ok) return { ok: false, findings: file.findings.map((each) => ({ ...each, at: '' })) };
  const read = v.safeParse(personForm, file.value ?? {});
  const place = (at: string, path: readonly (string | number)[], onKey: boolean) => ({
    at,
    ...file.locate(onKey ? { path, onKey } : { path }),
  });
  const ofForm = (read.issues ?? []).map((issue) => {
    const defect = defectOf(issue);
    return { ...sayIssue(issue, defect), ...place(defect.at, pathOf(issue), isUnknownField(issue)) };
  });
  const ofTerms = (read.success ? unknownTerms(read.output, VOCABULARIES, call) : []).map(
    ({ at, value, known }) => {
      const near = meant(value, known);
      return {
        zh: `没有“${value}”这一项；${near.zh}可写：${known.join('、')}。`,
        en: `There is no ${value}.${near.en} There are ${known.join(', ')}.`,
        ...place(at, at.split('/').slice(1).map(partOf), false),
      };
    },
  );
  const findings = [...ofForm, ...ofTerms].sort((a, b) => a.line - b.line || a.column - b.column);
  return read.success && findings.length === 0 ? { ok: true, person: read.output } : { ok: false, findings };
}

function sayIssue(issue: v.BaseIssue<unknown>, defect: Defect): Said {
  return isUnknownField(issue)
    ? said('没有这一项，请删去或改正名称。', 'There is no such field; take it away or correct its name.')
    : sayDefectAtField(defect);
}

function partOf(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}
