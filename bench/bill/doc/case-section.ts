import { AIM_TIMES, type Item, isOverTwice, type Part, sumOf } from '../bill.ts';
import type { Counts } from '../counts.ts';
import { partsOfCase } from '../items-of-case.ts';
import { openStages } from '../items-of-month.ts';
import { PRICE_LISTS, type PriceList } from '../prices/price-list.ts';
import { amount, money, table, times } from './numbers.ts';

const CASES = 1000;
const CURRENCIES = PRICE_LISTS.map(({ currency }) => currency);

/** What one case takes, item by item, and the sums of its parts beside their floor. */
export function caseSection(counts: Counts): string {
  const parts = partsOfCase(counts);
  const rows = parts.flatMap(({ name, items }) => [
    [`**${name}**`, '', '', '', ...CURRENCIES.map(() => '')],
    ...items.map((item) => rowOf(item, CASES)),
  ]);
  const heads = CURRENCIES.map((currency) => `${currency}, 1,000 cases`);
  return [
    table(['what', 'a case', 'floor', 'times', ...heads], rows),
    sums(parts),
    verdict(parts),
    `Why these are more than twice their floor:\n\n${reasons(parts.flatMap(({ items }) => items))}`,
  ].join('\n\n');
}

/** An item with its count, its floor, and its money in each region. */
export function rowOf(item: Item, lots: number): string[] {
  const { what, many, floor } = item;
  return [
    what,
    amount(many),
    amount(floor),
    times(many, floor),
    ...PRICE_LISTS.map((list) => moneyOf([item], list, lots)),
  ];
}

function moneyOf(items: readonly Item[], list: PriceList, lots: number): string {
  const { price, without } = sumOf(items, list);
  return without.length === items.length ? 'not found' : money(price * lots);
}

/** The sums from the first part on, each with what comes before it. */
function sums(parts: readonly Part[]): string {
  const rows = parts.map(({ name }, index) => {
    const items = parts.slice(0, index + 1).flatMap((part) => part.items);
    const cells = PRICE_LISTS.flatMap((list) => {
      const { price, floor } = sumOf(items, list);
      return [money(price * CASES), money(floor * CASES), times(price, floor)];
    });
    return [index === 0 ? name : `and ${name}`, ...cells];
  });
  const heads = CURRENCIES.flatMap((currency) => [`${currency}, 1,000 cases`, 'floor', 'times']);
  return table(['sum', ...heads], rows);
}

/** The reasons why the sum is above the aim although no part of it is for nothing. */
const BETWEEN = [
  'What stands between: a transaction is billed twice, and ledger, timeline and gate are written in it with each act, so that no letter',
  'is lost or sent twice and nobody acts after a lock; those units and the locks on files alone take more than half of what the aim allows.',
  'A wait could do without its question only if every decision were an error of its task, or if a state said what is not so',
  '([decision 0003](decisions/0003-one-loop-for-a-declaration.md)).',
].join('\n');

function verdict(parts: readonly Part[]): string {
  const [driving] = parts;
  const said = PRICE_LISTS.map((list) => {
    const { price, floor } = sumOf(driving?.items ?? [], list);
    const isMet = price <= AIM_TIMES * floor;
    return `${times(price, floor)} its floor in ${list.region}, ${isMet ? 'met' : 'missed'}`;
  });
  const aim = `The aim is that driving a case costs at most ${AIM_TIMES} × its floor: ${said.join('; ')}. ${halved(driving?.items ?? [])}`;
  return `${aim}\n\n${BETWEEN}`;
}

/** China's price of a write is an old one; the sum with half of it shows how much rests on that. */
function halved(items: readonly Item[]): string {
  return PRICE_LISTS.flatMap((list) => {
    const { write } = list.prices;
    if (!write?.doubt) return [];
    const halfPriced = { ...list, prices: { ...list.prices, write: { ...write, price: write.price / 2 } } };
    const { price, floor } = sumOf(items, halfPriced);
    return `With half the price of a write, which is in doubt there, it would be ${times(price, floor)} in ${list.region}.`;
  }).join(' ');
}

export function reasons(items: readonly Item[]): string {
  const over = items.filter(isOverTwice);
  const whys = [...new Set(over.map(({ why = '' }) => why))];
  return whys
    .map((why) => {
      const names = over.filter((item) => item.why === why).map(({ what }) => what);
      return `- ${[...new Set(names)].join(', ')}: ${why}`;
    })
    .join('\n');
}

const CALLS = [1_000, 10_000];

/** What a call of so many applicants costs until its cases are no longer kept. */
export function callSection(counts: Counts): string {
  const shared = openStages(counts);
  const parts = partsOfCase(counts);
  const rows = [
    ...parts.map(({ name, items }) => [name, ...cellsOf(items, CALLS)]),
    [shared.what, ...cellsOf([shared], [1, 1])],
    ['**together**', ...together(parts, shared)],
  ];
  const heads = CALLS.flatMap((applicants) =>
    PRICE_LISTS.flatMap(({ currency }) => [`${currency}, ${amount(applicants)}`, 'floor']),
  );
  return [
    table(['what', ...heads], rows),
    `Together that is ${ratios(parts, shared)}. What is over twice its floor is so for the reasons above.`,
  ].join('\n\n');
}

function ratios(parts: readonly Part[], shared: Item): string {
  const items = parts.flatMap((part) => part.items);
  const said = CALLS.flatMap((many) =>
    PRICE_LISTS.map((list) => {
      const [each, once] = [sumOf(items, list), sumOf([shared], list)];
      const ratio = times(each.price * many + once.price, each.floor * many + once.floor);
      return `${ratio} its floor for ${amount(many)} in ${list.region}`;
    }),
  );
  return said.join(', ');
}

function cellsOf(items: readonly Item[], lots: readonly number[]): string[] {
  return lots.flatMap((many) =>
    PRICE_LISTS.flatMap((list) => {
      const { price, floor } = sumOf(items, list);
      return [money(price * many), money(floor * many)];
    }),
  );
}

function together(parts: readonly Part[], shared: Item): string[] {
  const items = parts.flatMap((part) => part.items);
  return CALLS.flatMap((many) =>
    PRICE_LISTS.flatMap((list) => {
      const [each, once] = [sumOf(items, list), sumOf([shared], list)];
      return [money(each.price * many + once.price), money(each.floor * many + once.floor)];
    }),
  );
}
