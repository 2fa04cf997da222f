import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyOf } from './key-ring.ts';

/** A JWS signs `header.payload`; the word before a form's parts keeps one from standing for the other. */
export function formSeal(
  keyId: string,
  keys: Readonly<Record<string, string>>,
  bound: readonly string[],
): string {
  const text = `form\n${JSON.stringify(bound)}`;
  return `${keyId}.${createHmac('sha256', keyOf(keys, keyId)).update(text).digest('base64url')}`;
}

/** Compares in a time that does not tell where the two differ. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
