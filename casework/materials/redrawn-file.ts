import { fingerprint } from '../../adapters/fingerprint.ts';
import type { UploadRecord } from '../../adapters/records/declarations/uploads.ts';
import type { MaterialFile } from '../../domain/declaration/draft/draft.ts';
import { renamed } from '../../domain/declaration/files/file-name.ts';
import { MAX_MATERIAL_BYTES, redrawnType, tooLarge } from '../../domain/declaration/files/material-file.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import { accepted, refused, type Verdict } from '../../domain/values/verdict.ts';
import type { CaseNeeds } from '../needs.ts';
import { fileKey, uploadKey } from './upload-key.ts';

type OpenNeeds = Pick<CaseNeeds, 'materials' | 'inspection'>;

/** A version of an upload, and the id under which storage will keep it redrawn; a PDF has none. */
interface ToLookAt {
  readonly version: string;
  readonly redrawn: string | undefined;
}

/**
 * Has one version of an upload opened. The inspection is given an address of that version and a form for one new key, and
 * nothing else. Gives undefined if the version is gone.
 */
export async function openStored(
  { materials, inspection }: OpenNeeds,
  { declaration, upload, type, fileName }: UploadRecord,
  { version, redrawn }: ToLookAt,
): Promise<Opened | undefined> {
  const from = await materials.addressOf({ key: uploadKey(declaration, upload), version, type, fileName });
  if (from === undefined) return undefined;
  const kept = redrawnType(type);
  if (kept === undefined || redrawn === undefined) return inspection.open({ type, from });
  const key = fileKey(declaration, { upload, redrawn });
  const to = await materials.formFor({ key, type: kept, most: MAX_MATERIAL_BYTES });
  return inspection.open({ type, from, to });
}

/** The file that a redrawn picture makes, by the bytes that storage has of it; refused if the call takes fewer. */
export async function redrawnFile(
  { materials }: Pick<OpenNeeds, 'materials'>,
  { declaration, upload, material, fileName, type, sha256: statedSha256, mostBytes }: UploadRecord,
  redrawn: string,
): Promise<Verdict<MaterialFile>> {
  const kept = redrawnType(type);
  const key = fileKey(declaration, { upload, redrawn });
  const stored = await materials.latest(key, MAX_MATERIAL_BYTES);
  if (!stored || kept === undefined) throw new Error(`Storage lost the redrawn picture of ${upload}`);
  const { bytes, version } = stored;
  if (mostBytes !== undefined && bytes.length > mostBytes) {
    await materials.discard(key, version);
    return refused('file-refused', { defects: [tooLarge('/file', mostBytes)] });
  }
  return accepted({
    material,
    fileName: renamed(fileName, type, kept),
    type: kept,
    bytes: bytes.length,
    sha256: fingerprint(bytes),
    ...(statedSha256 === undefined ? {} : { statedSha256 }),
    ...{ upload, version, redrawn },
  });
}
