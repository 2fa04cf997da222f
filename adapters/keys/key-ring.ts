import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

/** Keys of one purpose. The current key writes; every key reads. Each is 32 bytes in base64. */
export interface Ring {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
}
export interface KeyRing {
  readonly linkSigning: Ring;
  readonly identityHash: Ring;
  readonly identityEncryption: Ring;
}

function freshKey(): { id: string; key: string } {
  return { id: randomBytes(6).toString('hex'), key: randomBytes(32).toString('base64') };
}

function freshRing(): Ring {
  const { id, key } = freshKey();
  return { current: id, keys: { [id]: key } };
}

/** Makes a new ring of random keys. */
export function freshKeyRing(): KeyRing {
  return { linkSigning: freshRing(), identityHash: freshRing(), identityEncryption: freshRing() };
}

/**
 * Adds a fresh current key for links or for encryption. The old keys still verify and decrypt. The identity hash cannot
 * be rotated, because the holder of a claim is found by it.
 */
export function rotated(ring: KeyRing, purpose: 'linkSigning' | 'identityEncryption'): KeyRing {
  const { id, key } = freshKey();
  return { ...ring, [purpose]: { current: id, keys: { ...ring[purpose].keys, [id]: key } } };
}

/**
 * Parses the secret of the key ring. The parser's own error would repeat a part of the text, which here is key material
 * and would go to a log.
 */
export function ringIn(text: string): KeyRing {
  try {
    return JSON.parse(text) as KeyRing;
  } catch {
    throw new Error('The secret of the key ring is not JSON');
  }
}

/** The keys of each ring that is held, as the cryptography takes them: a key in bytes costs several times as much a use. */
const opened = new WeakMap<object, Map<string, KeyObject>>();

export function keyOf(keys: Readonly<Record<string, string>>, id: string): KeyObject {
  const known = opened.get(keys) ?? new Map<string, KeyObject>();
  opened.set(keys, known);
  const found = known.get(id);
  if (found) return found;
  const key = keys[id];
  if (key === undefined) throw new Error(`The key ring has no key ${id}`);
  const made = createSecretKey(key, 'base64');
  known.set(id, made);
  return made;
}
