import { createHmac } from 'node:crypto';
import { type FileSignature, signFile } from './file-signature.ts';
import { formSeal, isSame } from './form-seal.ts';
import { holdRing, type RingAges } from './held-ring.ts';
import { keyOf, type Ring } from './key-ring.ts';
import { signLink, verifyLinkToken } from './link-token.ts';
import { open, seal } from './sealed-text.ts';

export interface Keys {
  /** Reads the key ring unless it is held, for a function that will need it. */
  hold(): Promise<void>;
  /**
   * A keyed hash by which a person is looked up, `keyId.hash`, under the current key. Equal kind and number give an equal
   * hash while the key is current.
   */
  hashIdentity(kind: string, number: string): Promise<string>;
  /**
   * The hashes under every key of the ring, the current key's first. While a key is changed, whoever looks a person up looks
   * under all of them, and writes under the first.
   */
  hashesOfIdentity(kind: string, number: string): Promise<[string, ...string[]]>;
  /** The ids of the keys of the identity hash that write no more, but under which something may still stand. */
  formerIdentityKeys(): Promise<string[]>;
  /** Encrypts the number, bound to the declaration that it belongs to: `keyId.nonce.tag.ciphertext`. */
  encryptIdentityNumber(number: string, declaration: string): Promise<string>;
  /** Decrypts a declaration's identity number. It throws if the text was altered or belongs to another declaration. */
  decryptIdentityNumber(sealed: string, declaration: string): Promise<string>;
  /**
   * Encrypts a text that a person typed, bound to all of `bound`, so that the page that carries it cannot read it, nor
   * anybody else.
   */
  sealTyped(text: string, ...bound: readonly string[]): Promise<string>;
  /** Decrypts a text that a person typed; undefined if it was altered or is bound to something else. */
  openTyped(sealed: string, ...bound: readonly string[]): Promise<string | undefined>;
  /** The token of a link: a JWS of key id and link id. A link keeps its token while its key is current. */
  signLink(link: string): Promise<string>;
  /** The id of the link; undefined unless a key of the ring signed the token. */
  verifyLinkToken(token: string): Promise<string | undefined>;
  /**
   * Proves that a form came from our page. It is bound to all of `bound`, for example to its reader, its subject and
   * its version.
   */
  sealForm(...bound: readonly string[]): Promise<string>;
  isFormSeal(seal: string, ...bound: readonly string[]): Promise<boolean>;
  /** Signs a file that leaves the house, so that anybody can check it by the public key; undefined if the ring has no key for it. */
  signFile(bytes: Uint8Array): Promise<FileSignature | undefined>;
}

/** Opens the functions that hash, encrypt and sign with the key ring in this secret. */
export function openKeys(secretId: string, endpoint?: string, ages: RingAges = {}): Keys {
  const { ring, keysFor, fileSigning } = holdRing(secretId, endpoint, ages);
  const linkKeys = (kid: string) => keysFor('linkSigning', kid);
  return {
    async hold() {
      await ring();
    },
    async hashIdentity(kind, number) {
      return hashesUnder((await ring()).identityHash, kind, number)[0];
    },
    async hashesOfIdentity(kind, number) {
      return hashesUnder((await ring()).identityHash, kind, number);
    },
    async formerIdentityKeys() {
      const { current, keys } = (await ring()).identityHash;
      return Object.keys(keys).filter((id) => id !== current);
    },
    async encryptIdentityNumber(number, declaration) {
      const { current, keys } = (await ring()).identityEncryption;
      return seal(number, declaration, current, keyOf(keys, current));
    },
    async decryptIdentityNumber(sealed, declaration) {
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
      return signLink(link, current, keyOf(keys, current));
    },
    verifyLinkToken: (token) => verifyLinkToken(token, linkKeys),
    async sealForm(...bound) {
      const { current, keys } = (await ring()).linkSigning;
      return formSeal(current, keys, bound);
    },
    async isFormSeal(seal, ...bound) {
      const [kid = ''] = seal.split('.');
      const keys = await linkKeys(kid);
      return Object.hasOwn(keys, kid) && isSame(seal, formSeal(kid, keys, bound));
    },
    async signFile(bytes) {
      const own = await fileSigning();
      return own && signFile(bytes, own);
    },
  };
}

function hashesUnder({ current, keys }: Ring, kind: string, number: string): [string, ...string[]] {
  const under = (id: string) =>
    `${id}.${createHmac('sha256', keyOf(keys, id)).update(`${kind}\n${number}`).digest('hex')}`;
  const others = Object.keys(keys).filter((id) => id !== current);
  return [under(current), ...others.map(under)];
}

/** The binding of a typed text. No declaration's number has this form, so a sealed text is never opened as a number. */
function typedBy(bound: readonly string[]): string {
  return JSON.stringify(['typed', ...bound]);
}
