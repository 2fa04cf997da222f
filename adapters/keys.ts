import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
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
  };
}

async function read(client: SecretsManagerClient, SecretId: string): Promise<KeyRing> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  return JSON.parse(SecretString ?? '') as KeyRing;
}

function keyOf(keys: Readonly<Record<string, string>>, id: string): Buffer {
  const key = keys[id];
  if (key === undefined) throw new Error(`The key ring has no key ${id}`);
  return Buffer.from(key, 'base64');
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
