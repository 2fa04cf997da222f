import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

/** Keys of one purpose. The current key writes; every key reads. Each is 32 bytes in base64. */
export interface Ring {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
}
/** The key of our account at the provider of short messages: its id and its secret, as the provider's console shows them. */
export interface SmsKey {
  readonly id: string;
  readonly key: string;
}
export interface KeyRing {
  readonly linkSigning: Ring;
  readonly identityHash: Ring;
  readonly identityEncryption: Ring;
  /** Signs files that leave the house. Rings that were made before there were such files have none until it is added. */
  readonly fileSigning?: Ring;
  /** Present where short messages are sent. It is pasted in by hand, since the provider makes it. */
  readonly sms?: SmsKey;
}

/** The rings to which a fresh key is added at any time. */
export type Rotated = 'linkSigning' | 'identityEncryption' | 'fileSigning';

function freshKey(): { id: string; key: string } {
  return { id: randomBytes(6).toString('hex'), key: randomBytes(32).toString('base64') };
}

function freshRing(): Ring {
  const { id, key } = freshKey();
  return { current: id, keys: { [id]: key } };
}

/** Makes a new ring of random keys. */
export function freshKeyRing(): KeyRing {
  return {
    linkSigning: freshRing(),
    identityHash: freshRing(),
    identityEncryption: freshRing(),
    fileSigning: freshRing(),
  };
}

/** Adds a fresh current key for links, for encryption or for files. The old keys still verify and decrypt. */
export function rotated(ring: KeyRing, purpose: Rotated): KeyRing {
  const { id, key } = freshKey();
  return { ...ring, [purpose]: { current: id, keys: { ...ring[purpose]?.keys, [id]: key } } };
}

/**
 * The steps by which the key of the identity hash changes, each a ring of its own that every process must hold before the
 * next: `prepare` adds a key that is looked under and writes nothing; `promote` lets that key write; `retire` takes away every key
 * but the one that writes, once nothing is left under them.
 */
export const HASH_STEPS = ['prepare', 'promote', 'retire'] as const;
export type HashStep = (typeof HASH_STEPS)[number];

/** The ring after a step; undefined where the step has nothing to do: two keys at most are in the ring at once. */
export function stepped(ring: KeyRing, step: HashStep): KeyRing | undefined {
  const { current, keys } = ring.identityHash;
  const [other, ...more] = Object.keys(keys).filter((id) => id !== current);
  if (step === 'prepare') {
    const { id, key } = freshKey();
    return other === undefined
      ? { ...ring, identityHash: { current, keys: { ...keys, [id]: key } } }
      : undefined;
  }
  if (other === undefined || more.length > 0) return undefined;
  if (step === 'promote') return { ...ring, identityHash: { current: other, keys } };
  return { ...ring, identityHash: { current, keys: { [current]: keys[current] ?? '' } } };
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
