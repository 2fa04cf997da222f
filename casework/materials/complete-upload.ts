import { randomUUID } from 'node:crypto';
import { fingerprint } from '../../adapters/fingerprint.ts';
import type { Stored } from '../../adapters/materials.ts';
import type { UploadRecord } from '../../adapters/records/declarations/uploads.ts';
import { addMaterials } from '../../domain/acts/applicant/materials.ts';
import type { Actor } from '../../domain/declaration/change.ts';
import type { MaterialFile } from '../../domain/declaration/draft/draft.ts';
import {
  fileDefects,
  MAX_MATERIAL_BYTES,
  redrawnType,
} from '../../domain/declaration/files/material-file.ts';
import { givenUpDefect, MAX_GIVEN_UP, unopenedDefect } from '../../domain/declaration/files/opened-file.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { accepted, refused, type Verdict } from '../../domain/values/verdict.ts';
import { reporting } from '../attempts.ts';
import type { CaseNeeds } from '../needs.ts';
import { perform } from '../perform.ts';
import { openStored, redrawnFile } from './redrawn-file.ts';
import { fileKey, uploadKey } from './upload-key.ts';

export type CompleteUploadNeeds = Pick<CaseNeeds, 'records' | 'workflow' | 'materials' | 'inspection'>;

/** The most attempts to add a file while the draft keeps changing. */
const MAX_ATTEMPTS = 5;

/**
 * Takes an uploaded file in: reads it from storage, judges it, has it opened and a picture redrawn, and adds the result
 * to the draft as a change that passes the declaration's gate. Then what a picture was before is deleted. A second
 * completion answers as the first did. A file that differs from its announcement, or that could not be opened, is
 * refused and discarded.
 */
export function completeUpload(needs: CompleteUploadNeeds) {
  return async (
    id: string,
    upload: string,
    { actor, at }: { readonly actor: Actor; readonly at: Instant },
  ): Promise<Verdict<MaterialFile>> => {
    const { uploads } = needs.records;
    const record = await uploads.get(id, upload);
    if (!record || actor.kind !== 'applicant' || actor.account !== record.account)
      return refused('no-such-material');
    const decided = decisionOn(record);
    if (decided) return cleared(needs, record, decided);
    const stored = await needs.materials.latest(uploadKey(id, upload), MAX_MATERIAL_BYTES);
    if (!stored) return (await decisionNow(needs, record)) ?? refused('not-uploaded');
    const taken = await reporting(needs, { act: 'change', by: 'applicant', about: id, at }, async () => {
      const judged = await judge(needs, record, stored);
      if (!judged.ok) return judged;
      const verdict = await takeIn(needs, record, judged.value, at);
      await discardUnused(needs, record, judged.value, verdict);
      return verdict;
    });
    if (taken.ok) return cleared(needs, record, taken);
    if (taken.refusal.because !== 'file-refused') return taken;
    return refuse(needs, record, stored, taken.refusal.defects ?? []);
  };
}

/**
 * Deletes what a picture was before it was redrawn, once the redrawn one is taken in. If that fails, storage's event or the
 * next completion does it.
 */
async function cleared(
  { materials }: Pick<CompleteUploadNeeds, 'materials'>,
  { declaration, upload }: UploadRecord,
  decided: Verdict<MaterialFile>,
): Promise<Verdict<MaterialFile>> {
  if (!decided.ok || decided.value.redrawn === undefined) return decided;
  const key = uploadKey(declaration, upload);
  const before = await materials.latest(key, 0);
  if (before) await materials.discard(key, before.version);
  return decided;
}

/** Deletes a redrawn picture that was not taken in: the gate closed, or another completion was first. */
async function discardUnused(
  { materials }: Pick<CompleteUploadNeeds, 'materials'>,
  { declaration }: UploadRecord,
  made: MaterialFile,
  verdict: Verdict<MaterialFile>,
): Promise<void> {
  const isUsed = verdict.ok && verdict.value.version === made.version;
  if (made.redrawn !== undefined && !isUsed)
    await materials.discard(fileKey(declaration, made), made.version);
}

/** The decision on an upload; undefined before there is one. */
function decisionOn({ file, defects }: UploadRecord): Verdict<MaterialFile> | undefined {
  if (file) return accepted(file);
  return defects && refused('file-refused', { defects });
}

/** Reads the record again, since another completion may have decided meanwhile. */
async function decisionNow({ records }: CompleteUploadNeeds, { declaration, upload }: UploadRecord) {
  const record = await records.uploads.get(declaration, upload);
  return record && decisionOn(record);
}

/**
 * Judges the stored bytes: gives the file as it would be taken in, or every defect. A file that differs from
 * its announcement is not opened.
 */
async function judge(
  needs: CompleteUploadNeeds,
  record: UploadRecord,
  stored: Stored,
): Promise<Verdict<MaterialFile>> {
  const sha256 = fingerprint(stored.bytes);
  const differing = fileDefects(record, stored.bytes, sha256);
  if (differing.length > 0) return refused('file-refused', { defects: differing });
  const redrawn = redrawnType(record.type) && randomUUID();
  const opened = await openStored(needs, record, { version: stored.version, redrawn });
  // Another completion that decided meanwhile may have deleted this version.
  if (opened === undefined) return (await decisionNow(needs, record)) ?? refused('not-uploaded');
  if ('gaveUp' in opened) return (await decisionNow(needs, record)) ?? givenUp(needs, record);
  if (!opened.opens) return refused('file-refused', { defects: [unopenedDefect(opened)] });
  if (redrawn !== undefined) return redrawnFile(needs, record, redrawn);
  const { material, fileName, type, upload } = record;
  const { bytes, version } = stored;
  return accepted({ material, fileName, type, bytes: bytes.length, sha256, upload, version });
}

/**
 * Counts an opening that was given up. Once or twice may be a busy machine; at the bound the file itself is
 * refused.
 */
async function givenUp({ records }: CompleteUploadNeeds, record: UploadRecord): Promise<Verdict<never>> {
  const times = (record.givenUp ?? 0) + 1;
  if (times >= MAX_GIVEN_UP) return refused('file-refused', { defects: [givenUpDefect(record.type)] });
  await records.uploads.gaveUp(record);
  return refused('file-not-opened-yet');
}

/**
 * Discards the bytes only if this refusal was the one written: another completion may have taken them in
 * meanwhile.
 */
async function refuse(
  needs: CompleteUploadNeeds,
  record: UploadRecord,
  { version }: Stored,
  defects: readonly Defect[],
): Promise<Verdict<MaterialFile>> {
  const { declaration, upload } = record;
  const written = await needs.records.uploads.refuse(record, defects);
  if (!written.ok) return (await decisionNow(needs, record)) ?? refused('no-such-material');
  await needs.materials.discard(uploadKey(declaration, upload), version);
  return refused('file-refused', { defects });
}

/** Adds the file to the draft as it is now, whatever else changed there meanwhile. */
async function takeIn(
  needs: CompleteUploadNeeds,
  record: UploadRecord,
  file: MaterialFile,
  at: Instant,
): Promise<Verdict<MaterialFile>> {
  const { declaration, upload, account } = record;
  const { uploads } = needs.records;
  for (let attempt = 1; ; attempt += 1) {
    const added = await perform(
      needs,
      declaration,
      (subject) => {
        const { version } = subject.declaration;
        return addMaterials(subject, [file], { at, actor: { kind: 'applicant', account }, version });
      },
      { along: () => [uploads.takenIn(record, file)] },
    );
    if (added.ok) return accepted(file);
    const { because } = added.refusal;
    if (because === 'already-taken-in') {
      const decided = await uploads.get(declaration, upload);
      return decided?.file ? accepted(decided.file) : refused('no-such-material');
    }
    if (because !== 'stale' || attempt === MAX_ATTEMPTS) return added;
  }
}
