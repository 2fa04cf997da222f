/**
 * The key of a file in storage. It has ids only, so no person's name stands in an address or in storage's logs.
 */
export function uploadKey(declaration: string, upload: string): string {
  return `materials/${declaration}/${upload}`;
}

/**
 * Reads a storage key as the declaration and the upload it stands for; undefined for a key that is not ours.
 */
export function readUploadKey(key: string): { declaration: string; upload: string } | undefined {
  const [, declaration, upload] = /^materials\/([\d-]+)\/([\w-]+)$/.exec(key) ?? [];
  return declaration === undefined || upload === undefined ? undefined : { declaration, upload };
}
