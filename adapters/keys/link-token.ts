import type { KeyObject } from 'node:crypto';
import { CompactSign, compactVerify, decodeProtectedHeader } from 'jose';
import { keyOf } from './key-ring.ts';

/** The token of a link: a JWS of the key's id and the link's id. */
export function signLink(link: string, kid: string, key: KeyObject): Promise<string> {
  return new CompactSign(Buffer.from(link)).setProtectedHeader({ alg: 'HS256', kid }).sign(key);
}

/**
 * The id of the link; undefined unless a key of the ring signed the token. It throws if the secret cannot be read,
 * because that is not the token's fault.
 */
export async function verifyLinkToken(
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
 * Whether the signature is spelled as it was signed. Header and payload are signed as spelled, but only the bytes of
 * the signature are compared, and decoders forgive spaces, padding and spare bits. The check lets a link have only one
 * token.
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
