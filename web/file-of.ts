import { fingerprint } from '../adapters/fingerprint.ts';
import type { Materials, Stored } from '../adapters/materials.ts';
import { uploadKey } from '../casework/materials/upload-key.ts';
import type { Needs } from '../casework/needs.ts';
import type { Declaration } from '../domain/declaration/declaration.ts';
import type { MaterialFile } from '../domain/declaration/draft/draft.ts';
import { MAX_MATERIAL_BYTES } from '../domain/declaration/files/material-file.ts';
import type { WebAnswer } from './gateway-event.ts';

/**
 * Hands out exactly the bytes that were taken in, as a download that is never shown within our site. The caller
 * checks who may have it.
 */
export function fileOf({ materials }: Pick<Needs, 'materials'>) {
  return async ({ id }: Pick<Declaration, 'id'>, file: MaterialFile): Promise<WebAnswer> => {
    const { upload, version, fileName, type } = file;
    const key = uploadKey(id, upload);
    const stored = (await materials.version(key, version)) ?? (await restored(materials, key, file));
    if (!stored) throw new Error(`Storage lost the file ${upload} of ${id}`);
    const headers = {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encoded(fileName)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    };
    return { status: 200, headers, body: stored.bytes };
  };
}

/**
 * Finds a file after a restore. A copy of the bucket gives new versions (docs/restore.md), so the same bytes under
 * the same key are the file.
 */
async function restored(
  materials: Materials,
  key: string,
  { sha256 }: MaterialFile,
): Promise<Stored | undefined> {
  const latest = await materials.latest(key, MAX_MATERIAL_BYTES);
  return latest && fingerprint(latest.bytes) === sha256 ? latest : undefined;
}

/** Encodes a file name for a header: https://datatracker.ietf.org/doc/html/rfc8187#section-3.2 */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}
