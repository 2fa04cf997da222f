import { ungrouped } from '../typed/half-width.ts';

/**
 * Damm's quasigroup of order 10 (H. M. Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004). Its check digit
 * catches every wrong digit and every swap of neighbours, and stays within 0–9; ISO 7064 MOD 11,10 misses some swaps.
 */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
].join('');

const RANDOM_DIGITS = 7;

/**
 * Draws a number for a declaration that people can read to each other over the telephone, `YYYY-DDDD-DDDD`: the year of
 * the call, seven random digits and a check digit over all of them. It may already be taken; the write that keeps it
 * refuses a number that is. `random` returns `0 <= x < 1`.
 */
export function referenceNumber(year: number, random: () => number): string {
  const drawn = Math.floor(random() * 10 ** RANDOM_DIGITS);
  const digits = String(year).padStart(4, '0') + String(drawn).padStart(RANDOM_DIGITS, '0');
  return grouped(digits + remainderOf(digits));
}

/**
 * Reads a reference number that a person typed. Spaces, dashes of any kind and width and full-width digits make no
 * difference. It is undefined if the count of digits is wrong or the check digit does not fit.
 */
export function readReferenceNumber(text: string): string | undefined {
  const digits = ungrouped(text);
  return /^\d{12}$/.test(digits) && remainderOf(digits) === '0' ? grouped(digits) : undefined;
}

/** The check digit of digits that lack one; `0` for digits that end with the right one. */
function remainderOf(digits: string): string {
  return [...digits].reduce((interim, digit) => DAMM.charAt(Number(interim) * 10 + Number(digit)), '0');
}

function grouped(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
}
