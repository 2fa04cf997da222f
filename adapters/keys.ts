import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { CompactSign, compactVerify, decodeProtectedHeader } from 'jose';
import { openSecret } from './secrets.ts';

/** Keys of one purpose: the current one writes, every one reads. Each is 32 bytes in base64. */
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

/** Keys that nobody else has. */
export function freshKeyRing(): KeyRing {
  return { linkSigning: freshRing(), identityHash: freshRing(), identityEncryption: freshRing() };
}

/**
 * The ring with a fresh current key for links, or for encryption; the old ones still open what they have signed or
 * sealed. The identity hash has no such way: who holds a claim is found by it.
 */
export function rotated(ring: KeyRing, purpose: 'linkSigning' | 'identityEncryption'): KeyRing {
  const { id, key } = freshKey();
  return { ...ring, [purpose]: { current: id, keys: { ...ring[purpose].keys, [id]: key } } };
}

export interface Keys {
  /** A keyed hash by which a person is looked up: the same kind and number always give the same text. */
  hashIdentity(kind: string, number: string): Promise<string>;
  /** The number encrypted, bound to the declaration that it belongs to: `keyId.nonce.tag.ciphertext`. */
  sealIdentity(number: string, declaration: string): Promise<string>;
  /** Throws if the text was altered or belongs to another declaration. */
  openIdentity(sealed: string, declaration: string): Promise<string>;
  /** A text encrypted, bound to all of these: the page that carries it cannot read it, nor anybody else. */
  sealTyped(text: string, ...bound: readonly string[]): Promise<string>;
  /** Undefined where the text was altered or is bound to something else. */
  openTyped(sealed: string, ...bound: readonly string[]): Promise<string | undefined>;
  /** The link's token: a JWS of key id and link id, always the same for the same link while its key is current. */
  signLink(link: string): Promise<string>;
  /** The link's id; undefined where the token is not one that a key of the ring has signed. */
  readLink(token: string): Promise<string | undefined>;
  /** Proves that a form came from our page: bound to all of these, e.g. who was shown it, what, and which version. */
  sealForm(...bound: readonly string[]): Promise<string>;
  isFormSeal(seal: string, ...bound: readonly string[]): Promise<boolean>;
}

/** A ring is read again for a key that it lacks, but no more often than this, in milliseconds. */
const MIN_AGE = 60_000;

/** A key that was taken out of the ring opens nothing any more after so long, in milliseconds. */
const MAX_AGE = 600_000;

/**
 * The key ring, read and kept for a while. A key that another process has already rotated to is looked for in the ring
 * as it is now; `leastAge` bounds how often strangers' tokens can make it be read, `mostAge` how long one that was
 * taken out goes on. While the secret does not answer, the ring is as it was.
 */
export function openKeys(
  secretId: string,
  endpoint?: string,
  { leastAge = MIN_AGE, mostAge = MAX_AGE } = {},
): Keys {
  const secret = openSecret(secretId, endpoint);
  let held: KeyRing | undefined;
  let reading: Promise<KeyRing> | undefined;
  let readAt = 0;
  const age = () => performance.now() - readAt;
  const read = () => {
    readAt = performance.now();
    reading = secret()
      .then(ringIn)
      .then(
        (ring) => {
          held = ring;
          return ring;
        },
        (error) => {
          if (held) return held;
          reading = undefined;
          throw error;
        },
      );
    return reading;
  };
  const ring = () => (reading && age() < mostAge ? reading : read());
  /** The keys of this purpose; read again where this one is not among them. */
  const keysFor = async (purpose: 'linkSigning' | 'identityEncryption', kid: string) => {
    const { keys } = (await ring())[purpose];
    const isStale = !Object.hasOwn(keys, kid) && age() >= leastAge;
    return isStale ? (await read())[purpose].keys : keys;
  };
  const linkKeys = (kid: string) => keysFor('linkSigning', kid);
  return {
    async hashIdentity(kind, number) {
      const { current, keys } = (await ring()).identityHash;
      return createHmac('sha256', keyOf(keys, current)).update(`${kind}\n${number}`).digest('hex');
    },
    async sealIdentity(number, declaration) {
      const { current, keys } = (await ring()).identityEncryption;
      return seal(number, declaration, current, keyOf(keys, current));
    },
    async openIdentity(sealed, declaration) {
      const [kid = ''] = sealed.split('.');
      return open(sealed, declaration, await keysFor('identityEncryption', kid));
    },
    async sealTyped(text, ...bound) {
      const { current, keys } = (await ring()).identityEncryption;
      return seal(text, typedBy(bound), current, keyOf(keys, current));
    },
    async openTyped(sealed, ...bound) {
      const [kid = ''] = sealed.split('.');
      const keys = await keysFor('identityEncryption', kid);
      try {
        return open(sealed, typedBy(bound), keys);
      } catch {
        return undefined;
      }
    },
    async signLink(link) {
      const { current, keys } = (await ring()).linkSigning;
      return new CompactSign(Buffer.from(link))
        .setProtectedHeader({ alg: 'HS256', kid: current })
        .sign(keyOf(keys, current));
    },
    readLink: (token) => readLink(token, linkKeys),
    async sealForm(...bound) {
      const { current, keys } = (await ring()).linkSigning;
      return formSeal(current, keys, bound);
    },
    async isFormSeal(seal, ...bound) {
      const [kid = ''] = seal.split('.');
      const keys = await linkKeys(kid);
      return Object.hasOwn(keys, kid) && isSame(seal, formSeal(kid, keys, bound));
    },
  };
}

/** What the parser says of a text that is no JSON repeats a part of it: here that is key material, and goes to a log. */
function ringIn(text: string): KeyRing {
  try {
    return JSON.parse(text) as KeyRing;
  } catch {
    throw new Error('The secret of the key ring is not JSON');
  }
}

function keyOf(keys: Readonly<Record<string, string>>, id: string): Buffer {
  const key = keys[id];
  if (key === undefined) throw new Error(`The key ring has no key ${id}`);
  return Buffer.from(key, 'base64');
}

/** A JWS signs `header.payload`; the word before a form's parts keeps one from standing for the other. */
function formSeal(keyId: string, keys: Readonly<Record<string, string>>, bound: readonly string[]): string {
  const text = `form\n${JSON.stringify(bound)}`;
  return `${keyId}.${createHmac('sha256', keyOf(keys, keyId)).update(text).digest('base64url')}`;
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/** The secret that cannot be read is not the token's fault: it throws. */
async function readLink(
  token: string,
  keysWith: (kid: string) => Promise<Readonly<Record<string, string>>>,
): Promise<string | undefined> {
  if (!isWrittenAsSigned(token)) return undefined;
  const kid = kidOf(token);
  const keys = await keysWith(kid);
  if (!Object.hasOwn(keys, kid)) return undefined;
  try {
    const { payload } = await compactVerify(token, keyOf(keys, kid), { algorithms: ['HS256'] });
    return Buffer.from(payload).toString('utf8');
  } catch {
    return undefined;
  }
}

/**
 * Header and payload are signed as they are written, but of the signature only its bytes are compared, and decoders
 * forgive spaces, padding and spare bits: a link has one token, and any other text is none.
 */
function isWrittenAsSigned(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

function kidOf(token: string): string {
  try {
    return decodeProtectedHeader(token).kid ?? '';
  } catch {
    return '';
  }
}

function seal(number: string, declaration: string, keyId: string, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(declaration));
  const text = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
  return [keyId, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

/** No declaration's number is written so: what is sealed for the one is never opened as the other. */
function typedBy(bound: readonly string[]): string {
  return JSON.stringify(['typed', ...bound]);
}

function open(sealed: string, declaration: string, keys: Readonly<Record<string, string>>): string {
  const [keyId = '', nonce = '', tag = '', text = ''] = sealed.split('.');
  const bytes = (part: string) => Buffer.from(part, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys, keyId), bytes(nonce), { authTagLength: 16 })
    .setAAD(Buffer.from(declaration))
    .setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
}

/** SHA-256 in hex, of a text or of bytes. */
export function fingerprint(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
