import type { Measured } from '../bench.ts';
import { AIM_TIMES, type Part, sumOf } from './bill.ts';
import { countQuickly } from './counts.ts';
import { money, times } from './doc/numbers.ts';
import { partsOfCase } from './items-of-case.ts';
import { idleMonth } from './items-of-month.ts';
import { PRICE_LISTS, type PriceList } from './prices/price-list.ts';

/** Prices a case of a county, and an idle month, in one region of each partition. */
export async function measureBill(): Promise<Measured[]> {
  const counts = await countQuickly();
  const parts = partsOfCase(counts);
  return PRICE_LISTS.flatMap((list) => [
    ...parts.map((_, index) => upTo(parts.slice(0, index + 1), list)),
    {
      what: `an idle month in ${list.region}`,
      value: inMoney(idleMonth(counts), list),
      aim: 'docs/costs.md',
    },
  ]);
}

/** A case up to one of its parts. The aim is for the first, which alone has a floor of its own. */
function upTo(parts: readonly Part[], list: PriceList): Measured {
  const items = parts.flatMap((part) => part.items);
  const { price, floor } = sumOf(items, list);
  const isDriving = parts.length === 1;
  return {
    what: isDriving ? `driving a thousand cases in ${list.region}` : `and ${parts.at(-1)?.name}`,
    value: `${inMoney(items, list, 1000)}, ${times(price, floor)} the floor`,
    aim: isDriving ? `at most ${AIM_TIMES} × the floor` : 'docs/costs.md',
    ...(isDriving ? { isMet: price <= AIM_TIMES * floor } : {}),
  };
}

function inMoney(items: Part['items'], list: PriceList, lots = 1): string {
  const { price } = sumOf(items, list);
  return `${money(price * lots)} ${list.currency}`;
}
