import { hash } from 'node:crypto';

/** SHA-256, in hex, of a text or of bytes. */
export function fingerprint(content: string | Uint8Array): string {
  return hash('sha256', content);
}
