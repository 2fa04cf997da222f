import { describe, expect, test } from 'vitest';
import { isOverTwice, sumOf } from '../../bench/bill/bill.ts';
import { keptCounts } from '../../bench/bill/counts.ts';
import { missingPrices } from '../../bench/bill/doc/price-section.ts';
import { partsOfCase } from '../../bench/bill/items-of-case.ts';
import { idleMonth, openStages } from '../../bench/bill/items-of-month.ts';
import {
  BILLED,
  type Billed,
  PRICE_LISTS,
  type PriceList,
  priceOf,
} from '../../bench/bill/prices/price-list.ts';

const counts = keptCounts();
const cases = partsOfCase(counts).flatMap(({ items }) => items);
const items = [...cases, ...idleMonth(counts), openStages(counts)];
const HOUSE: PriceList = {
  partition: 'aws',
  region: 'nowhere-1',
  name: 'Nowhere',
  currency: 'USD',
  prices: { write: { price: 2, seen: 'https://example.com/', dated: 'no date' } },
};

describe('the lists of prices', () => {
  test('are of one region of each partition', () => {
    expect(PRICE_LISTS.map(({ partition }) => partition)).toEqual(['aws', 'aws-cn']);
  });

  test.each(PRICE_LISTS)('say of every price in $region where it was seen, and its date', ({ prices }) => {
    for (const { price, seen, dated } of Object.values(prices)) {
      expect(price).toBeGreaterThan(0);
      expect(seen).toMatch(/^https:\/\/\S+$/);
      expect(dated).not.toBe('');
    }
  });

  test('give the price of a single unit, not of a million', () => {
    expect(priceOf(HOUSE, 'write')).toBe(2e-6);
    expect(priceOf(HOUSE, 'read')).toBeUndefined();
  });
});

describe('the bill', () => {
  test.each(items)('explains $what where it is over twice its floor', (item) => {
    expect(item.why !== undefined).toBe(isOverTwice(item));
  });

  test('has the floor of a case in writes of people, waits of stages and puts of files alone, besides keeping', () => {
    const [driving] = partsOfCase(counts);
    const floors = driving?.items
      .filter(({ floor }) => floor > 0)
      .map(({ billed, floor }) => [billed, floor]);
    const { acts, stages, materials } = counts.case;
    expect(floors).toEqual([
      ['write', acts],
      ['state', stages],
      ['put', materials],
    ]);
  });

  test('leaves an item without a price out of the sum and of its floor, and names it', () => {
    const written = { what: 'writes', billed: 'write', many: 3, floor: 1 } as const;
    const read = { what: 'reads', billed: 'read', many: 5, floor: 1 } as const;
    expect(sumOf([written, read], HOUSE)).toEqual({ price: 6e-6, floor: 2e-6, without: [read] });
    for (const { prices } of PRICE_LISTS)
      for (const billed of Object.keys(BILLED) as Billed[])
        if (!prices[billed]) expect(missingPrices()).toContain(BILLED[billed]);
  });
});
