import { accepted, refused, type Verdict } from '../values/verdict.ts';
import type { Change } from './change.ts';
import type { Declaration } from './declaration.ts';
import type { Move } from './moves.ts';

/**
 * The most bytes in one item of the table:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items
 */
export const MAX_ITEM_BYTES = 400 * 1024;

/**
 * Bytes that people's texts may not use, so that automatic and operators' acts always fit: a lapse, a grant, a new run,
 * an escalation, the keys of the indexes, and a task token of up to 2,048 characters:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
const RESERVE_BYTES = 8 * 1024;

/** How large a declaration may become by the texts that people write into it. */
export const BUDGET_BYTES = MAX_ITEM_BYTES - RESERVE_BYTES;

/** Acts that bring text. All other acts change only words and days, which fit into the reserve. */
const WRITING: ReadonlySet<Move> = new Set<Move>([
  'change',
  'submit',
  'return',
  'post',
  'record',
  'object',
  'settle',
  'correct-contact',
]);

/**
 * Whether the texts that an act brings still fit into the declaration's record. The limits of the fields together leave
 * enough room under a call of usual length, so honest applicants never meet this bound; it protects the record under
 * any call.
 */
export function fitsIntoRecord(declaration: Declaration, change: Change): Verdict<void> {
  if (!WRITING.has(change.move)) return accepted(undefined);
  const bytes = bytesOf({ ...declaration, ...without(change), standing: change.to });
  return bytes <= BUDGET_BYTES ? accepted(undefined) : refused('record-full');
}

function without({ set, drop = [] }: Change): object {
  const dropped = Object.fromEntries(drop.map((name) => [name, undefined]));
  return { ...dropped, ...set };
}

/** The bytes of the longest number. Every number is counted so. */
const NUMBER_BYTES = 21;
const CONTAINER_BYTES = 3;
const ELEMENT_BYTES = 1;

/**
 * The bytes that a value takes in the table. The count may be too high, but never too low:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return NUMBER_BYTES;
  if (typeof value !== 'object' || value === null) return ELEMENT_BYTES;
  const elements = Array.isArray(value)
    ? value.map(bytesOf)
    : Object.entries(value).map(([name, each]) =>
        each === undefined ? -ELEMENT_BYTES : Buffer.byteLength(name) + bytesOf(each),
      );
  return elements.reduce((sum, bytes) => sum + ELEMENT_BYTES + bytes, CONTAINER_BYTES);
}
