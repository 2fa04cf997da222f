import { expect } from 'vitest';
import { MOST_CALLS, type Turned } from './filled-desk.ts';

/** A page takes the link, what surrounds the desk, its places and its cases: fewer would not have been counted. */
export function expectFewCalls(pages: readonly Turned[]): void {
  const calls = pages.map((page) => page.calls);
  expect(Math.max(...calls)).toBeLessThanOrEqual(MOST_CALLS);
  expect(Math.min(...calls)).toBeGreaterThanOrEqual(4);
}
