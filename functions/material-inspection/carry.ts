import type { UploadForm } from '../../adapters/signed-storage.ts';

/** Milliseconds for one way to or from storage, which lies in the same region and carries 20 MB in less than one second. */
const CARRY_MS = 3000;

/**
 * Fetches the bytes at an address of storage; undefined if the version is gone. Any other refusal is our own mistake and
 * says nothing of a file.
 */
export async function fetchFile(address: string): Promise<Uint8Array | undefined> {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(CARRY_MS) });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`Storage answered ${answer.status} at the address of a file`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Posts bytes with a form of storage. */
export async function postFile({ url, fields }: UploadForm, bytes: Uint8Array): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(bytes)]));
  const signal = AbortSignal.timeout(CARRY_MS);
  const answer = await fetch(url, { method: 'POST', body, redirect: 'error', signal });
  if (!answer.ok) throw new Error(`Storage answered ${answer.status} to a redrawn picture`);
}
