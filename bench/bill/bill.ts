import { type Billed, type PriceList, priceOf } from './prices/price-list.ts';

/** One item of a bill beside the least that would do, both in single units of what is billed. */
export interface Item {
  readonly what: string;
  readonly billed: Billed;
  readonly many: number;
  readonly floor: number;
  /** Why it is more than twice its floor. */
  readonly why?: string;
}

/** A part of what one case costs. */
export interface Part {
  readonly name: string;
  readonly items: readonly Item[];
}

/** The money of some items in one region, and of their floors; `without` names items whose price was not found. */
export interface Sum {
  readonly price: number;
  readonly floor: number;
  readonly without: readonly Item[];
}

export function sumOf(items: readonly Item[], list: PriceList): Sum {
  const priced = items.flatMap((item) => {
    const each = priceOf(list, item.billed);
    return each === undefined ? [] : [{ price: item.many * each, floor: item.floor * each }];
  });
  return {
    price: priced.reduce((sum, { price }) => sum + price, 0),
    floor: priced.reduce((sum, { floor }) => sum + floor, 0),
    without: items.filter(({ billed }) => priceOf(list, billed) === undefined),
  };
}

export const isOverTwice = ({ many, floor }: Item): boolean => many > 2 * floor;

/** The price of driving a case may be so many times its floor. */
export const AIM_TIMES = 3.5;
