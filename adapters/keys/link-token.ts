import { CompactSign, compactVerify, decodeProtectedHeader } from 'jose';
import { keyOf } from './key-ring.ts';

/** The link's token: a JWS of the key's id and the link's. */
export function signLink(link: string, kid: string, key: Buffer): Promise<string> {
  return new CompactSign(Buffer.from(link)).setProtectedHeader({ alg: 'HS256', kid }).sign(key);
}

/** The link's id, or undefined. A secret that cannot be read is not the token's fault: that throws. */
export async function readLink(
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
