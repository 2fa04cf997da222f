import * as v from 'valibot';
import { DAY_OR_MONTH, dayTyped } from '../typed/typed-day.ts';
import { daysThatExist } from '../typed/typed-form.ts';
import { type Day, plusDays } from '../values/instant.ts';

const written = v.pipe(v.string(), v.transform(dayOrMonthTyped), v.regex(DAY_OR_MONTH));

/** A day of the last or this century, or a month where nobody knows the day: `2017-12-31`, `2017-12`. */
export const dayOrMonth = v.pipe(written, daysThatExist());

/** A month of the last or this century, `2017-12`. A day stands for its month. */
export const month = v.pipe(
  written,
  daysThatExist(),
  v.transform((text) => text.slice(0, 7)),
);

/**
 * Reads a day or a month as people type it, 2017/12/31 or 2017年12月, and writes it as `2017-12-31` or `2017-12`. Any other
 * text is returned in its normal form.
 */
export function dayOrMonthTyped(typed: string): string {
  const text = dayTyped(typed);
  const [, y, m = ''] = /^\s*(\d{4})[-/.年 ]+(\d{1,2}) ?月?\s*$/.exec(text) ?? [];
  return y === undefined ? text : `${y}-${m.padStart(2, '0')}`;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The first day that a day or a month can mean. */
export function firstDay(written: string): Day {
  return MONTH.test(written) ? `${written}-01` : written;
}

/** The last day that a day or a month can mean. */
export function lastDay(written: string): Day {
  if (!MONTH.test(written)) return written;
  const [y = 0, m = 0] = written.split('-').map(Number);
  const next = m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, '0')}-01`;
  return plusDays(next, -1);
}
