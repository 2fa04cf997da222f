import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyOf } from './key-ring.ts';

/**
 * Seals a form. A JWS signs `header.payload`; the word `form` before the parts keeps either from standing for the
 * other.
 */
export function formSeal(
  keyId: string,
  keys: Readonly<Record<string, string>>,
  bound: readonly string[],
): string {
  const text = `form\n${JSON.stringify(bound)}`;
  return `${keyId}.${createHmac('sha256', keyOf(keys, keyId)).update(text).digest('base64url')}`;
}

/** Compares two seals in a time that does not tell where they differ. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
