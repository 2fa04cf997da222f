import * as v from 'valibot';
import { number } from '../values/form.ts';

const hundredths = v.check((value: number) => Number(value.toFixed(2)) === value);

/** Hours or points up to a maximum, with two decimals. */
export function amountUpTo(most: number) {
  return v.pipe(number, v.minValue(0), v.maxValue(most), hundredths);
}
