import type { Declaration } from '../../domain/declaration.ts';
import type { MaterialFile } from '../../domain/draft.ts';
import type { WebAnswer } from '../gateway.ts';
import type { Needs } from '../needs.ts';
import { uploadKey } from './upload-key.ts';

/**
 * Hands out exactly the version that was taken in, to be saved and never shown within our site. Who may have it is for
 * the caller to say.
 */
export function fileOf({ materials }: Pick<Needs, 'materials'>) {
  return async (
    { id }: Pick<Declaration, 'id'>,
    { upload, version, fileName, type }: MaterialFile,
  ): Promise<WebAnswer> => {
    const stored = await materials.version(uploadKey(id, upload), version);
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

/** https://datatracker.ietf.org/doc/html/rfc8187#section-3.2 */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}
