import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import type { Clock } from '../../machine/time/clock.ts';

/** The sources of expressions besides their data. */
export interface ExpressionNeeds {
  readonly clock: Clock;
  /** Makes tokens, generated names and $uuid. */
  readonly random: () => string;
  /** A number from 0 up to 1. */
  readonly chance: () => number;
}

const fromMillis = jsonata('$fromMillis($at, $picture, $zone)');

/**
 * The functions that AWS adds to JSONata, and those that must not read the machine's clock. $eval is missing, as in
 * AWS.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn
 */
export function expressionFunctions({ clock, random, chance }: ExpressionNeeds): Record<string, unknown> {
  return {
    now: (picture?: string, zone?: string) =>
      fromMillis.evaluate(undefined, { at: clock.now(), picture, zone }),
    millis: () => clock.now(),
    uuid: () => random(),
    random: (seed?: number) => (seed === undefined ? chance() : seeded(seed)),
    parse: (text: string): unknown => JSON.parse(text),
    partition,
    range,
    hash,
    eval: undefined,
  };
}

function partition(items: readonly unknown[], size: number): unknown[][] {
  if (!Array.isArray(items) || !Number.isInteger(size) || size < 1)
    throw new Error('$partition takes an array and a whole number of at least 1');
  const parts: unknown[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}

function range(first: number, last: number, step: number): number[] {
  if (![first, last, step].every(Number.isInteger) || step === 0)
    throw new Error('$range takes three whole numbers, the last of which is not 0');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > 1000) throw new Error('$range makes at most 1000 items');
  return Array.from({ length }, (_, at) => first + at * step);
}

const HASHES = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

function hash(text: string, algorithm: string): string {
  if (typeof text !== 'string' || !HASHES.includes(algorithm))
    throw new Error(`$hash takes a string and one of ${HASHES.join(', ')}`);
  return createHash(algorithm.replace('-', '')).update(text).digest('hex');
}

/** Draws one number for one seed. AWS's own number is not documented. */
function seeded(seed: number): number {
  const digest = createHash('sha256').update(String(seed)).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
