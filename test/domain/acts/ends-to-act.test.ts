import { expect, test } from 'vitest';
import { endsToActAt } from '../../../domain/acts/feasibility.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import { beijing, caseOf, declarationIn } from '../../rigs/domain/cases.ts';

const endOf = (standing: Standing, more: Parameters<typeof declarationIn>[1] = {}) =>
  endsToActAt(caseOf(declarationIn(standing, more)));
const until = (wall: string) => ({
  grants: 1,
  grant: { stage: 'recommendation', number: 1, until: beijing(wall) },
});

test('a desk must act by the end of the last day to post while a public notice is ahead, and then by its closing', () => {
  expect(endOf('submitted')).toBe(endOf('supported'));
  expect(endOf('supported') ?? '').toMatch(/T16:00:00\.000Z$/);
  expect((endOf('supported') ?? '') < (endOf('posted') ?? '')).toBe(true);
  expect(endOf('draft')).toBeDefined();
  expect(endOf('recommended')).toBeUndefined();
});

test('a late entry ends at its hour, and before its stage’s closing it changes nothing', () => {
  expect(endOf('forwarded', until('2021-11-29 10:00'))).toBe(beijing('2021-11-29 10:00'));
  expect(endOf('forwarded', until('2021-10-01'))).toBe(endOf('forwarded'));
});
