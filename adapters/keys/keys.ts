import { createHmac } from 'node:crypto';
import { formSeal, isSame } from './form-seal.ts';
import { holdRing, type RingAges } from './held-ring.ts';
import { keyOf } from './key-ring.ts';
import { readLink, signLink } from './link-token.ts';
import { open, seal } from './sealed-text.ts';

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

/** Hashes, seals and signs with the keys of the ring that this secret holds. */
export function openKeys(secretId: string, endpoint?: string, ages: RingAges = {}): Keys {
  const { ring, keysFor } = holdRing(secretId, endpoint, ages);
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
      return signLink(link, current, keyOf(keys, current));
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

/** No declaration's number is written so: what is sealed for the one is never opened as the other. */
function typedBy(bound: readonly string[]): string {
  return JSON.stringify(['typed', ...bound]);
}
