import { fingerprint } from '../adapters/fingerprint.ts';
import type { Materials } from '../adapters/materials.ts';
import { fileKey } from '../casework/materials/upload-key.ts';
import type { Needs } from '../casework/needs.ts';
import type { Declaration } from '../domain/declaration/declaration.ts';
import type { MaterialFile } from '../domain/declaration/draft/draft.ts';
import { MAX_MATERIAL_BYTES } from '../domain/declaration/files/material-file.ts';
import type { WebAnswer } from './gateway-event.ts';

/**
 * Sends the browser on to exactly the version that was taken in, as a download that is never shown within our site. The
 * caller checks who may have it; the address lives for a minute, and the log says that it was given.
 */
export function fileOf({ materials }: Pick<Needs, 'materials'>) {
  return async ({ id }: Pick<Declaration, 'id'>, file: MaterialFile): Promise<WebAnswer> => {
    const location = await addressOfFile(materials, id, file);
    // The address is a key for a minute: neither a cache nor another site may learn it.
    const headers = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
    return { status: 303, headers, body: '' };
  };
}

/** The address of a file that was taken in, for a minute. It is an error if storage has lost it. */
export async function addressOfFile(
  materials: Materials,
  declaration: string,
  file: MaterialFile,
): Promise<string> {
  const { upload, version, fileName, type } = file;
  const key = fileKey(declaration, file);
  const address =
    (await materials.addressOf({ key, version, fileName, type })) ?? (await restored(materials, key, file));
  if (address === undefined) throw new Error(`Storage lost the file ${upload} of ${declaration}`);
  return address;
}

/**
 * Finds a file after a restore. A copy of the bucket gives new versions (docs/restore.md), so the same bytes under
 * the same key are the file.
 */
async function restored(
  materials: Materials,
  key: string,
  { sha256, fileName, type }: MaterialFile,
): Promise<string | undefined> {
  const latest = await materials.latest(key, MAX_MATERIAL_BYTES);
  if (!latest || fingerprint(latest.bytes) !== sha256) return undefined;
  return materials.addressOf({ key, version: latest.version, fileName, type });
}
