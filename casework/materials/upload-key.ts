/** Where a file lies in storage: ids only, so that no name of a person stands in an address or a log of storage. */
export function uploadKey(declaration: string, upload: string): string {
  return `materials/${declaration}/${upload}`;
}

/** The declaration and the upload that a key in storage stands for; undefined for a key that is not ours. */
export function readUploadKey(key: string): { declaration: string; upload: string } | undefined {
  const [, declaration, upload] = /^materials\/([\d-]+)\/([\w-]+)$/.exec(key) ?? [];
  return declaration === undefined || upload === undefined ? undefined : { declaration, upload };
}
