import { halfWidth } from './half-width.ts';

/** A unit that people write after a number that is counted in it. */
const UNIT = / {0,3}(年|学时|小时|分|名)$/;

/**
 * Reads a number as people type it, with its unit or without. What is none stays a text, so that a form refuses it at its
 * field.
 */
export function numberTyped(text: string): number | string {
  const plain = halfWidth(text).replace(UNIT, '');
  return /^\d{1,9}(\.\d{1,9})?$/.test(plain) ? Number(plain) : text;
}
