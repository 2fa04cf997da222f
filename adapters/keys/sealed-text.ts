import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { keyOf } from './key-ring.ts';

/** Encrypts a text under a key, bound to its owner: `keyId.nonce.tag.ciphertext`. */
export function seal(text: string, bound: string, keyId: string, key: KeyObject): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [keyId, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

/** Decrypts a sealed text. It throws if the text was altered or is bound to something else. */
export function open(sealed: string, bound: string, keys: Readonly<Record<string, string>>): string {
  const [keyId = '', nonce = '', tag = '', text = ''] = sealed.split('.');
  const bytes = (part: string) => Buffer.from(part, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys, keyId), bytes(nonce), { authTagLength: 16 })
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
}
