import { citation } from '../../call/call.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change, Gate } from '../../declaration/change.ts';
import type { MaterialFile } from '../../declaration/draft/draft.ts';
import { fileNameDefects, keptName } from '../../declaration/files/file-name.ts';
import { fileRulesOf } from '../../declaration/files/file-rules.ts';
import {
  isMaterialType,
  MAX_MATERIAL_BYTES,
  MAX_MATERIALS,
  type MaterialType,
  mostArriving,
  tooLarge,
} from '../../declaration/files/material-file.ts';
import { moved } from '../../declaration/moves.ts';
import type { Defect } from '../../values/defect.ts';
import { accepted, refused, type Verdict } from '../../values/verdict.ts';
import { guard } from '../guard.ts';
import { countChange } from './change.ts';

/** A file that somebody is about to upload. */
export interface Upload {
  readonly material: string;
  readonly fileName: string;
  readonly type: string;
  /** Absent if a page without script asks: a browser cannot state it beforehand. */
  readonly bytes?: number;
  readonly sha256?: string;
}

/** An upload that may begin: the gate that its write must pass, and its type, name and most bytes as they are kept. */
export interface Admitted {
  readonly gate: Gate;
  readonly type: MaterialType;
  readonly fileName: string;
  /** Present where the call takes less than the system does. */
  readonly mostBytes?: number;
}

/** Judges whether a file may be uploaded now, and reports every defect at once. */
export function admitUpload(
  subject: Case,
  upload: Upload,
  arrival: Omit<Arrival, 'version'>,
): Verdict<Admitted> {
  const gate = guard(subject, 'change', { ...arrival, version: subject.declaration.version });
  if (!gate.ok) return gate;
  const { type, fileName } = upload;
  const repeated = repetitionDefects(subject, [upload]);
  const defects = [...uploadDefects(subject, upload), ...countDefects(subject), ...repeated];
  if (defects.length > 0 || !isMaterialType(type)) return refused('malformed', { defects });
  const { mostBytes } = fileRulesOf(subject.call, upload.material);
  const kept = mostBytes < MAX_MATERIAL_BYTES ? { mostBytes } : {};
  return accepted({ gate: gate.value, type, fileName: keptName(fileName, type), ...kept });
}

function uploadDefects({ call }: Case, { material, fileName, type, bytes }: Upload): Defect[] {
  const { types, mostBytes: maximum, ...cite } = fileRulesOf(call, material);
  const taken = types.find((each) => each === type);
  const defects: Defect[] = [];
  if (!call.materials.value.some(({ id }) => id === material))
    defects.push({ at: '/material', because: 'not-in-this-call', clause: citation(call.materials) });
  defects.push(...fileNameDefects(fileName, isMaterialType(type) ? type : undefined));
  if (taken === undefined)
    defects.push({
      at: '/type',
      because: 'not-a-material-type',
      detail: { types: types.join(', ') },
      ...cite,
    });
  const most = taken === undefined ? maximum : mostArriving(taken, maximum);
  if (bytes !== undefined && bytes > most)
    defects.push({ ...tooLarge('/bytes', most), ...(most === maximum ? cite : {}) });
  if (bytes === 0) defects.push({ at: '/bytes', because: 'file-empty' });
  return defects;
}

function countDefects({ declaration }: Case): Defect[] {
  const present = declaration.draft.materials?.length ?? 0;
  if (present < MAX_MATERIALS) return [];
  return [{ at: '/materials', because: 'too-many-files', detail: { maximum: MAX_MATERIALS } }];
}

/**
 * Reports bytes that were already given for the same material, before they are stored twice. For another material the
 * same bytes are allowed, because one certificate can prove two things; the reviewers are told.
 */
function repetitionDefects({ declaration }: Case, given: readonly Given[]): Defect[] {
  const present = declaration.draft.materials ?? [];
  return given.flatMap(({ material, sha256 }) => {
    const same = present.find(
      (file) => file.material === material && [file.sha256, file.statedSha256].includes(sha256 ?? NO_HASH),
    );
    return same ? [{ at: '/file', because: 'file-given-already', detail: { name: same.fileName } }] : [];
  });
}

/** A hash that no file has, for a file whose hash was not stated. */
const NO_HASH = '';

type Given = Pick<Upload, 'material' | 'sha256'>;

/** The other materials for which exactly these bytes were given too. */
export function alsoGivenFor(files: readonly MaterialFile[], { material, sha256 }: MaterialFile): string[] {
  const same = files.filter((each) => each.sha256 === sha256 && each.material !== material);
  return [...new Set(same.map((each) => each.material))];
}

/** Adds files that were taken in to the draft. */
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
  if (before.length + files.length > MAX_MATERIALS)
    return refused('malformed', { defects: countDefects(subject) });
  const repeated = repetitionDefects(subject, files);
  if (repeated.length > 0) return refused('file-refused', { defects: repeated });
  return accepted(
    changed(subject, [...before, ...files], arrival, { gate: gate.value, changes: counted.value }),
  );
}

/** Removes one file from the draft. The last submission keeps it. */
export function judgeMaterialRemoval(subject: Case, upload: string, arrival: Arrival): Verdict<Change> {
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
    ...moved(declaration.standing, 'change', declaration.standing),
    at: arrival.at,
    actor: arrival.actor,
    set: { draft: { ...declaration.draft, materials: [...materials] }, changes },
    gates: [gate],
    inputs: { sections: ['materials'] },
  };
}
