import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOLDERS, type QuotaRule } from '../../../domain/call/quota-form.ts';
import { postsAllowed } from '../../../domain/quota/allowed.ts';
import type { PostStatement } from '../../../domain/quota/statement.ts';

type Bands = QuotaRule['allows']['value'];
type Numbers = readonly [approved: number, employed: number, held: number, left: number];

const FREE: Bands = [{ upToPercent: 100 }];
const UP_TO_115: Bands = [{ upToPercent: 115 }];
/** Henan 2015: above the ratio by up to ten points two leave and one comes in, by up to fifteen three leave, above that nobody. */
const BY_LEAVING: Bands = [
  { upToPercent: 100 },
  { upToPercent: 110, against: { out: 2, in: 1 } },
  { upToPercent: 115, against: { out: 3, in: 1 } },
];

const stated = ([approved, employed, held, left]: Numbers): PostStatement => ({
  ...{ level: 'mid', approved, employed, held, left, approvedBy: '示例局', approvedOn: '2021-03-15' },
});
const rule = (bands: Bands, counts: readonly (typeof HOLDERS)[number][] = HOLDERS) => ({
  counts: { value: [...counts], source: '五' },
  allows: { value: [...bands], source: '五' },
});

test.each<[string, Bands, Numbers, number]>([
  ['free posts only', FREE, [10, 6, 1, 0], 3],
  ['no post is free', FREE, [10, 9, 1, 5], 0],
  ['above the approved number', FREE, [10, 14, 0, 0], 0],
  ['nothing approved', FREE, [0, 0, 0, 0], 0],
  ['115 % of 20 are 23', UP_TO_115, [20, 20, 1, 0], 2],
  ['115 % of 9 are 10, rounded down', UP_TO_115, [9, 9, 0, 0], 1],
  ['the last one within 115 %', UP_TO_115, [20, 22, 0, 0], 1],
  ['one above 115 % already', UP_TO_115, [20, 23, 0, 0], 0],
  ['four left, so two come in above the ratio', BY_LEAVING, [100, 100, 0, 4], 2],
  ['one left, so nobody comes in', BY_LEAVING, [100, 104, 0, 1], 0],
  ['a free post first, and by leaving no more than that', BY_LEAVING, [100, 99, 0, 2], 1],
  ['by leaving as far as the band goes, and no further', BY_LEAVING, [100, 108, 0, 4], 2],
  ['six left and three to the band’s end come in', BY_LEAVING, [100, 107, 0, 6], 3],
  ['beyond ten points three leave for one', BY_LEAVING, [100, 111, 0, 6], 2],
  ['above the last band nobody', BY_LEAVING, [100, 115, 0, 90], 0],
])('%s', (_, bands, numbers, allowed) => {
  expect(postsAllowed(rule(bands), stated(numbers))).toBe(allowed);
});

test('who holds a title without employment stands against the posts only where the call says so', () => {
  const numbers = stated([10, 6, 3, 0]);
  expect(postsAllowed(rule(FREE), numbers)).toBe(1);
  expect(postsAllowed(rule(FREE, ['employed']), numbers)).toBe(4);
});

test('whoever comes in stays within the last band, and more approved or left never allow fewer', () => {
  const number = fc.integer({ min: 0, max: 300 });
  fc.assert(
    fc.property(number, number, number, number, (approved, employed, held, left) => {
      const allowed = postsAllowed(rule(BY_LEAVING), stated([approved, employed, held, left]));
      const standing = employed + held;
      if (allowed > 0) expect((standing + allowed) * 100).toBeLessThanOrEqual(approved * 115);
      const more = postsAllowed(rule(BY_LEAVING), stated([approved, employed, held, left + 1]));
      expect(more).toBeGreaterThanOrEqual(allowed);
      expect(postsAllowed(rule(FREE), stated([approved + 1, employed, held, left]))).toBeGreaterThanOrEqual(
        postsAllowed(rule(FREE), stated([approved, employed, held, left])),
      );
    }),
  );
});
