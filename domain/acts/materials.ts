import { citation } from '../call.ts';
import type { Defect, MaterialFile } from '../draft.ts';
import {
  isMaterialType,
  MATERIAL_TYPES,
  MOST_MATERIAL_BYTES,
  MOST_MATERIALS,
  MOST_NAME_BYTES,
} from '../material-file.ts';
import { utf8Length } from '../record-budget.ts';
import { accepted, type Change, type Gate, refused, type Verdict } from '../verdict.ts';
import { countChange } from './change.ts';
import { type Arrival, type Case, guard } from './guard.ts';

/** A file that somebody is about to upload. */
export interface Upload {
  readonly material: string;
  readonly fileName: string;
  readonly type: string;
  /** Absent where a page without script asks: the browser cannot say it beforehand. */
  readonly bytes?: number;
  readonly sha256?: string;
}

/** Whether this file may be uploaded now: the gate that the write of the upload passes, or every defect at once. */
export function admitUpload(subject: Case, upload: Upload, arrival: Omit<Arrival, 'version'>): Verdict<Gate> {
  const gate = guard(subject, 'change', { ...arrival, version: subject.declaration.version });
  if (!gate.ok) return gate;
  const defects = [...uploadDefects(subject, upload), ...countDefects(subject)];
  return defects.length > 0 ? refused('malformed', { defects }) : gate;
}

function uploadDefects({ call }: Case, { material, fileName, type, bytes }: Upload): Defect[] {
  const clause = citation(call.materials);
  const defects: Defect[] = [];
  if (!call.materials.value.some(({ id }) => id === material))
    defects.push({ at: '/material', because: 'not-in-this-call', clause });
  defects.push(...nameDefects(fileName));
  if (!isMaterialType(type))
    defects.push({
      at: '/type',
      because: 'not-a-material-type',
      detail: { types: MATERIAL_TYPES.join(', ') },
    });
  if (bytes !== undefined && bytes > MOST_MATERIAL_BYTES)
    defects.push({ at: '/bytes', because: 'file-too-large', detail: { maximum: MOST_MATERIAL_BYTES } });
  if (bytes === 0) defects.push({ at: '/bytes', because: 'file-empty' });
  return defects;
}

function countDefects({ declaration }: Case): Defect[] {
  const present = declaration.draft.materials?.length ?? 0;
  if (present < MOST_MATERIALS) return [];
  return [{ at: '/materials', because: 'too-many-files', detail: { maximum: MOST_MATERIALS } }];
}

function nameDefects(fileName: string): Defect[] {
  if (utf8Length(fileName) > MOST_NAME_BYTES)
    return [{ at: '/fileName', because: 'file-name-too-long', detail: { maximum: MOST_NAME_BYTES } }];
  return isFileName(fileName) ? [] : [{ at: '/fileName', because: 'malformed' }];
}

/** One line, without control or bidirectional characters or halves of one, and no path. */
export function isFileName(name: string): boolean {
  return (
    /^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uFFFD/\\]+$/u.test(name) &&
    name.length <= 200 &&
    name.trim() === name &&
    !/^\.+$/.test(name)
  );
}

/** Adds files that were taken in. */
export function addMaterials(
  subject: Case,
  files: readonly MaterialFile[],
  arrival: Arrival,
): Verdict<Change> {
  const gate = guard(subject, 'change', arrival);
  if (!gate.ok) return gate;
  const counted = countChange(subject.declaration);
  if (!counted.ok) return counted;
  const before = subject.declaration.draft.materials ?? [];
  if (before.length + files.length > MOST_MATERIALS)
    return refused('malformed', { defects: countDefects(subject) });
  return accepted(
    changed(subject, [...before, ...files], arrival, { gate: gate.value, changes: counted.value }),
  );
}

/** Takes one file off the draft. What was submitted keeps naming it. */
export function removeMaterial(subject: Case, upload: string, arrival: Arrival): Verdict<Change> {
  const gate = guard(subject, 'change', arrival);
  if (!gate.ok) return gate;
  const counted = countChange(subject.declaration);
  if (!counted.ok) return counted;
  const before = subject.declaration.draft.materials ?? [];
  const after = before.filter((file) => file.upload !== upload);
  if (after.length === before.length) return refused('no-such-material');
  return accepted(changed(subject, after, arrival, { gate: gate.value, changes: counted.value }));
}

function changed(
  { declaration }: Case,
  materials: readonly MaterialFile[],
  arrival: Arrival,
  { gate, changes }: { gate: Gate; changes: number },
): Change {
  return {
    move: 'change',
    to: declaration.standing,
    at: arrival.at,
    actor: arrival.actor,
    set: { draft: { ...declaration.draft, materials: [...materials] }, changes },
    gates: [gate],
    inputs: { sections: ['materials'] },
  };
}
