import { BILLED, type Billed, PRICE_LISTS, type Price } from '../prices/price-list.ts';
import { inFull, table } from './numbers.ts';

const ALL = Object.keys(BILLED) as Billed[];

/** Every price with the number of its source, the sources with their dates, and what is doubtful. */
export function priceSection(): string {
  const sources = sourcesOf();
  const cellOf = (found: Price | undefined) =>
    found ? `${inFull(found.price)} (${sources.indexOf(sourceOf(found)) + 1})` : 'not found';
  const rows = ALL.map((billed) => [
    BILLED[billed],
    ...PRICE_LISTS.map(({ prices }) => cellOf(prices[billed])),
  ]);
  const heads = PRICE_LISTS.map(({ currency, region }) => `${currency}, ${region}`);
  return [
    table(['what is billed', ...heads], rows),
    `Where each was seen, and the date there:\n\n${sources.map((source, index) => `${index + 1}. ${source}`).join('\n')}`,
    `Doubts about them:\n\n${doubts()}`,
  ].join('\n\n');
}

function sourcesOf(): string[] {
  const found = PRICE_LISTS.flatMap(({ prices }) => ALL.flatMap((billed) => prices[billed] ?? []));
  return [...new Set(found.map(sourceOf))];
}

const sourceOf = ({ seen, dated }: Price): string => `<${seen}>, ${dated}`;

function doubts(): string {
  const said = PRICE_LISTS.flatMap(({ region, prices }) => {
    const doubtful = ALL.filter((billed) => prices[billed]?.doubt !== undefined);
    const whys = [...new Set(doubtful.map((billed) => prices[billed]?.doubt))];
    return whys.map((why) => {
      const names = doubtful
        .filter((billed) => prices[billed]?.doubt === why)
        .map((billed) => BILLED[billed]);
      return `- ${region}, ${names.join('; ')}: ${why}.`;
    });
  });
  return said.join('\n');
}

/** What stands in no sum of a region, since no price of it was found. */
export function missingPrices(): string {
  const said = PRICE_LISTS.map(({ region, prices }) => {
    const names = ALL.filter((billed) => !prices[billed]).map((billed) => BILLED[billed]);
    return `- What no price was found for in ${region}: ${names.join('; ')}.`;
  });
  return said.join('\n');
}
