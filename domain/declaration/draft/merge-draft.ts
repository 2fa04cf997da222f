import * as v from 'valibot';
import { defectOf } from '../../typed/form-defect.ts';
import type { Defect } from '../../values/defect.ts';
import { changeForm, type Draft } from './draft.ts';

/** Merges a change into a draft: a section keeps the fields that the change does not name, and null removes a value. */
export function mergeDraft(draft: Draft, change: unknown): unknown {
  if (!isPlain(change)) return change;
  const merged = new Map<string, unknown>(isPlain(draft) ? Object.entries(draft) : []);
  for (const [key, value] of Object.entries(change)) {
    if (value === null) merged.delete(key);
    else merged.set(key, isPlain(value) ? mergeDraft((merged.get(key) ?? {}) as Draft, value) : value);
  }
  return Object.fromEntries(merged);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a change on its own and normalizes it. A null must stand at a known field, too. */
export function readChange(
  change: unknown,
): { ok: true; change: Readonly<Record<string, unknown>> } | { ok: false; defects: Defect[] } {
  const read = v.safeParse(changeForm, change);
  if (read.success) return { ok: true, change: read.output as Readonly<Record<string, unknown>> };
  return { ok: false, defects: read.issues.map(defectOf) };
}
