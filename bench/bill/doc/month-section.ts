import { ASSUMED } from '../assumed.ts';
import { sumOf } from '../bill.ts';
import type { Counts } from '../counts.ts';
import { idleMonth } from '../items-of-month.ts';
import { PRICE_LISTS } from '../prices/price-list.ts';
import { reasons, rowOf } from './case-section.ts';
import { money, table, times } from './numbers.ts';

/** What a month costs in which nobody comes. */
export function monthSection(counts: Counts): string {
  const items = idleMonth(counts);
  const sums = PRICE_LISTS.map((list) => sumOf(items, list));
  const all = PRICE_LISTS.map(({ currency }, index) => {
    const { price = 0, floor = 0 } = sums[index] ?? {};
    return `${money(price)} ${currency}, ${times(price, floor)} its floor of ${money(floor)}`;
  });
  const kept = PRICE_LISTS.map(
    ({ currency }, index) => `${money((sums[index]?.price ?? 0) * ASSUMED.keptMonths)} ${currency}`,
  );
  return [
    table(
      ['what', 'how many', 'floor', 'times', ...PRICE_LISTS.map(({ currency }) => currency)],
      items.map((item) => rowOf(item, 1)),
    ),
    `Together: ${all.join('; ')}. In the ${ASSUMED.keptMonths} months for which a case is kept, that comes to ${kept.join(' and ')}.`,
    `Why these are more than twice their floor:\n\n${reasons(items)}`,
  ].join('\n\n');
}
