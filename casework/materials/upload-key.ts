import type { MaterialFile } from '../../domain/declaration/draft/draft.ts';

/**
 * The key of a file in storage. It has ids only, so no person's name stands in an address or in storage's logs.
 */
export function uploadKey(declaration: string, upload: string): string {
  return `materials/${declaration}/${upload}`;
}

/** The key of a file that was taken in: of a redrawn picture, one behind its upload's, which starts no intake. */
export function fileKey(
  declaration: string,
  { upload, redrawn }: Pick<MaterialFile, 'upload' | 'redrawn'>,
): string {
  const key = uploadKey(declaration, upload);
  return redrawn === undefined ? key : `${key}/${redrawn}`;
}

/**
 * Reads a storage key as the declaration and the upload it stands for; undefined for a key that is not ours.
 */
export function readUploadKey(key: string): { declaration: string; upload: string } | undefined {
  const [, declaration, upload] = /^materials\/([\d-]+)\/([\w-]+)$/.exec(key) ?? [];
  return declaration === undefined || upload === undefined ? undefined : { declaration, upload };
}
