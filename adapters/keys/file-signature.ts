import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Ring } from './key-ring.ts';

/** A detached Ed25519 signature over the bytes of a file, in base64, with the id of its key. */
export interface FileSignature {
  readonly keyId: string;
  readonly signature: string;
}

/** What stands before the 32 bytes of a seed in the PKCS#8 form of an Ed25519 key: https://www.rfc-editor.org/rfc/rfc8410#section-7 */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

export function signFile(bytes: Uint8Array, { current, keys }: Ring): FileSignature {
  const signature = sign(null, bytes, privateKey(keys[current] ?? ''));
  return { keyId: current, signature: signature.toString('base64') };
}

/** The public keys of a ring by their ids, as SPKI in PEM. They may be told to everybody. */
export function publicKeys({ keys }: Ring): Record<string, string> {
  const told = Object.entries(keys).map(([id, key]) => {
    const pem = createPublicKey(privateKey(key)).export({ type: 'spki', format: 'pem' });
    return [id, String(pem)];
  });
  return Object.fromEntries(told);
}

function privateKey(key: string): KeyObject {
  const der = Buffer.concat([PKCS8_PREFIX, Buffer.from(key, 'base64')]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
