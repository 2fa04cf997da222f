import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CompactSign, compactVerify } from 'jose';
import { clientSettings } from './client-settings.ts';

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

export interface Keys {
  /** A keyed hash by which a person is looked up: the same kind and number always give the same text. */
  hashIdentity(kind: string, number: string): Promise<string>;
  /** The number encrypted, bound to the declaration that it belongs to: `keyId.nonce.tag.ciphertext`. */
  sealIdentity(number: string, declaration: string): Promise<string>;
  /** Throws if the text was altered or belongs to another declaration. */
  openIdentity(sealed: string, declaration: string): Promise<string>;
  /** The link's token: a JWS of key id and link id, always the same for the same link while its key is current. */
  signLink(link: string): Promise<string>;
  /** The link's id; undefined where the token is not one that a key of the ring has signed. */
  readLink(token: string): Promise<string | undefined>;
  /** Proves that a form came from our page: bound to all of these, e.g. who was shown it, what, and which version. */
  sealForm(...bound: readonly string[]): Promise<string>;
  isFormSeal(seal: string, ...bound: readonly string[]): Promise<boolean>;
}

/** The key ring is read once and kept for the life of the process. */
export function openKeys(secretId: string, endpoint?: string): Keys {
  const client = new SecretsManagerClient(clientSettings(endpoint));
  let reading: Promise<KeyRing> | undefined;
  const ring = () => {
    reading ??= read(client, secretId).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
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
      const { keys } = (await ring()).identityEncryption;
      return open(sealed, declaration, keys);
    },
    async signLink(link) {
      const { current, keys } = (await ring()).linkSigning;
      return new CompactSign(Buffer.from(link))
        .setProtectedHeader({ alg: 'HS256', kid: current })
        .sign(keyOf(keys, current));
    },
    async readLink(token) {
      const { keys } = (await ring()).linkSigning;
      return readLink(token, keys);
    },
    async sealForm(...bound) {
      const { current, keys } = (await ring()).linkSigning;
      return formSeal(current, keys, bound);
    },
    async isFormSeal(seal, ...bound) {
      const { keys } = (await ring()).linkSigning;
      const [kid = ''] = seal.split('.');
      return Object.hasOwn(keys, kid) && isSame(seal, formSeal(kid, keys, bound));
    },
  };
}

async function read(client: SecretsManagerClient, SecretId: string): Promise<KeyRing> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  return ringIn(SecretString ?? '');
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

async function readLink(token: string, keys: Readonly<Record<string, string>>): Promise<string | undefined> {
  if (!isWrittenAsSigned(token)) return undefined;
  try {
    const { payload } = await compactVerify(
      token,
      ({ kid = '' }) => keyOf(keys, Object.hasOwn(keys, kid) ? kid : ''),
      { algorithms: ['HS256'] },
    );
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

function seal(number: string, declaration: string, keyId: string, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(declaration));
  const text = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
  return [keyId, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

function open(sealed: string, declaration: string, keys: Readonly<Record<string, string>>): string {
  const [keyId = '', nonce = '', tag = '', text = ''] = sealed.split('.');
  const bytes = (part: string) => Buffer.from(part, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys, keyId), bytes(nonce), { authTagLength: 16 })
    .setAAD(Buffer.from(declaration))
    .setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
}

/** SHA-256 of a text, in hex. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
